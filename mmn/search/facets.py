"""What filters ask of an entry: facets, each a letter and a value, among the words of
its units."""

from django.utils import timezone, translation

from mmn.content.countries import Country
from mmn.content.models import Entry
from mmn.media.visibility import documents

from .words import FACET


def facets(entry):
    """What filters may ask of the entry, each a letter and a value."""
    yield f"k{entry.kind}"
    if entry.published_at:
        yield f"y{timezone.localtime(entry.published_at).year}"
    sorts = [entry]
    original = entry.translation_of
    if original and original.status == Entry.Status.PUBLISHED:
        sorts.append(original)
    numbers = [one.pk for one in sorts]
    for letter, through, owner, subject in (
        ("g", Entry.categories.through, "entry", "category"),
        ("t", Entry.tags.through, "content_object", "tag"),
    ):
        rows = through.objects.filter(**{f"{owner}__in": numbers})
        found = set(rows.values_list(subject, flat=True))
        yield from (f"{letter}{number}" for number in sorted(found))
    pdfs = [pdf for one in sorts for pdf in own_pdfs(one.specific)]
    if pdfs:
        yield "p1"
    for country in sorted(countries(sorts, pdfs)):
        yield f"c{country.lower()}"


def countries(entries, pdfs):
    """The countries that facts, files, tags and categories of the entry name."""
    with translation.override("en"):
        named = {str(label): code for code, label in Country.choices}
    found = set()
    for row in (*(one.specific for one in entries), *pdfs):
        found |= {getattr(row, name, "") for name in ("country", "scope")}
    for one in entries:
        for subject in (*one.categories.all(), *one.tags.all()):
            found.add(named.get(subject.name, ""))
    return found & set(Country.values)


def mark(facet):
    """A facet as it stands among the words of a unit."""
    return FACET + facet.replace("-", "")


def own_pdfs(entry):
    """The PDFs of an entry, of whatever model."""
    kinds = [m for m in documents() if isinstance(entry, _owner(m))]
    return [pdf for m in kinds for pdf in m.objects.filter(**{m.OWNER: entry.pk})]


def _owner(model):
    return model._meta.get_field(model.OWNER).related_model
