"""What every page says about entries: cards, sections, languages, dates of events."""

import re

from django import template
from django.template.loader import select_template
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language

from mmn.media.guesses import language_of_text

from .. import dates
from ..addresses import address
from ..kinds import listed_kinds, section_name
from ..languages import INTERFACE, own_name

WITH_LATIN_LETTERS = ("en", "vi")
COVER_COLOURS = ("river", "clay", "moss", "gold")

register = template.Library()
register.filter("own_name", own_name)


@register.simple_tag(takes_context=True)
def card(context, entry, variant="row", level=3):
    """The card of an entry's own kind, from ``<kind>/_card.html``.

    ``variant`` says where it stands: "row" or "agenda" (with a large date) in lists,
    "lead", "compact", "date" or "shelf" on the home page; ``level`` is its heading's.
    A remembered entry (mmn/content/cards.py) keeps its cards as long as it is kept.
    """
    specific = entry.specific
    only_language = context.get("only_language")
    key = variant, level, only_language, get_language(), get_script_prefix()
    kept = getattr(specific, "rendered_cards", {})
    if key not in kept:
        kept[key] = render_card(specific, only_language, variant, level)
    return kept[key]


def render_card(entry, only_language, variant, level):
    names = (f"{entry.kind}/_card.html", "content/_card.html")
    published_at = entry.published_at
    card_context = {
        "entry": entry,
        "address": card_address(entry, only_language),
        "kind_name": capfirst(entry._meta.verbose_name),
        "published_on": published_at and timezone.localdate(published_at),
        "variant": variant,
        "level": level,
    }
    return select_template(names).render(card_context)


def card_address(entry, only_language):
    """Where a card leads: the reader stays in the interface's language, unless the
    list shows what is in another; then to the very text that the card names."""
    exact = entry.language == only_language
    return entry.get_absolute_url() if exact else entry.local_address


@register.filter
def in_language(row, field):
    """The language of a field of a row that a translation may have borrowed."""
    return row.languages.get(field, row.written_in)


@register.filter
def name_language(named):
    """The language of the name that is shown of a category or a tag, by its letters
    where nobody has translated it."""
    if named.local_name:
        return get_language()
    return letters_language(named.name)


@register.filter
def letters_language(text):
    """The language of a few words by their letters; English where these are Latin."""
    return language_of_text(text, fewest=1)[0] or "en"


@register.filter
def written_in(words, language):
    """The language of a fact in a text in ``language``: English where its letters are
    Latin and those of the language are not, as names and terms often stay."""
    if language in WITH_LATIN_LETTERS:
        return language
    return "en" if letters_language(words) == "en" else language


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
    """Every kind with a list of its own, as (kind, name, address of its list)."""
    kinds = [(kind.KIND, section_name(kind)) for kind in listed_kinds()]
    return [(kind, name, address(f"{kind}:list")) for kind, name in kinds]


@register.simple_tag(takes_context=True)
def same_page_in_languages(context):
    """The reader's page in each language of the interface, as dicts; the query is kept.

    Of an entry, each leads to its text in that language; without one, to the original
    below that prefix, and ``shown_in`` says in which language it is then.
    """
    # Three places of a page ask for it.
    kept, key = context.render_context.dicts[0], ("in languages", get_language())
    if key not in kept:
        kept[key] = page_in_languages(context)
    return kept[key]


def page_in_languages(context):
    request, texts = context.get("request"), context.get("translations")
    now = get_language()
    languages = [
        {"code": code, "name": name, "current": code == now}
        for code, name in INTERFACE.items()
    ]
    for language in languages:
        if texts:
            language |= text_in(list(texts), language["code"], context["entry"])
            language["address"] += kept_query(context)
        else:
            path = request.get_full_path() if request else "/"
            language["address"] = below_prefix(path, language["code"])
    return languages


def below_prefix(path, code):
    """``path`` below the prefix of another language."""
    prefix, _, rest = path[1:].partition("/")
    if prefix in INTERFACE:
        path = "/" + rest.lstrip("/")  # two would lead to another host
    return path if code == "en" else f"/{code}{path}"


def text_in(texts, code, entry):
    """Where the reader of ``code`` finds one of ``texts``, and in which language."""
    by_language = {text.language: text for text in texts}
    if found := by_language.get(code):
        return {"address": found.get_absolute_url(), "shown_in": ""}
    shown = next((text for text in texts if not text.translation_of_id), entry)
    return {"address": shown.address_in(code), "shown_in": shown.language}


@register.simple_tag(takes_context=True)
def kept_query(context):
    """The query string of the page, for an address that keeps it; or nothing."""
    request = context.get("request")
    return f"?{request.GET.urlencode()}" if request and request.GET else ""


@register.simple_tag
def day_range(first, last=None):
    """16–17 September 2019, or the one day, without weekdays and in the dates' zone."""
    return dates.plain_days(first, last)
