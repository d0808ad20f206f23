"""Events that are cancelled, postponed or moved: on pages and in calendars."""

import io
import json
import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil import parser, tz
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar
from pytest_django.asserts import assertContains, assertNotContains
from reversion.models import Version

from events.models import Event
from mmn.desk.versions.restoring import restore
from mmn.desk.versions.store import first_version, keep_version

pytestmark = pytest.mark.django_db

START = datetime(2027, 3, 1, 2, tzinfo=UTC)


@pytest.fixture
def event(make):
    return make(Event, slug="dialogue", starts_at=START, city="Yangon", country="MM")


@pytest.fixture
def item(client):
    """The event as a calendar reads it."""

    def read():
        content = client.get("/events/dialogue/event.ics").content
        return Calendar.from_ical(content).walk("VEVENT")[0]

    return read


def change(event, **fields):
    for name, value in fields.items():
        setattr(event, name, value)
    event.save()


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("starts_at", START, START + timedelta(hours=1)),
        ("ends_at", None, START + timedelta(hours=3)),
        ("all_day", False, True),
        ("time_zone", "Asia/Bangkok", "Asia/Yangon"),
        ("venue", "", "Hotel"),
        ("online_url", "", "https://meet.test/"),
        ("holding", "", "cancelled"),
    ],
)
def test_number_grows_with_every_change_of_time_place_and_state(
    event, item, field, before, after
):
    assert item()["SEQUENCE"] == 0

    change(event, **{field: after})
    assert item()["SEQUENCE"] == 1

    change(event, **{field: before})
    assert item()["SEQUENCE"] == 2


def test_number_stays_when_words_change(event, item):
    change(event, title="Another title", summary="In short.")

    assert item()["SEQUENCE"] == 0


def test_number_grows_when_a_version_is_put_back(event, item, staff):
    first_version(event)
    change(event, city="Mandalay")
    keep_version(event, None, "")
    change(event, city="Bago")
    assert item()["SEQUENCE"] == 2

    first = Version.objects.get_for_object(event).order_by("pk").first()
    restore(event, first.revision, staff())

    assert "Yangon" in item()["LOCATION"]
    assert item()["SEQUENCE"] == 3


@pytest.mark.parametrize("holding", ["cancelled", "postponed"])
def test_calendars_take_it_out_and_say_why(event, item, holding):
    uid = item()["UID"]
    change(event, holding=holding, change_note="The hall was closed.")

    read = item()

    assert read["UID"] == uid
    assert read["STATUS"] == "CANCELLED"
    assert read["SUMMARY"] == f"[{holding.capitalize()}] Migrants in fishing"
    assert read["DESCRIPTION"] == "The hall was closed."
    assert read["TRANSP"] == "TRANSPARENT"


def test_event_with_a_new_date_goes_on(event, item):
    change(event, holding="moved", starts_at=START + timedelta(days=1))

    assert item()["STATUS"] == "CONFIRMED"
    assert item()["SUMMARY"].startswith("[New date]")


def test_cancelled_event_stays_in_the_calendar_that_people_subscribe_to(client, event):
    change(event, holding="cancelled")

    calendar = Calendar.from_ical(client.get("/events/calendar.ics").content)

    assert [item["STATUS"] for item in calendar.walk("VEVENT")] == ["CANCELLED"]
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=6)


def calendar_of(client, prefix=""):
    content = client.get(f"{prefix}/events/calendar.ics").content
    return Calendar.from_ical(content).walk("VEVENT")


def test_every_text_of_an_event_says_that_it_is_cancelled(client, make, event):
    burmese = make(
        Event, translation_of=event, language="my", starts_at=START, venue="ခန်းမ"
    )

    change(event, holding="cancelled", venue="Hall", change_note="The hall is closed.")

    burmese.refresh_from_db()
    assert (burmese.holding, burmese.venue, burmese.change_note) == (
        *("cancelled", "ခန်းမ", ""),
    )
    [item] = calendar_of(client, "/my")
    assert (item["STATUS"], item["LOCATION"]) == ("CANCELLED", "ခန်းမ")
    assertContains(client.get(burmese.get_absolute_url()), 'class="change"')


def test_every_text_of_an_event_has_its_new_date(client, make, event):
    make(Event, translation_of=event, language="my", starts_at=START)

    change(event, holding="moved", starts_at=START + timedelta(days=1))

    [english], [burmese] = calendar_of(client), calendar_of(client, "/my")
    assert burmese["DTSTART"].dt == english["DTSTART"].dt
    graph = told(client, "/my/events/dialogue/")
    assert graph["previousStartDate"] == "2027-03-01T09:00:00+07:00"


