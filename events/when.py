"""When an event takes place, told in its own zone with the zone's city named."""

from datetime import timedelta
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mmn.content import dates


def when(event):
    """``days``, ``hours`` and ``zone`` in words, ``start`` for machines."""
    start, end = event.local_start, event.local_end or event.local_start
    timed = not event.all_day
    return {
        "days": dates.days(start.date(), end.date()),
        "hours": hours(start, event.local_end) if timed else "",
        "zone": event.get_time_zone_display() if timed else "",
        "start": start.date().isoformat() if event.all_day else machine(start),
    }


def hours(start, end):
    """14:00–16:00; over several days, from the first hour to the last one's day."""
    if end is None or end == start:
        return clock(start)
    if end.date() == start.date():
        return f"{clock(start)}–{clock(end)}"
    return _("from %(first)s, until %(last)s on the last day") % {
        "first": clock(start),
        "last": clock(end),
    }


def hours_of_session(start, end):
    """The same; a session that ends after midnight is told as others are."""
    if end and start < end < start + timedelta(days=1):
        return f"{clock(start)}–{clock(end)}"
    return hours(start, end)


def clock(moment):
    return date_format(moment, "H:i")


def machine(moment):
    return moment.isoformat(timespec="minutes")


def set_local_times(event, sessions):
    """Gives each session its ``day``, where that is a new one, and its ``hours``."""
    for session in sessions:
        start, end = (
            moment.astimezone(event.zone) if moment else None
            for moment in (session.starts_at, session.ends_at)
        )
        session.date = start.date() if start else None
        session.hours = hours_of_session(start, end) if start else ""
        session.start = machine(start) if start else ""
        session.day = ""
    if len({session.date for session in sessions if session.date}) > 1:
        name_days(sessions)


def name_days(sessions):
    """Puts the day above the first session of each, on programmes of several days."""
    sessions[0].day = dates.weekday(sessions[0].date) if sessions[0].date else ""
    for before, session in pairwise(sessions):
        if session.date and session.date != before.date:
            session.day = dates.weekday(session.date)
