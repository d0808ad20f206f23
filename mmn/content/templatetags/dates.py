"""Filters for dates that are days or months; moments are taken in the site's zone."""

from django import template

from .. import dates

register = template.Library()


@register.filter(expects_localtime=True)
def day(date):
    """20 September 2019; nothing without a date."""
    return dates.day(date) if date else ""


@register.filter(expects_localtime=True)
def moment(date):
    """20 September 2019, 14:00; nothing without a date."""
    return dates.moment(date) if date else ""


@register.filter(expects_localtime=True)
def year(date):
    """2019, as the reader's language counts; nothing without a date."""
    return dates.year(date) if date else ""


@register.filter(expects_localtime=True)
def month(date):
    """September 2019; nothing without a date."""
    return dates.month(date) if date else ""