def test_saving_words_of_an_event_leaves_its_translations_alone(make, event):
    burmese = make(Event, translation_of=event, language="my", starts_at=START)
    before = burmese.updated_at

    change(event, title="Another title", city="Bago")

    burmese.refresh_from_db()
    assert burmese.updated_at == before


def test_calendar_takes_a_translation_for_the_same_event(client, make, event):
    change(event, holding="moved", starts_at=START + timedelta(days=1))
    [before] = calendar_of(client, "/my")

    make(Event, translation_of=event, language="my", starts_at=event.starts_at)

    [after] = calendar_of(client, "/my")
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] >= before["SEQUENCE"] == 1


def test_calendar_costs_the_same_queries_with_translations(
    client, make, event, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as one:
        client.get("/my/events/calendar.ics")
    for language in ("my", "th"):
        make(Event, translation_of=event, language=language, starts_at=START)

    with django_assert_num_queries(len(one)):
        client.get("/my/events/calendar.ics")


def test_page_and_card_say_what_changed_and_offer_no_registration(client, event):
    change(
        event,
        starts_at=datetime.now(UTC) + timedelta(days=9),
        rsvp_url="https://forms.test/",
    )
    assertContains(client.get("/events/dialogue/"), "https://forms.test/")

    change(event, holding="cancelled", change_note="The hall was closed.")

    page = client.get("/events/dialogue/")
    assertContains(page, "<strong>Cancelled</strong>")
    assertContains(page, "The hall was closed.")
    assertNotContains(page, "https://forms.test/")
    assertContains(client.get("/events/"), "Cancelled</strong>")


def told(client, address="/events/dialogue/"):
    block = re.search(r'ld\+json">(.*?)</script>', client.get(address).text)
    return json.loads(block[1])["@graph"][0]


@pytest.mark.parametrize(
    ("holding", "status"),
    [
        ("cancelled", "EventCancelled"),
        ("postponed", "EventPostponed"),
        ("moved", "EventRescheduled"),
    ],
)
def test_search_engines_learn_of_it(client, event, holding, status):
    change(event, holding=holding)

    assert told(client)["eventStatus"] == f"https://schema.org/{status}"


def test_search_engines_learn_the_former_date_of_a_moved_event(client, event):
    change(event, holding="moved", starts_at=START + timedelta(days=1))

    assert told(client)["previousStartDate"] == "2027-03-01T09:00:00+07:00"


# --- Read by a library that did not write it

MOMENTS = [
    ("Asia/Bangkok", "2027-03-01T09:00"),
    ("Asia/Yangon", "2027-03-01T08:45"),
    ("Asia/Tokyo", "2027-03-01T18:30"),
    ("Europe/London", "2027-03-28T00:30"),
    ("Europe/London", "2027-03-28T02:30"),
    ("Europe/London", "2027-10-31T00:30"),
    ("Europe/London", "2027-10-31T02:30"),
    ("America/New_York", "2027-03-14T03:30"),
    ("Australia/Sydney", "2027-04-04T03:30"),
]


@pytest.mark.parametrize(("zone", "wall"), MOMENTS)
def test_another_reader_finds_the_right_minute(client, make, zone, wall):
    start = datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone))
    end = start + timedelta(days=200)
    make(Event, slug="x", starts_at=start, ends_at=end, time_zone=zone)

    text = client.get("/events/x/event.ics").text

    zones = tz.tzical(io.StringIO(text))
    for name, moment in [("DTSTART", start), ("DTEND", end)]:
        found = re.search(rf"^{name};TZID=([^:]+):(\S+)\r$", text, re.MULTILINE)
        read = parser.parse(found[2]).replace(tzinfo=zones.get(found[1]))
        assert read.astimezone(UTC) == moment.astimezone(UTC)


def test_file_is_the_same_whichever_process_writes_it(client, make):
    for zone in ("Asia/Tokyo", "Asia/Yangon", "Asia/Bangkok"):
        make(Event, time_zone=zone, slug=zone[5:].lower())

    text = client.get("/events/calendar.ics").text

    assert re.findall(r"^TZID:(\S+)", text, re.MULTILINE) == [
        "Asia/Bangkok",
        "Asia/Tokyo",
        "Asia/Yangon",
    ]
