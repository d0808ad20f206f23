"""The rules of time zones as calendars want them (VTIMEZONE).

One part for each change of the clocks: readers of calendars differ in what they make of
rules and of lists of dates, and all of them know a single moment.
"""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

# No zone changes its clocks twice within so long.
STEP = timedelta(days=7)
MINUTE = timedelta(minutes=1)


@lru_cache(maxsize=200)
def zone_rules(name, first_year, last_year):
    """The zone from the start of the first year to the end of the last."""
    zone = ZoneInfo(name)
    start = datetime(first_year, 1, 1, tzinfo=UTC)
    rules = Timezone()
    rules.add("tzid", name)
    rules.add_component(observance(zone, start, offset(zone, start)))
    for moment in changes(zone, start, datetime(last_year + 1, 1, 1, tzinfo=UTC)):
        before = offset(zone, moment - MINUTE)
        rules.add_component(observance(zone, moment, before))
    return rules


def changes(zone, start, end):
    """The moments at which the clocks of ``zone`` change."""
    at = start
    while at < end:
        if offset(zone, at) != offset(zone, at + STEP):
            yield change_within(zone, at, at + STEP)
        at += STEP


def change_within(zone, before, after):
    """The first minute with the new offset, of the one change between two moments."""
    while after - before > MINUTE:
        middle = before + (after - before) // 2
        middle -= timedelta(seconds=middle.second, microseconds=middle.microsecond)
        if middle == before:
            break
        if offset(zone, middle) == offset(zone, before):
            before = middle
        else:
            after = middle
    return after


def offset(zone, moment):
    return moment.astimezone(zone).utcoffset()


def observance(zone, moment, offset_before):
    """What holds from ``moment`` on, which the clocks as they were before tell."""
    local = moment.astimezone(zone)
    part = TimezoneDaylight() if local.dst() else TimezoneStandard()
    part.add("dtstart", (moment + offset_before).replace(tzinfo=None))
    part.add("tzoffsetfrom", offset_before)
    part.add("tzoffsetto", local.utcoffset())
    part.add("tzname", local.tzname())
    return part
