"""Cities where MMN and its partners meet, found in texts."""

import re
from dataclasses import dataclass

from events.models import TimeZone
from mmn.content.countries import Country

# City: country and zone. The spelling is the site's own.
CITIES = {
    "Bangkok": (Country.THAILAND, TimeZone.BANGKOK),
    "Chiang Mai": (Country.THAILAND, TimeZone.BANGKOK),
    "Chiang Rai": (Country.THAILAND, TimeZone.BANGKOK),
    "Mae Sot": (Country.THAILAND, TimeZone.BANGKOK),
    "Hua Hin": (Country.THAILAND, TimeZone.BANGKOK),
    "Phnom Penh": (Country.CAMBODIA, TimeZone.PHNOM_PENH),
    "Siem Reap": (Country.CAMBODIA, TimeZone.PHNOM_PENH),
    "Vientiane": (Country.LAOS, TimeZone.VIENTIANE),
    "Luang Prabang": (Country.LAOS, TimeZone.VIENTIANE),
    "Hanoi": (Country.VIETNAM, TimeZone.HANOI),
    "Ho Chi Minh City": (Country.VIETNAM, TimeZone.HANOI),
    "Yangon": (Country.MYANMAR, TimeZone.YANGON),
    "Nay Pyi Taw": (Country.MYANMAR, TimeZone.YANGON),
    "Mandalay": (Country.MYANMAR, TimeZone.YANGON),
    "Kunming": (Country.CHINA, TimeZone.KUNMING),
    "Beijing": (Country.CHINA, TimeZone.KUNMING),
    "Tokyo": (Country.JAPAN, TimeZone.TOKYO),
    "Osaka": (Country.JAPAN, TimeZone.TOKYO),
    "Kyoto": (Country.JAPAN, TimeZone.TOKYO),
    "Seoul": (Country.KOREA, TimeZone.SEOUL),
    "Kuala Lumpur": (Country.MALAYSIA, TimeZone.KUALA_LUMPUR),
    "Singapore": (Country.SINGAPORE, TimeZone.SINGAPORE),
    "Jakarta": (Country.INDONESIA, TimeZone.JAKARTA),
    "Manila": (Country.PHILIPPINES, TimeZone.MANILA),
    "Quezon City": (Country.PHILIPPINES, TimeZone.MANILA),
    "Hong Kong": (Country.HONG_KONG, TimeZone.HONG_KONG),
    "Dhaka": (Country.BANGLADESH, TimeZone.DHAKA),
    "New Delhi": (Country.INDIA, TimeZone.KOLKATA),
    "Kathmandu": (Country.NEPAL, TimeZone.KATHMANDU),
    "Colombo": (Country.SRI_LANKA, TimeZone.COLOMBO),
    "Geneva": (Country.SWITZERLAND, TimeZone.GENEVA),
    "London": (Country.UNITED_KINGDOM, TimeZone.LONDON),
    "New York": (Country.UNITED_STATES, TimeZone.NEW_YORK),
    "Sydney": (Country.AUSTRALIA, TimeZone.SYDNEY),
}
CITY = re.compile(rf"\b({'|'.join(CITIES)})\b")
COUNTRIES = "|".join(str(label) for label in Country.labels)
# The city itself, not the first word of "Bangkok Art Centre".
IN_CITY = rf"(?=(?:{'|'.join(CITIES)})\b(?! (?!{COUNTRIES})[A-Z]))"
NO_VENUE = re.compile(r"\b(?:Forum|Conference|Workshop|Meeting)\b|\d{4}")
AT = r"\b(?:at|held at) (?:the )?"
VENUES = (
    # "at the Riverside Hotel in Bangkok"
    re.compile(rf"{AT}([A-Z][^.;:]{{2,100}}?)(?: in|,) {IN_CITY}"),
    # "8-16 October at Some Gallery, Room 4, Bangkok Arts Centre."
    re.compile(rf"\d [A-Z][a-z]+(?: \d{{4}})? {AT}([A-Z][^.;:]{{2,150}})(?=[.;])"),
)


@dataclass(frozen=True)
class Place:
    city: str = ""
    country: str = ""
    time_zone: str = TimeZone.BANGKOK
    venue: str = ""


def find_place(*texts):
    """The first city that the texts name, in their order, and the venue in it."""
    city = next((m[1] for text in texts if (m := CITY.search(text))), "")
    if not city:
        return Place()
    country, zone = CITIES[city]
    return Place(city, country.value, zone.value, find_venue(*texts))


def find_venue(*texts):
    for text in texts:
        labelled = re.match(r"(?i:venue|place|location)\s*:\s*(.+)", text)
        if labelled:
            return labelled[1][:200]
        for form in VENUES:
            found = form.search(text)
            if found and not NO_VENUE.search(found[1]):
                return found[1].strip(" ,")[:200]
    return ""
