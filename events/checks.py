"""What to look at in the form of an event while it is written."""

from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from mmn.content.countries import Country

from .models import TimeZone

# Countries whose clocks are the same everywhere.
CLOCKS = {
    "TH": TimeZone.BANGKOK,
    "KH": TimeZone.PHNOM_PENH,
    "LA": TimeZone.VIENTIANE,
    "VN": TimeZone.HANOI,
    "MM": TimeZone.YANGON,
    "CN": TimeZone.KUNMING,
    "JP": TimeZone.TOKYO,
    "KR": TimeZone.SEOUL,
    "MY": TimeZone.KUALA_LUMPUR,
    "SG": TimeZone.SINGAPORE,
    "PH": TimeZone.MANILA,
    "BD": TimeZone.DHAKA,
    "IN": TimeZone.KOLKATA,
    "NP": TimeZone.KATHMANDU,
    "LK": TimeZone.COLOMBO,
}


def place_is_known(typed):
    if not any(map(typed.value, ["venue", "city", "online_url"])):
        yield typed.finding(
            "place_missing",
            "venue",
            _("Say where it is: a venue, a city, or the address of an online meeting."),
        )


def zone_is_that_of_the_place(typed):
    zone, country = typed.value("time_zone"), typed.value("country")
    if not zone:
        yield typed.finding(
            "zone_missing",
            "time_zone",
            _("Choose the zone in which the hours are meant."),
        )
    elif (
        zone in TimeZone.values
        and country in CLOCKS
        and not same_hour(zone, CLOCKS[country])
    ):
        yield typed.finding(
            "zone_elsewhere",
            "time_zone",
            _(
                "Look at the zone: the event is in %(country)s, where it is another "
                "hour than in %(zone)s."
            )
            % {
                "country": Country(country).label,
                "zone": TimeZone(zone).label,
            },
        )


def same_hour(zone, other):
    now = timezone.now()
    offsets = {now.astimezone(ZoneInfo(name)).utcoffset() for name in (zone, other)}
    return len(offsets) == 1


def change_is_explained(typed):
    if typed.value("holding") and not typed.value("change_note"):
        yield typed.finding(
            "change_unexplained",
            "change_note",
            _("Say in a sentence why, and what happens instead."),
        )


CHECKS = [place_is_known, zone_is_that_of_the_place, change_is_explained]
