from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from events.models import Event
from tests.conftest import HIDDEN


@pytest.fixture
def items(client):
    """The events of a calendar file, as icalendar reads them."""

    def read(address):
        response = client.get(address)
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        return Calendar.from_ical(response.content).walk("VEVENT")

    return read


@pytest.fixture
def item(items):
    """The calendar file of one event."""
    return lambda event: items(f"/events/{event.slug}/event.ics")[0]


def test_file_says_what_when_and_where(make, item):
    event = make(
        Event,
        title="Dialogue in Phnom Penh",
        summary="Two days.",
        starts_at=datetime(2026, 9, 16, 2, tzinfo=UTC),
        ends_at=datetime(2026, 9, 17, 10, tzinfo=UTC),
        time_zone="Asia/Phnom_Penh",
        venue="Hotel, room 5",
        city="Phnom Penh",
        country="KH",
    )

    read = item(event)

    assert read["SUMMARY"] == "Dialogue in Phnom Penh"
    assert read["DESCRIPTION"] == "Two days."
    assert read["LOCATION"] == "Hotel, room 5, Phnom Penh, Cambodia"
    assert read["URL"] == f"http://testserver{event.get_absolute_url()}"
    assert read["DTSTART"].dt.isoformat() == "2026-09-16T09:00:00+07:00"
    assert read["DTEND"].dt.isoformat() == "2026-09-17T17:00:00+07:00"


def test_times_carry_the_events_own_zone_and_its_rules(make, client):
    event = make(
        Event,
        starts_at=datetime(2026, 4, 23, 7, tzinfo=UTC),
        time_zone="Asia/Yangon",
    )

    content = client.get(f"/events/{event.slug}/event.ics").content.decode()

    assert "DTSTART;TZID=Asia/Yangon:20260423T133000" in content
    assert "BEGIN:VTIMEZONE\r\nTZID:Asia/Yangon" in content
    assert "TZOFFSETTO:+0630" in content
    assert "DTEND" not in content


def test_whole_days_are_dates_with_an_exclusive_end(make, item):
    # Midnight in Tokyo is the day before in UTC.
    event = make(
        Event,
        starts_at=datetime(2026, 6, 3, 15, tzinfo=UTC),
        ends_at=datetime(2026, 6, 4, 15, tzinfo=UTC),
        all_day=True,
        time_zone="Asia/Tokyo",
    )

    read = item(event)

    assert read["DTSTART"].dt == date(2026, 6, 4)
    assert read["DTEND"].dt == date(2026, 6, 6)


def test_uid_stays_when_title_and_address_change(make, item):
    event = make(Event)
    before = item(event)["UID"]
    event.title, event.slug = "Another title", "another-address"
    event.save()

    assert item(event)["UID"] == before


def test_long_titles_in_any_script_come_back_whole(make, item):
    title = "ရွှေ့ပြောင်းအလုပ်သမားများ၏ အခွင့်အရေး; " * 4

    assert item(make(Event, title=title, slug="x"))["SUMMARY"] == title


@pytest.mark.parametrize(("days", "kept"), [(30, True), (-364, True), (-366, False)])
def test_calendar_keeps_coming_events_and_a_years_past(make, items, days, kept):
    make(Event, starts_at=timedelta(days=days), ends_at=timedelta(days=days, hours=1))

    assert len(items("/events/calendar.ics")) == kept


def test_calendar_is_in_order_and_has_each_event_once(make, items):
    later = make(Event, title="Later", starts_at=timedelta(days=9))
    make(Event, title="Sooner", starts_at=timedelta(days=1))
    make(Event, title="ต่อมา", translation_of=later, language="th")

    assert [str(i["SUMMARY"]) for i in items("/events/calendar.ics")] == [
        "Sooner",
        "Later",
    ]
    assert "ต่อมา" in [str(i["SUMMARY"]) for i in items("/th/events/calendar.ics")]


@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_event_has_no_file_even_for_staff(make, client, admin_client, state):
    hidden = make(Event, title="Secret", **HIDDEN[state])

    for reader in (client, admin_client):
        assert reader.get(f"/events/{hidden.slug}/event.ics").status_code == 404
    assert b"Secret" not in client.get("/events/calendar.ics").content


def test_stamp_is_when_the_event_was_last_changed(make, item):
    event = make(Event)

    assert item(event)["DTSTAMP"].dt == event.updated_at.replace(microsecond=0)
    assert event.updated_at <= timezone.now()
