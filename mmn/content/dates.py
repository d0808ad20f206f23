"""Dates as readers of each language expect them; their formats are in mmn/formats.

In Thai the year is the Buddhist era's, with the common one beside it.
"""

from django.utils.formats import date_format, get_format
from django.utils.translation import get_language, pgettext

BUDDHIST_ERA = 543


def day(date):
    """20 September 2019; in Thai 20 กันยายน 2562 (2019)."""
    return in_own_era(date, get_format("DATE_FORMAT"))


def weekday(date):
    """Friday 20 September 2019"""
    parts = {"weekday": date_format(date, "l"), "day": day(date)}
    return pgettext("a date", "%(weekday)s %(day)s") % parts


def month(date):
    """September 2019"""
    return in_own_era(date, get_format("YEAR_MONTH_FORMAT"))


def moment(when):
    """20 September 2019, 14:00"""
    return in_own_era(when, get_format("DATETIME_FORMAT"))


def year(date_or_number):
    """2019; in Thai 2562 (2019)."""
    common = getattr(date_or_number, "year", date_or_number)
    if get_language() == "th":
        return f"{int(common) + BUDDHIST_ERA} ({common})"
    return str(common)


def days(first, last):
    """16–17 September 2019: both ends, saying no month or year twice."""
    if first == last:
        return weekday(first)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if not get_format("DATE_FORMAT").startswith("j"):  # the year first: 2019年9月16日
        return f"{day(first)} – {date_format(last, 'MONTH_DAY_FORMAT')}"
    if first.month != last.month:
        return f"{date_format(first, 'MONTH_DAY_FORMAT')} – {day(last)}"
    return f"{first.day}–{day(last)}"


def plain_days(first, last=None):
    """16–17 September 2019, or the one day, without weekdays, of two moments."""
    if not last or first.date() == last.date():
        return day(first)
    return days(first, last)


def in_own_era(date, form):
    """``date`` in a format of Django's, the year as the reader's language counts it."""
    if get_language() != "th":
        return date_format(date, form)
    shown = date_format(date, form.replace("Y", "{}"))
    return shown.format(year(date))
