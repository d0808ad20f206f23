"""What is said about an event while it is written."""

import pytest

from events.models import Event
from tests.desk.checking import codes, found_in

FINE = {"city": "Yangon", "country": "MM", "time_zone": "Asia/Yangon"}


def test_event_without_any_place_is_led_to_its_venue(db):
    nowhere = {"time_zone": "Asia/Bangkok", "country": "TH"}

    (found,) = found_in(Event, nowhere)

    assert (found["code"], found["field"]) == ("place_missing", "id_venue")
    for name in ("venue", "city", "online_url"):
        assert codes(Event, {**nowhere, name: "https://example.org"}) == []


def test_zone_is_chosen_and_is_that_of_the_place(db):
    assert codes(Event, FINE) == []
    assert codes(Event, {**FINE, "time_zone": ""}) == ["zone_missing"]

    (found,) = found_in(Event, {**FINE, "time_zone": "Asia/Bangkok"})

    assert found["code"] == "zone_elsewhere"
    assert "Myanmar" in found["message"]
    assert "Bangkok" in found["message"]


@pytest.mark.parametrize(
    "same", [{"country": "KH", "time_zone": "Asia/Bangkok"}, {"country": ""}]
)
def test_zone_of_the_same_hours_is_fine(db, same):
    assert codes(Event, {**FINE, **same}) == []


@pytest.mark.parametrize("odd", [{"time_zone": "Mars/Olympus"}, {"country": "??"}])
def test_what_the_form_will_refuse_is_left_to_it(db, odd):
    assert codes(Event, {**FINE, **odd}) == []
