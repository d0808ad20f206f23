"""What filters ask of an entry: facets, each a letter and a value, among the words of
its units."""

from functools import cache

from django.utils import timezone, translation

from mmn.content.countries import Country
from mmn.content.models import Entry

from .words import FACET


def facets(entry, beside):
    """What filters may ask of the entry, each a letter and a value."""
    yield f"k{entry.kind}"
    if entry.published_at:
        yield f"y{timezone.localtime(entry.published_at).year}"
    sorts = [entry]
    original = entry.translation_of
    if original and original.status == Entry.Status.PUBLISHED:
        sorts.append(original)
    for letter, subjects in (("g", beside.categories), ("t", beside.tags)):
        found = {subject.pk for one in sorts for subject in subjects[one.pk]}
        yield from (f"{letter}{number}" for number in sorted(found))
    if any(beside.pdfs[one.pk] for one in sorts):
        yield "p1"
    for country in sorted(countries(sorts, beside)):
        yield f"c{country.lower()}"


def countries(entries, beside):
    """The countries that facts, files, tags and categories of the entries name."""
    found = set()
    for one in entries:
        for row in (one, *beside.pdfs[one.pk]):
            found |= {getattr(row, name, "") for name in ("country", "scope")}
        for subject in beside.subjects(one):
            found.add(_named_in_english().get(subject.name, ""))
    return found & set(Country.values)


@cache
def _named_in_english():
    with translation.override("en"):
        return {str(label): code for code, label in Country.choices}


def mark(facet):
    """A facet as it stands among the words of a unit."""
    return FACET + facet.replace("-", "")
