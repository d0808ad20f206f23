import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import (
    Event,
    Organiser,
    Panel,
    PanelSeat,
    Participant,
    Recommendation,
)
from mmn.content.models import Organisation
from mmn.media.models import Photo

START = datetime(2026, 4, 23, 7, 0, tzinfo=UTC)  # 14:00 in Bangkok
END = START + timedelta(hours=2)


@pytest.fixture
def at(monkeypatch):
    """``at(moment)``: from now on it is that moment."""
    return lambda moment: monkeypatch.setattr(
        "django.utils.timezone.now", lambda: moment
    )


@pytest.fixture
def event(make, at):
    """``event(...)``: one that starts within the hour."""
    at(START - timedelta(hours=1))

    def make_event(**fields):
        published = datetime(2026, 1, 1, tzinfo=UTC)
        return make(Event, **{"starts_at": START, "published_at": published, **fields})

    return make_event


@pytest.fixture
def page(client):
    """What the page of an entry says, without tags and with single spaces."""

    def read(entry):
        text = client.get(entry.get_absolute_url()).content.decode()
        main = text.partition("<main")[2].partition("</main>")[0].replace("&nbsp;", " ")
        return " ".join(re.sub(r"<[^>]+>", " ", main).split())

    return read


def test_time_is_the_events_own_with_the_city_named(event, page):
    in_yangon = event(time_zone="Asia/Yangon", ends_at=END)
    in_tokyo = event(time_zone="Asia/Tokyo", ends_at=END)

    assert "Thursday 23 April 2026 13:30–15:30 (Yangon)" in page(in_yangon)
    assert "Thursday 23 April 2026 16:00–18:00 (Tokyo)" in page(in_tokyo)


def test_start_for_machines_has_the_zones_offset(event, client):
    response = client.get(event(time_zone="Asia/Yangon").get_absolute_url())

    assert '<time datetime="2026-04-23T13:30+06:30">' in response.content.decode()


def test_whole_days_have_no_hours(event, page):
    two_days = event(all_day=True, ends_at=START + timedelta(days=1))

    assert "When 23–24 April 2026 Calendar" in page(two_days)


def test_hours_over_several_days_say_the_last_one(event, page):
    shown = page(event(ends_at=END + timedelta(days=2)))

    assert "23–25 April 2026 from 14:00, until 16:00 on the last day" in shown


@pytest.mark.parametrize(
    ("moment", "over"), [(END - timedelta(microseconds=1), False), (END, True)]
)
def test_event_is_over_exactly_at_its_end(event, page, at, moment, over):
    at(moment)

    shown = page(event(ends_at=END, rsvp_url="https://example.org/rsvp"))

    assert ("This event is over." in shown) is over
    assert ("Register" in shown) is not over


def test_links_to_take_part_end_with_the_event(event, client, at):
    links = {
        "online_url": "https://example.org/join",
        "rsvp_url": "https://example.org/rsvp",
    }
    entry = event(ends_at=END, **links)
    at(START)
    before = client.get(entry.get_absolute_url()).content.decode()
    at(END)
    after = client.get(entry.get_absolute_url()).content.decode()

    assert all(f'href="{link}"' in before for link in links.values())
    assert "example.org" not in after


def test_place_organisers_and_attendance_are_shown(event, page):
    entry = event(
        venue="Suite 5",
        address="Jalan Ampang",
        city="Kuala Lumpur",
        country="MY",
        attendance=40,
        attendance_qualifier="over",
        attendance_note="Trade unions",
    )
    for name, role in (("Toyota", "supporter"), ("LSCW", "co_organiser")):
        organisation = Organisation.objects.create(name=name)
        Organiser.objects.create(event=entry, organisation=organisation, role=role)

    shown = page(entry)

    assert "Where Suite 5 Jalan Ampang Kuala Lumpur, Malaysia" in shown
    assert "Co-organiser LSCW Supported by Toyota" in shown
    assert "People there over 40 Trade unions" in shown


def test_larger_event_is_named_while_it_is_visible(event, page):
    larger = event(title="ASEAN People's Forum")
    hidden = event(title="Secret summit", status="draft")

    assert "Part of ASEAN People" in page(event(part_of=larger))
    assert "Secret summit" not in page(event(part_of=hidden))


