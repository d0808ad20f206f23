"""What every page says about entries: cards, sections, languages, dates of events."""

import re

from django import template
from django.template.loader import select_template
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language

from .. import dates
from ..kinds import listed_kinds, section_name
from ..languages import INTERFACE, own_name

COVER_COLOURS = ("river", "clay", "moss", "gold")

register = template.Library()
register.filter("own_name", own_name)


@register.simple_tag
def card(entry, variant="row", level=3):
    """The card of an entry's own kind, from ``<kind>/_card.html``.

    ``variant`` says where it stands: "row" or "agenda" (with a large date) in lists,
    "lead", "compact", "date" or "shelf" on the home page; ``level`` is its heading's.
    """
    specific = entry.specific
    names = (f"{specific.kind}/_card.html", "content/_card.html")
    published_at = specific.published_at
    card_context = {
        "entry": specific,
        "kind_name": capfirst(specific._meta.verbose_name),
        "published_on": published_at and timezone.localdate(published_at),
        "variant": variant,
        "level": level,
    }
    return select_template(names).render(card_context)


@register.filter
def web_address(address):
    """``address`` if it leads to the web, else nothing: forms check that, but rows can
    be written past a form, and ``javascript:`` in a link would run."""
    return address if re.match(r"https?://", address, re.IGNORECASE) else ""


@register.filter
def cover_colour(entry):
    """The colour of a cover made from the title: always the same for one entry."""
    return COVER_COLOURS[(entry.pk or 0) % len(COVER_COLOURS)]


@register.simple_tag(takes_context=True)
def page_address(context, number):
    """The list at another page, filters kept; the first page has no number."""
    request = context["request"]
    query = request.GET.copy()
    query.pop("page", None)
    if number > 1:
        query["page"] = number
    return f"{request.path}?{query.urlencode()}" if query else request.path


@register.simple_tag
def page_numbers(page_obj):
    """Numbers of pages around the shown one, with gaps."""
    return page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=2)


@register.simple_tag
def sections():
    """Every kind with a list of its own, as (kind, name)."""
    return [(kind.KIND, section_name(kind)) for kind in listed_kinds()]


@register.simple_tag(takes_context=True)
def same_page_in_languages(context):
    """The reader's page under each language's prefix, as dicts; the query is kept."""
    request = context.get("request")
    path = request.get_full_path() if request else "/"
    prefix, _, rest = path[1:].partition("/")
    if prefix in INTERFACE:
        path = "/" + rest.lstrip("/")  # two would lead to another host
    now = get_language()
    return [
        {
            "code": code,
            "name": name,
            "address": path if code == "en" else f"/{code}{path}",
            "current": code == now,
        }
        for code, name in INTERFACE.items()
    ]


@register.simple_tag
def day_range(first, last=None):
    """16–17 September 2019, or the one day, without weekdays and in the dates' zone."""
    if not last or first.date() == last.date():
        return dates.day(first)
    return dates.days(first, last)
