"""Calendar files (RFC 5545), with each event's own time zone."""

import re
from datetime import UTC, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from .zones import zone_rules

# How often calendars that subscribe should ask anew.
REFRESH = timedelta(hours=6)
# How long a calendar that people subscribe to keeps what is over.
KEEP = timedelta(days=365)
LINE_ENDS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029]")
CONTENT_TYPE = "text/calendar; charset=utf-8"


def kept(events):
    """Coming events and those of the last year, in order."""
    recent = events.filter(over_at__gt=timezone.now() - KEEP)
    recent = recent.select_related("translation_of__event").defer("body")
    return recent.order_by("starts_at", "pk")


def calendar_file(events, root, name=""):
    """The bytes of a calendar; ``root`` is scheme and host for links."""
    calendar = Calendar()
    calendar.add("prodid", "-//Mekong Migration Network//Events//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", REFRESH, {"value": "DURATION"})
        calendar.add("x-published-ttl", "PT6H")
    events = list(events)
    add_zones(calendar, events)
    for event in events:
        calendar.add_component(calendar_event(event, root))
    return calendar.to_ical()


def add_zones(calendar, events):
    """The rules of each zone that hours are told in, always in the same order."""
    timed = [event for event in events if not event.all_day]
    years = {moment.year for event in timed for moment in moments(event)}
    for name in sorted({event.time_zone for event in timed} - {"UTC"}):
        calendar.add_component(zone_rules(name, min(years) - 1, max(years) + 1))


def moments(event):
    return filter(None, [event.starts_at, event.ends_at])


def one_line(text):
    """``text`` without the characters that some readers of calendars end lines at; line
    feeds are escaped by the calendar itself."""
    return LINE_ENDS.sub(" ", text)


def calendar_event(event, root):
    item = CalendarEvent()
    item.add("uid", f"event-{event.original_id}@mekongmigration.org")
    item.add("dtstamp", event.updated_at.astimezone(UTC))
    item.add("last-modified", event.updated_at.astimezone(UTC))
    item.add("sequence", sequence(event))
    item.add("summary", one_line(summary(event)), {"language": event.language})
    add_state(item, event)
    add_times(item, event)
    if where := location(event):
        item.add("location", one_line(where))
    if said := "\n\n".join(filter(None, [event.change_note, event.shown_summary])):
        item.add("description", one_line(said))
    item.add("url", root + event.get_absolute_url())
    return item


def sequence(event):
    """How often its plan has changed. Under the name that all its texts share this
    must not fall when a translation takes the place of the original."""
    original = event.translation_of
    return event.sequence + (original.specific.sequence if original else 0)


def summary(event):
    """The title; before it what has changed, for not all calendars show a state."""
    if event.holding == event.Holding.AS_PLANNED:
        return event.title
    return f"[{event.get_holding_display()}] {event.title}"


def add_state(item, event):
    """Whether it takes place then. One without a new date yet is off for now: nobody
    should come, or be thought busy."""
    item.add("status", "CANCELLED" if event.is_called_off else "CONFIRMED")
    if event.is_called_off:
        item.add("transp", "TRANSPARENT")


def add_times(item, event):
    """Whole days are dates, and the end is the day after the last one."""
    start, end = event.local_start, event.local_end
    if event.all_day:
        item.add("dtstart", start.date())
        item.add("dtend", (end or start).date() + timedelta(days=1))
        return
    item.add("dtstart", start)
    if end and end > start:
        item.add("dtend", end)


def location(event):
    country = str(event.get_country_display()) if event.country else ""
    places = [event.venue, event.address, event.city, country]
    return ", ".join(p for p in places if p) or (
        _("Online") if event.online_url else ""
    )