def test_programme_shows_sessions_in_order_with_people_in_theirs(event, page):
    entry = event(time_zone="Asia/Yangon")
    talk = Panel.objects.create(
        event=entry, title="What keeps us apart", starts_at=START, ends_at=END
    )
    opening = Panel.objects.create(
        event=entry, panel_type="opening", starts_at=START - timedelta(hours=1)
    )
    Panel.objects.filter(pk=talk.pk).update(position=2)
    ms_chou = Participant.objects.create(
        event=entry,
        honorific="H.E. Ms",
        name="Chou B.",
        position="Secretary of State",
        organisation="Ministry of Interior",
        country="KH",
    )
    moderator = Participant.objects.create(event=entry, name="Reiko H.")
    PanelSeat.objects.create(
        panel=talk, participant=ms_chou, topic="What a ministry can do", position=2
    )
    PanelSeat.objects.create(
        panel=talk, participant=moderator, role="moderator", position=1
    )

    shown = page(entry)

    assert opening.title == ""
    assert (
        "Programme 12:30 · Opening 13:30–15:30 · Panel What keeps us apart "
        "Reiko H. · Moderator "
        "H.E. Ms Chou B. Secretary of State, Ministry of Interior , Cambodia "
        "What a ministry can do"
    ) in shown


def test_days_head_a_programme_of_several_days(event, page):
    entry = event(all_day=True, ends_at=START + timedelta(days=1))
    for hours in (0, 1, 24):
        starts = START + timedelta(hours=hours)
        Panel.objects.create(event=entry, starts_at=starts, position=hours)

    shown = page(entry)

    assert "Thursday 23 April 2026 14:00 · Panel 15:00 · Panel Friday 24" in shown


def test_session_that_ends_after_midnight_says_its_hours(event, page):
    entry = event(ends_at=START + timedelta(days=2))
    late = START.replace(hour=16, minute=30)  # 23:30 in Bangkok
    Panel.objects.create(event=entry, starts_at=late, ends_at=late + timedelta(hours=1))

    assert "23:30–00:30" in page(entry)


def test_person_in_two_sessions_stands_in_both(event, page):
    entry = event()
    person = Participant.objects.create(event=entry, name="Omsin B.")
    for _ in range(2):
        panel = Panel.objects.create(event=entry)
        PanelSeat.objects.create(panel=panel, participant=person)

    shown = page(entry)

    assert shown.count("Omsin B.") == 2
    assert "Also there" not in shown


def test_people_without_a_seat_follow_the_programme(event, page):
    entry = event()
    Panel.objects.create(event=entry, title="Talk")
    Participant.objects.create(event=entry, name="Nguyen T.", role="trainer")

    assert "Talk Also there Nguyen T. · Trainer" in page(entry)


def test_recommendations_keep_their_printed_numbers(event, client):
    entry = event()
    for position, number, text in [(1, 4, "Portable services"), (2, 6, "Schools")]:
        Recommendation.objects.create(
            event=entry, number=number, text=text, addressee="ASEAN", position=position
        )
    Recommendation.objects.create(event=entry, text="Dialogue", position=3)

    shown = client.get(entry.get_absolute_url()).content.decode()

    assert '<li value="4">Portable services</li>' in shown
    assert '<li value="6">Schools</li>' in shown
    assert "<li>Dialogue</li>" in shown
    assert shown.count(">ASEAN</span>") == 1


def fill(entry, number):
    """A programme, people, demands and photos, ``number`` of each."""
    zone = ZoneInfo("Asia/Bangkok")
    day = datetime(2026, 4, 23, tzinfo=zone)
    for n in range(number):
        person = Participant.objects.create(event=entry, name=f"Person {n}")
        Participant.objects.create(event=entry, name=f"Guest {n}")
        panel = Panel.objects.create(event=entry, starts_at=day + timedelta(hours=n))
        PanelSeat.objects.create(panel=panel, participant=person)
        Recommendation.objects.create(event=entry, text=f"Demand {n}", number=n)
        name = f"{entry.slug} organisation {n}"
        organisation = Organisation.objects.create(name=name)
        Organiser.objects.create(event=entry, organisation=organisation)
    Photo.objects.bulk_create(
        Photo(entry=entry, image=f"images/2026/{n}.jpg", width=900, height=600)
        for n in range(number)
    )


def test_page_costs_the_same_queries_however_much_it_shows(
    make, event, client, category, django_assert_max_num_queries
):
    larger = event()
    small, huge = (event(part_of=larger, categories=[category]) for _ in range(2))
    fill(small, 1)
    fill(huge, 100)

    with CaptureQueriesContext(connection) as few:
        client.get(small.get_absolute_url())
    with django_assert_max_num_queries(13) as many:
        response = client.get(huge.get_absolute_url())

    assert len(many) == len(few)
    assert response.content.decode().count(">Person ") == 100
