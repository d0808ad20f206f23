from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from events.models import Event, Panel, PanelSeat, Participant

YANGON = "Asia/Yangon"  # UTC+06:30


def lists(moment, monkeypatch):
    """Which of the two lists the one event stands in at ``moment``."""
    monkeypatch.setattr(timezone, "now", lambda: moment)
    return Event.objects.upcoming().count(), Event.objects.past().count()


@pytest.mark.parametrize(
    ("fields", "over"),
    [
        (
            {"ends_at": datetime(2031, 3, 5, 9, 0, tzinfo=UTC)},
            datetime(2031, 3, 5, 9, 0, tzinfo=UTC),
        ),
        ({}, datetime(2031, 3, 5, 17, 30, tzinfo=UTC)),
        (
            {"all_day": True, "ends_at": datetime(2031, 3, 6, 3, 0, tzinfo=UTC)},
            datetime(2031, 3, 6, 17, 30, tzinfo=UTC),
        ),
    ],
    ids=["at its end", "after its day in Yangon", "after its last day in Yangon"],
)
def test_event_is_upcoming_to_the_last_second(make, monkeypatch, fields, over):
    start = datetime(2031, 3, 5, 3, 0, tzinfo=UTC)
    event = make(Event, starts_at=start, time_zone=YANGON, **fields)

    assert event.over_at == over
    assert lists(over - timedelta(microseconds=1), monkeypatch) == (1, 0)
    assert not event.is_over
    assert lists(over, monkeypatch) == (0, 1)
    assert event.is_over


def test_event_that_ends_now_stands_below_those_to_come(make, monkeypatch):
    now = datetime(2031, 3, 5, 9, 0, tzinfo=UTC)
    over = make(Event, starts_at=now - timedelta(hours=2), ends_at=now)
    later = make(Event, starts_at=now + timedelta(hours=2))
    monkeypatch.setattr(timezone, "now", lambda: now)

    assert list(Event.objects.coming_first()) == [later, over]


def test_event_cannot_end_before_it_starts(make):
    event = make(Event)
    event.ends_at = event.starts_at - timedelta(minutes=1)

    with pytest.raises(ValidationError, match="cannot end before it starts"):
        event.full_clean()


def test_event_cannot_be_part_of_itself(make):
    forum = make(Event, title="Forum")
    workshop = make(Event, title="Workshop", part_of=forum)
    forum.part_of = workshop

    with pytest.raises(ValidationError, match="part of itself"):
        forum.full_clean()


def test_seat_is_for_a_participant_of_the_same_event(make):
    panel = Panel.objects.create(event=make(Event, title="Forum"), title="Opening")
    guest = Participant.objects.create(event=make(Event, title="Other"), name="Ms A")

    with pytest.raises(ValidationError, match="same event"):
        PanelSeat(panel=panel, participant=guest).full_clean()


def test_parts_and_the_larger_event_are_related(make):
    forum = make(Event, title="Forum")
    workshop = make(Event, title="Workshop", part_of=forum)

    assert [e.pk for e in forum.related_entries()] == [workshop.pk]
    assert [e.pk for e in workshop.related_entries()] == [forum.pk]


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ({"city": "Hanoi", "country": "VN"}, "Hanoi, Vietnam"),
        ({"country": "VN"}, "Vietnam"),
        ({"online_url": "https://example.org/room"}, "Online"),
        ({}, ""),
    ],
)
def test_place_names_what_is_known(facts, place):
    assert Event(**facts).place == place
