"""What results can be narrowed by, with how many there are of each."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mmn.content.countries import Country
from mmn.content.kinds import kinds, section_name
from mmn.content.languages import OWN_NAMES
from mmn.content.models import Category, Tag
from mmn.content.remembered import remembered
from mmn.content.templatetags.entries import WITH_LATIN_LETTERS, letters_language

# Of tags and years, the most frequent ones are offered.
MOST_OFFERED = 20


@dataclass
class Narrowing:
    """One question of the form: ``name`` in the address, ``letter`` in the index."""

    name: str
    letter: str
    title: str
    anything: str
    names: object
    value: str = ""
    facet: str = ""
    # HTML: on some pages there are a hundred, and a template takes long for each.
    options: str = ""


def _kinds(values):
    named = {kind.KIND: section_name(kind) for kind in kinds()}
    return {value: (value, named[value]) for value in named if value in values}


def _countries(values):
    return {
        code.lower(): (code, label)
        for code, label in Country.choices
        if code.lower() in values
    }


def _languages(values):
    return {code: (code, name) for code, name in OWN_NAMES.items() if code in values}


def _years(values):
    return {year: (year, year) for year in sorted(values, reverse=True)}


def _named(model):
    def named(values):
        numbers = [int(value) for value in values if value]
        known = remembered(("names", model, get_language()), dict)
        if missing := [number for number in numbers if number not in known]:
            known |= _names(model, missing)
        found = sorted(known[number] for number in numbers if number in known)
        return {str(number): (slug, name) for _place, number, slug, name in found}

    return named


def _names(model, numbers):
    """{number: (its place, number, slug, name in the reader's language)}"""
    columns = ("pk", "slug", "name", *model._meta.ordering)
    rows = model.objects.filter(pk__in=numbers).values_list(*columns)
    language, local = get_language(), {}
    if language != "en":
        owner = model.names.rel.field.attname
        theirs = model.names.rel.related_model.objects.filter(language=language)
        local = dict(theirs.values_list(owner, "name"))
    return {
        pk: (place, pk, slug, local.get(pk, name)) for pk, slug, name, *place in rows
    }


def _pdf(values):
    return {"1": ("1", _("With a PDF"))} if "1" in values else {}


def narrowings():
    """The questions, as the form shows them."""
    rows = [
        ("kind", "k", _("Kind"), _("All kinds"), _kinds),
        ("country", "c", _("Country"), _("All countries"), _countries),
        ("category", "g", _("Category"), _("All categories"), _named(Category)),
        ("tag", "t", _("Tag"), _("All tags"), _named(Tag)),
        ("year", "y", _("Year"), _("All years"), _years),
        ("language", "l", _("Language"), _("All languages"), _languages),
        ("pdf", "p", _("PDF"), _("With and without"), _pdf),
    ]
    return [Narrowing(*row) for row in rows]


def asked_for(query):
    """The questions with what ``query``, a QueryDict, answers; what no filter knows is
    left out."""
    found = narrowings()
    for one in found:
        value = query.get(one.name, "").replace("\0", "")[:100]
        known = value and _known(one, value)
        if known:
            one.value, one.facet = value, one.letter + known
    return found


def _known(one, value):
    """The value as the index has it, or nothing."""
    if one.name == "year":
        return value if value.isascii() and value.isdigit() and len(value) == 4 else ""
    if one.name in ("category", "tag"):
        model = Category if one.name == "category" else Tag
        pk = model.objects.filter(slug=value).values_list("pk", flat=True).first()
        return str(pk or "")
    everything = {
        "kind": {kind.KIND for kind in kinds()},
        "country": {code.lower() for code in Country.values},
        "language": set(OWN_NAMES),
        "pdf": {"1"},
    }
    value = value.lower() if one.name == "country" else value
    return value if value in everything[one.name] else ""


def offer(found, counts, more=False):
    """Give each question its options, from ``counts`` of the facets of all results;
    ``more``: there are more than were counted. Those with a choice are offered."""
    return [one for one in found if _offer(one, counts, more) > 1 or one.value]


def language_of(one, slug, name):
    """The attribute that says so where an option is not in the page's language, as far
    as its letters tell."""
    language = slug if one.name == "language" else letters(str(name), get_language())
    return f' lang="{escape(language)}"' if language != get_language() else ""


@lru_cache(2000)
def letters(name, own):
    """The language of a name by its letters; ``own`` where they may be of that."""
    if not any(letter.isalpha() for letter in name):
        return own
    found = letters_language(name)
    return own if found == "en" and own in WITH_LATIN_LETTERS else found


def _offer(one, counts, more):
    own = {f[1:]: n for f, n in counts.items() if f[0] == one.letter}
    if len(own) > MOST_OFFERED:
        most = sorted(own, key=own.get, reverse=True)[:MOST_OFFERED]
        own = {value: own[value] for value in most}
    if one.facet:
        own.setdefault(one.facet[1:], 0)
    names = one.names(own) if own else {}
    options = [
        f'<option value="{escape(slug)}"{language_of(one, slug, name)}'
        f"{' selected' * (value == one.facet[1:])}>"
        f"{escape(name)} ({own[value]}{'+' * more})</option>"
        for value, (slug, name) in names.items()
    ]
    one.options = mark_safe("".join(options))  # noqa: S308  escaped above
    return len(options)
