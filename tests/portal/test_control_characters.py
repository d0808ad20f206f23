"""Characters that break the lines of machines: Word puts some into what is pasted."""

import pytest
from defusedxml.ElementTree import fromstring
from icalendar import Calendar

from events.models import Event
from mmn.content.models import Category

CHARACTERS = {
    "vertical tab": "\x0b",
    "form feed": "\x0c",
    "escape": "\x1b",
    "unit separator": "\x1f",
    "carriage return": "\r",
    "new line": "\n",
    "next line": "\x85",
    "line separator": "\u2028",
    "not a character": "\uffff",
}
XML = ["/feed/", "/feed/atom/", "/events/feed/", "/category/a/feed/", "/sitemap.xml"]


@pytest.fixture
def broken(make):
    """An event in all of whose words stands the character."""

    def make_broken(character):
        words = f"Wages{character}X-INJECTED:hours"
        category = Category.objects.create(name=words, slug="a")
        return make(
            Event,
            **{"title": words, "summary": words, "venue": words, "city": words},
            **{"body": f"<p>{words}</p>", "categories": [category], "tags": [words]},
        )

    return make_broken


@pytest.mark.parametrize("character", CHARACTERS.values(), ids=CHARACTERS)
def test_xml_stays_whole(broken, client, character):
    event = broken(character)

    for address in [*XML, f"/tag/{event.tags.get().slug}/feed/"]:
        document = fromstring(client.get(address).content)
        assert "Wages" in "".join(document.itertext()) or "sitemap" in address


@pytest.mark.parametrize("character", CHARACTERS.values(), ids=CHARACTERS)
def test_calendar_gets_no_line_of_others(broken, client, character):
    event = broken(character)

    for address in ("/events/calendar.ics", f"/events/{event.slug}/event.ics"):
        text = client.get(address).content.decode()
        assert not [x for x in text.splitlines() if x.startswith("X-INJECTED")]
        (item,) = Calendar.from_ical(text).walk("VEVENT")
        assert item["summary"].startswith("Wages")
        assert "hours" in item["location"]


@pytest.mark.parametrize("character", CHARACTERS.values(), ids=CHARACTERS)
def test_pages_and_headers_stay_whole(broken, client, character):
    event = broken(character)

    for address in ("/", "/events/", event.get_absolute_url(), "/search/?q=wages"):
        response = client.get(address)
        assert response.status_code == 200
        assert "X-INJECTED" not in response.headers
