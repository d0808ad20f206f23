"""What a page of results shows: each entry in the reader's language where it exists,
what was found and where."""

from functools import lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL
from django.utils import timezone

from mmn.content import dates
from mmn.content.cards import cards
from mmn.content.kinds import kind_named, reader_name
from mmn.content.languages import address_language, own_name
from mmn.content.models import Entry
from mmn.content.prepared import prepared
from mmn.content.remembered import Room, remembered_each

from .database import TABLE
from .snippets import BEGINNING, Marker

# Of one entry, so many more PDFs that have the words are named, looked for among so
# many of its pages that were found.
MORE_PDFS, MORE_PAGES = 5, 40
# What is found often is read once after each change: the newest texts with a common
# word are those with many others. Some megabytes in each process.
ROOM = Room(1000)


class Piece(NamedTuple):
    """Of a unit, what a page of results tells; ``text`` may be only its beginning."""

    number: int
    language: str
    page: int
    address: str
    title: str
    text: str = ""

    @property
    def pdf_page(self):
        """The address of the page, which programs that show PDFs open."""
        return f"{self.address}#page={self.page or 1}"

    @property
    def language_name(self):
        return own_name(self.language)


def results(hits, asked, language):
    """``hits`` as a reader of ``language`` gets them; those hidden meanwhile go."""
    marker = Marker(asked)
    pieces = _pieces([hit.numbers[0] for hit in hits])
    snippets = _snippets(pieces, marker)
    more = _more_pdfs(hits, pieces)
    texts = _by_family([hit.family for hit in hits])
    found = []
    for hit in hits:
        piece, family = pieces.get(hit.numbers[0]), texts.get(hit.family, {})
        own = next((text for text in family.values() if text.pk == hit.entry), None)
        if piece is None or own is None:
            continue
        originals = (text for text in family.values() if text.pk == hit.family)
        shown = family.get(language) or next(originals, own)
        others = [text for _, text in sorted(family.items()) if text is not shown]
        result = _told(shown, own, piece, others, language)
        result["title"] = marker.marked(shown.title)
        result["snippet"] = snippets[piece.number]
        result["more_pdfs"] = more.get(hit.family, [])
        result["further"] = others or result["more_pdfs"]
        found.append(result)
    days = _days([result["entry"] for result in found], language)
    for result in found:
        entry = result["entry"]
        result["day"], result["told_day"] = days.get(entry.pk) or _published(
            entry.published_at, language
        )
    return found


def _told(shown, own, piece, others, language):
    """What a page tells of one hit, as a template reads it fastest: ``shown`` is what
    the reader gets, ``own`` the text that has the words."""
    translated = own is not shown and not piece.address
    return {
        "entry": shown,
        "address": address(shown),
        "kind": shown.kind,
        "kind_name": _kind_name(shown.kind, language),
        "language": shown.language,
        "piece": piece,
        "pdf": piece.address,
        "text_language": piece.language,
        "elsewhere": translated or piece.address,
        "found": own if translated else None,
        "found_address": own_address(own) if translated else "",
        "others": [
            (own_address(one), one.language, one.language_name) for one in others
        ],
    }


@lru_cache(maxsize=1000)
def _published(when, language):
    """The day of publication, for programs and for the reader."""
    local = timezone.localtime(when)
    return local.date().isoformat(), dates.day(local)


def _days(entries, language):
    """{number: when it took place, or came out}, in the same two ways, of kinds that
    have a date of their own."""
    own = [one.pk for one in entries if _has_own_date(one.kind)]
    found, key = {}, ("day", language)
    for entry in cards(own, languages=False) if own else ():
        # Kept as long as the entry is remembered, like its cards.
        kept = entry.rendered_cards
        if key not in kept:
            kept[key] = entry.machine_date, entry.told_date
        found[entry.pk] = kept[key]
    return found


def _has_own_date(name):
    kind = kind_named(name)
    return kind is not None and kind.told_date is not Entry.told_date


@lru_cache(maxsize=1000)
def _kind_name(kind, language):
    return str(reader_name(kind_named(kind)))


def own_address(entry):
    """Under the prefix of its own language, to be read there."""
    return address(entry, address_language(entry.language))


def address(entry, language=None):
    """Its address; of kinds whose addresses tell more than the slug, their own."""
    kind = kind_named(entry.kind)
    if kind and kind.address_in is not Entry.address_in:
        entry = entry.specific
    return entry.address_in(language)


def _snippets(pieces, marker):
    """{number: some words of the piece}; a whole text is read only where its beginning
    has not what was looked for."""
    found = {number: marker.beginning(one.text) for number, one in pieces.items()}
    others = [number for number, snippet in found.items() if not snippet]
    long = [number for number in others if len(pieces[number].text) == BEGINNING]
    whole = dict(_rows("number, text", long))
    for number in others:
        found[number] = marker.further(whole.get(number, pieces[number].text))
    return found


def _pieces(numbers):
    """{number: the piece with the beginning of its text}"""
    found = remembered_each([("piece", number) for number in numbers], _read, ROOM)
    return {number: piece for (_piece, number), piece in found.items()}


def _read(keys):
    columns = f"number, language, page, address, title, substr(text, 1, {BEGINNING})"
    rows = _rows(columns, [number for _piece, number in keys])
    return {("piece", row[0]): Piece(*row) for row in rows}


def _more_pdfs(hits, pieces):
    """{family: further PDFs, each once}, of those whose words stand in PDFs only."""
    looked = {
        number: hit.family
        for hit in hits
        if (piece := pieces.get(hit.numbers[0])) and piece.address
        for number in hit.numbers[1:MORE_PAGES]
    }
    rows = _rows("number, language, page, address, title", [*looked])
    stored = {row[0]: Piece(*row) for row in rows if row[3]}
    seen = {piece.address for piece in pieces.values()}
    more = {}
    for number, family in looked.items():
        piece = stored.get(number)
        if piece and piece.address not in seen:
            seen.add(piece.address)
            more.setdefault(family, []).append(piece)
    return {family: found[:MORE_PDFS] for family, found in more.items()}


def _rows(columns, numbers):
    """The columns of these units, in plain SQL: what Django makes of it costs more."""
    if not numbers:
        return []
    places = ", ".join(["%s"] * len(numbers))
    sql = f"SELECT {columns} FROM {TABLE} WHERE number IN ({places})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, numbers)
        return cursor.fetchall()


def _by_family(families):
    """{family: {language: its text}}, of those that visitors may see."""
    found = remembered_each([("texts", family) for family in families], _group, ROOM)
    return {family: texts for (_texts, family), texts in found.items()}


def _group(keys):
    texts = {key: {} for key in keys}
    for entry in _texts(families=[family for _texts, family in keys]):
        texts["texts", entry.original_id][entry.language] = entry
    return texts


@prepared
def _texts(families):
    fields = ("kind", "language", "slug", "title", "translation_of", "published_at")
    texts = Entry.objects.published().only(*fields).order_by()
    # Two questions, and the second in two steps: looking for either, databases would
    # read every entry.
    places = ", ".join(["%s"] * len(families))
    translations = RawSQL(  # noqa: S611  no words of a reader
        f"SELECT id FROM content_entry WHERE translation_of_id IN ({places})",  # noqa: S608
        families,
    )
    originals = texts.filter(pk__in=families)
    return originals.union(texts.filter(pk__in=translations), all=True)
