"""Dates in the sample: fixed ones, and ones that count from the day it is loaded.

``2019-09-16``, ``in 3 days``, ``12 days ago``, ``Tuesday in 3 weeks``,
``Tuesday 2 weeks ago``, ``next 18 December``, ``last 18 December``; a time may follow
(``Tuesday in 3 weeks, 09:00``).
"""

import calendar
import re
from datetime import date, datetime, time, timedelta

from django.utils import timezone

WEEKDAYS = dict(zip(calendar.day_name, range(7), strict=True))
MONTHS = dict(zip(calendar.month_name, range(13), strict=True))


def day(words):
    """The day that ``words`` mean."""
    if isinstance(words, datetime):
        return words.date()
    if isinstance(words, date):
        return words
    for pattern, meaning in FORMS:
        if found := re.fullmatch(pattern, words):
            return meaning(timezone.localdate(), *found.groups())
    raise ValueError(f"Not a date: {words}")


def moment(words, zone):
    """The moment that ``words`` mean in ``zone``: midnight where no time is given."""
    if isinstance(words, datetime):
        return words.replace(tzinfo=zone)
    clock = time()
    if isinstance(words, str) and ", " in words:
        words, _, written = words.partition(", ")
        clock = time.fromisoformat(written)
    return datetime.combine(day(words), clock, zone)


def _weekday(today, name, weeks):
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(weeks=weeks, days=WEEKDAYS[name])


def _yearly(today, number, month, after):
    """The next (or last) such day of the year; today is neither."""
    years = (today.year + n for n in ((0, 1) if after else (0, -1)))
    days = (date(year, MONTHS[month], int(number)) for year in years)
    return next(d for d in days if (d > today if after else d < today))


FORMS = (
    (r"(\d{4}-\d\d-\d\d)", lambda today, written: date.fromisoformat(written)),
    (r"in (\d+) days", lambda today, n: today + timedelta(days=int(n))),
    (r"(\d+) days ago", lambda today, n: today - timedelta(days=int(n))),
    (r"(\w+day) in (\d+) weeks", lambda today, w, n: _weekday(today, w, int(n))),
    (r"(\w+day) (\d+) weeks ago", lambda today, w, n: _weekday(today, w, -int(n))),
    (r"next (\d+) (\w+)", lambda today, n, month: _yearly(today, n, month, True)),
    (r"last (\d+) (\w+)", lambda today, n, month: _yearly(today, n, month, False)),
)
