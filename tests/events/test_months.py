"""The calendar of events month by month."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from events.models import Event
from mmn.content.languages import INTERFACE
from tests.conftest import HIDDEN

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def event(make):
    """``event("Forum", 2019, 9, 16)``: on that day at nine o'clock in Bangkok."""

    def make_event(title, *day, hour=2, **facts):
        starts_at = datetime(*day, hour, tzinfo=UTC)
        facts.setdefault("published_at", timedelta(days=-1))
        return make(Event, title=title, starts_at=starts_at, **facts)

    return make_event


def days(client, address):
    """{day of the month: titles} as the table shows them."""
    weeks = client.get(address).context["weeks"]
    return {
        day["date"].day: [part["event"].title for part in day["parts"]]
        for week in weeks
        for day in week
        if day["inside"] and day["parts"]
    }


def test_month_shows_its_events_on_their_days_with_links(client, event):
    event("Forum", 2019, 9, 16, slug="forum")
    event("Other", 2019, 10, 1)

    page = client.get("/events/calendar/2019/9/")

    assert days(client, "/events/calendar/2019/9/") == {16: ["Forum"]}
    assertContains(page, '<h1 id="month">September 2019</h1>')
    assertContains(page, 'href="/events/forum/"')
    assertNotContains(page, "Other")


def test_event_of_several_days_stands_on_each_and_in_both_months(client, event):
    event("Fair", 2019, 9, 29, ends_at=datetime(2019, 10, 2, 8, tzinfo=UTC))

    assert days(client, "/events/calendar/2019/9/") == {29: ["Fair"], 30: ["Fair"]}
    assert days(client, "/events/calendar/2019/10/") == {1: ["Fair"], 2: ["Fair"]}


def test_cancelled_event_says_so_on_its_day(client, event):
    event("Forum", 2019, 9, 16, holding="cancelled")

    page = client.get("/events/calendar/2019/9/")
    said = '<strong class="changed">Cancelled</strong>'
    assertContains(page, f'{said} <span lang="en">Forum</span>')
    assertContains(page, said, count=2)  # once in the table, once in the list


def test_day_is_that_of_the_place(client, event):
    event("Late in New York", 2019, 10, 1, hour=1, time_zone="America/New_York")
    event("Early in Tokyo", 2019, 9, 30, hour=16, time_zone="Asia/Tokyo")

    assert days(client, "/events/calendar/2019/9/") == {30: ["Late in New York"]}
    assert days(client, "/events/calendar/2019/10/") == {1: ["Early in Tokyo"]}


def test_arrows_lead_to_the_next_months_with_events(client, event):
    event("Old", 2015, 3, 3)
    event("Fair", 2019, 5, 1, ends_at=datetime(2019, 7, 9, tzinfo=UTC))
    event("New", 2020, 1, 31)

    page = client.get("/events/calendar/2019/9/").context
    assert (page["earlier"], page["later"]) == (date(2019, 7, 1), date(2020, 1, 1))
    page = client.get("/events/calendar/2019/6/").context
    assert (page["earlier"], page["later"]) == (date(2019, 5, 1), date(2019, 7, 1))
    page = client.get("/events/calendar/2015/3/").context
    assert (page["earlier"], page["later"]) == (None, date(2019, 5, 1))


def test_month_without_events_says_so_while_it_lies_among_others(client, event):
    event("Old", 2019, 9, 16)

    assertContains(client.get("/events/calendar/2020/2/"), "There are no events")
    assertContains(client.get("/events/calendar/"), "There are no events")


@pytest.mark.parametrize(
    "month", ["2019/8", "2026/12", "2019/13", "2019/0", "0/1", "9999/12", "99999/1"]
)
def test_months_before_the_first_and_after_the_last_are_not_there(client, event, month):
    event("Only", 2019, 9, 16)

    assert client.get(f"/events/calendar/{month}/").status_code == 404


def test_one_month_has_one_address(client, event):
    event("Forum", 2019, 9, 16)

    response = client.get("/events/calendar/2019/09/")

    assert response.status_code == 301
    assert response["Location"] == "/events/calendar/2019/9/"


def test_today_is_marked_in_its_month_only(client, event):
    event("Forum", 2026, 12, 16)

    assertContains(client.get("/events/calendar/"), 'aria-current="date"', count=1)
    december = client.get("/events/calendar/2026/12/")
    assertNotContains(december, 'aria-current="date"')


@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_event_shows_on_no_day_and_opens_no_month(client, event, make, state):
    starts_at = {"starts_at": datetime(2019, 9, 16, tzinfo=UTC)}
    make(Event, title="Riverboat", **starts_at, **HIDDEN[state])

    assert client.get("/events/calendar/2019/9/").status_code == 404
    page = client.get("/events/calendar/")
    assertNotContains(page, "Riverboat")
    assert page.context["earlier"] is None


@pytest.mark.parametrize("code", INTERFACE)
def test_calendar_speaks_every_language(client, event, code):
    original = event("Forum", 2019, 9, 16, slug="forum")
    thai = {"translation_of": original, "language": "th", "slug": "forum"}
    event("เวที", 2019, 9, 16, **thai)
    prefix = "" if code == "en" else f"/{code}"

    page = client.get(f"{prefix}/events/calendar/2019/9/")

    assertContains(page, f'href="{prefix}/events/forum/"')
    assertContains(page, "เวที" if code == "th" else "Forum")
    if code != "th":
        assertContains(page, '<a class="card__other" href="/th/events/forum/"')


def test_calendar_costs_the_same_queries_however_many_events(client, event):
    event("Before", 2019, 8, 1)
    event("After", 2019, 10, 1)
    event("Forum", 2019, 9, 1)
    with CaptureQueriesContext(connection) as few:
        client.get("/events/calendar/2019/9/")
    for day in range(1, 29):
        event(f"Forum {day}", 2019, 9, day)
    with CaptureQueriesContext(connection) as many:
        client.get("/events/calendar/2019/9/")

    assert len(many) == len(few) == 5


def test_list_and_file_of_events_lead_to_each_other(client):
    assertContains(client.get("/events/"), 'href="/events/calendar/"')
    assertContains(client.get("/events/calendar/"), 'href="/events/calendar.ics"')


def test_words_of_the_calendar_are_no_address_of_an_event(make):
    assert make(Event, title="Calendar").slug == "calendar-2"
