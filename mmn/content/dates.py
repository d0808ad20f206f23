"""Dates as readers of each language expect them, without the American order."""

from django.utils.formats import date_format, get_format

# What Django falls back to where a language has no format of its own.
FALLBACK = "N j, Y"


def day(date):
    """20 September 2019"""
    own = get_format("DATE_FORMAT")
    return date_format(date, "j F Y" if own == FALLBACK else own)


def weekday(date):
    """Friday 20 September 2019"""
    return f"{date_format(date, 'l')} {day(date)}"


def month(date):
    """September 2019"""
    return date_format(date, "YEAR_MONTH_FORMAT")


def days(first, last):
    """16–17 September 2019: both ends, saying no month or year twice in English."""
    if first == last:
        return weekday(first)
    if get_format("DATE_FORMAT") != FALLBACK or first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{date_format(first, 'j F')} – {day(last)}"
    return f"{first.day}–{day(last)}"
