from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from events.models import Event

pytestmark = pytest.mark.django_db

TOKYO = ZoneInfo("Asia/Tokyo")


def titles(response):
    return [entry.title for entry in response.context["entries"]]


def test_coming_stand_first_soonest_first_then_the_past_latest_first(client, make):
    for title, days in [("Long ago", -90), ("Later", 40), ("Just over", -2)]:
        make(Event, title=title, starts_at=timedelta(days=days))
    make(Event, title="Soon", starts_at=timedelta(days=4))

    response = client.get("/events/")

    assert titles(response) == ["Soon", "Later", "Just over", "Long ago"]
    assertContains(response, "<h2>Coming up</h2>")
    assertContains(response, "<h2>Past</h2>")


def test_event_that_has_begun_and_not_ended_is_still_coming(client, make):
    now = {"starts_at": timedelta(hours=-1), "ends_at": timedelta(hours=1)}
    make(Event, title="Running", **now)

    response = client.get("/events/")

    assertContains(response, "<h2>Coming up</h2>")
    assertNotContains(response, "<h2>Past</h2>")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("country=TH", ["Bangkok"]),
        ("type=training", ["Hanoi"]),
        ("when=upcoming", ["Hanoi"]),
        ("when=past", ["Bangkok"]),
        ("year=2015", ["Bangkok"]),
        ("country=TH&type=training", []),
        ("country=TH&when=past&year=2015", ["Bangkok"]),
        ("country=XX", ["Hanoi", "Bangkok"]),
    ],
)
def test_filters_narrow_the_list(client, make, query, expected):
    year = datetime(2015, 4, 23, 9, tzinfo=TOKYO)
    make(Event, title="Bangkok", country="TH", starts_at=year)
    coming = timedelta(days=5)
    make(Event, title="Hanoi", country="VN", event_type="training", starts_at=coming)

    assert titles(client.get(f"/events/?{query}")) == expected


def test_card_shows_the_days_of_the_event_in_its_own_zone(client, make, category):
    make(
        Event,
        title="Consultation",
        starts_at=datetime(2019, 9, 16, 0, 30, tzinfo=TOKYO),
        ends_at=datetime(2019, 9, 17, 23, 30, tzinfo=TOKYO),
        time_zone="Asia/Tokyo",
        city="Tokyo",
        country="JP",
        categories=[category],
    )

    for address in ["/events/", "/category/mmn-activities/"]:
        response = client.get(address)

        assertContains(response, "16–17 September 2019")
        assertContains(response, "Tokyo, Japan")


def test_range_over_two_months_names_both(client, make, category):
    make(
        Event,
        starts_at=datetime(2019, 9, 30, 9, tzinfo=TOKYO),
        ends_at=datetime(2019, 10, 2, 9, tzinfo=TOKYO),
        time_zone="Asia/Tokyo",
        categories=[category],
    )

    response = client.get("/category/mmn-activities/")

    assertContains(response, "30 September – 2 October 2019")


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ({"city": "Hanoi", "country": "VN"}, "<span>Hanoi, Vietnam</span>"),
        ({"city": "Singapore", "country": "SG"}, "<span>Singapore</span>"),
        ({"country": "KH"}, "<span>Cambodia</span>"),
        ({"online_url": "https://example.org/"}, "<span>Online</span>"),
    ],
)
def test_card_names_the_place_once(client, make, facts, place):
    make(Event, **facts)

    assertContains(client.get("/events/"), place)
