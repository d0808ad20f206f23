"""What a page of results shows: each entry in the reader's language where it exists,
what was found and where."""

from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models.expressions import RawSQL
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import get_language

from mmn.content import dates
from mmn.content.kinds import kind_named
from mmn.content.languages import address_language
from mmn.content.models import Entry

from .database import TABLE
from .models import SearchUnit
from .snippets import Marker

# Of one entry, so many more PDFs that have the words are named, looked for among so
# many of its pages that were found.
MORE_PDFS, MORE_PAGES = 5, 40

_FIELDS = ("kind", "language", "slug", "title", "translation_of", "published_at")


@dataclass
class Result:
    """``entry`` is what the reader gets, ``found`` the text that has the words."""

    entry: Entry
    found: Entry
    unit: SearchUnit
    title: str
    snippet: str
    others: list = field(default_factory=list)
    # Further PDFs that have the words: units without their texts.
    more_pdfs: list = field(default_factory=list)

    @property
    def address(self):
        return address(self.entry)

    @property
    def kind_name(self):
        return capfirst(kind_named(self.entry.kind)._meta.verbose_name)

    @property
    def published_on(self):
        return _day(self.entry.published_at, get_language())

    @property
    def found_address(self):
        """Under the prefix of its own language, to be read there."""
        with translation.override(address_language(self.found.language)):
            return address(self.found)

    @property
    def found_elsewhere(self):
        """The text that has the words, where it is another than that of the title."""
        return None if self.pdf or self.entry.pk == self.found.pk else self.found

    @property
    def pdf(self):
        """The address of the page of a PDF that has the words."""
        return self.unit.pdf_page if self.unit.address else ""


@lru_cache(maxsize=1000)
def _day(when, language):
    return dates.day(timezone.localtime(when))


def address(entry):
    """Its address; of kinds whose addresses tell more than the slug, their own."""
    kind = kind_named(entry.kind)
    if kind and kind.address_in is not Entry.address_in:
        return entry.specific.local_address
    return entry.local_address


def results(hits, asked, language):
    """``hits`` as a reader of ``language`` gets them; those hidden meanwhile go."""
    marker = Marker(asked)
    units = _units([hit.numbers[0] for hit in hits])
    more = _more_pdfs(hits, units)
    texts = _texts([hit.family for hit in hits])
    found = []
    for hit in hits:
        unit, family = units.get(hit.numbers[0]), texts.get(hit.family, {})
        own = next((text for text in family.values() if text.pk == hit.entry), None)
        if unit is None or own is None:
            continue
        result = _result(marker, unit, own, family, hit.family, language)
        result.more_pdfs = more.get(hit.family, [])
        found.append(result)
    return found


def _result(marker, unit, own, family, original, language):
    originals = (text for text in family.values() if text.pk == original)
    shown = family.get(language) or next(originals, own)
    return Result(
        entry=shown,
        found=own,
        unit=unit,
        title=marker.marked(shown.title),
        snippet=marker.snippet(unit.text),
        others=[text for code, text in sorted(family.items()) if text is not shown],
    )


def _units(numbers):
    """{number: its unit}, asked in plain SQL, which costs half."""
    if not numbers:
        return {}
    columns = "number, language, page, address, title, text"
    places = ", ".join(["%s"] * len(numbers))
    sql = f"SELECT {columns} FROM {TABLE} WHERE number IN ({places})"  # noqa: S608
    return {unit.pk: unit for unit in SearchUnit.objects.raw(sql, numbers)}


def _more_pdfs(hits, units):
    """{family: further PDFs, each once}, of those whose words stand in PDFs only."""
    looked = {
        number: hit.family
        for hit in hits
        if (unit := units.get(hit.numbers[0])) and unit.address
        for number in hit.numbers[1:MORE_PAGES]
    }
    if not looked:
        return {}
    seen = {unit.address for unit in units.values()}
    fields = ("language", "page", "address", "title")
    stored = SearchUnit.objects.only(*fields).exclude(address="").in_bulk(looked)
    more = {}
    for number, family in looked.items():
        unit = stored.get(number)
        if unit and unit.address not in seen:
            seen.add(unit.address)
            more.setdefault(family, []).append(unit)
    return {family: found[:MORE_PDFS] for family, found in more.items()}


def _texts(families):
    """{family: {language: its text}}, of those that visitors may see."""
    if not families:
        return {}
    places = ", ".join(["%s"] * len(families))
    # Two questions in one: looking for either, SQLite would read every entry.
    numbers = RawSQL(  # noqa: S611  no words of a reader
        f"SELECT id FROM content_entry WHERE id IN ({places}) UNION ALL "  # noqa: S608
        f"SELECT id FROM content_entry WHERE translation_of_id IN ({places})",
        [*families, *families],
    )
    entries = Entry.objects.published().filter(pk__in=numbers)
    texts = {}
    for entry in entries.only(*_FIELDS).order_by():
        family = texts.setdefault(entry.translation_of_id or entry.pk, {})
        family[entry.language] = entry
    return texts
