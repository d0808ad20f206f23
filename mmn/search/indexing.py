"""Keeping the index: what changed of an entry is read again and stored anew."""

from collections import defaultdict
from typing import NamedTuple

from django.db import connections, transaction

from mmn.content.prepared import prepared

from .beside import read
from .database import of
from .marking import mark_anew
from .models import KnownWord, SearchUnit
from .units import (
    CAPTION,
    MOST_PIECES,
    OWN,
    base_number,
    common_to,
    rows_of,
    sources_of,
)

# Words that this process has stored as known; it forgets them when there are too many.
_known = set()
MOST_REMEMBERED = 200_000
BATCH = 100


def index(numbers, using="default"):
    """Bring the units of these entries, by number, up to date: one transaction."""
    numbers = sorted(set(numbers))
    with transaction.atomic(using=using, savepoint=False):
        for start in range(0, len(numbers), BATCH):
            # Those not found are deleted, and the database has taken their units along.
            entries, beside = read(numbers[start : start + BATCH])
            units = _stored(entries)
            for entry in entries:
                _index(entry, beside, units[entry.pk], using)


def _stored(entries):
    """{number of an entry: [each ``Unit`` of it]}."""
    found = defaultdict(list)
    for entry, *unit in units_of(entries=[entry.pk for entry in entries]):
        found[entry].append(Unit(*unit))
    return found


class Unit(NamedTuple):
    number: int
    source: str
    digest: str
    language: str
    facets: str


@prepared
def units_of(entries):
    found = SearchUnit.objects.filter(entry__in=entries)
    return found.values_list("entry_id", *Unit._fields)


def _index(entry, beside, units, using):
    stored = {unit.source: unit.digest for unit in units}
    base, common = base_number(entry), common_to(entry, beside)
    sources = {source.name: source for source in sources_of(entry, beside)}
    with_grams = of(connections[using]).GRAMS
    digests = {n: one.digest(with_grams, (base, common)) for n, one in sources.items()}
    same = {name for name in stored if stored[name] == digests.get(name)}
    marked = {name for name in stored.keys() - same if lasts(name, stored, digests)}
    gone = stored.keys() - same - marked
    news = [name for name in digests if name not in same | marked]
    if gone:
        lost = SearchUnit.objects.using(using).filter(entry=entry.pk)
        lost.filter(source__in=gone).delete()
    used = {unit.number for unit in units if unit.source in same}
    if marked:
        kept = [unit for unit in units if unit.source in marked]
        used |= mark_anew(kept, base, common, digests[kept[0].source], using)
    free = (n for n in range(base + MOST_PIECES - 1, base - 1, -1) if n not in used)
    rows = []
    for name in news:
        if len(rows) > BATCH:
            _write(rows, free, using)
            rows = []
        rows += rows_of(common, sources[name], digests[name], with_grams)
    if rows:
        _write(rows, free, using)


def lasts(name, stored, digests):
    """Whether a part says what it said, and only its marks are others. Captions are
    written anew: each is found as long as its own picture may be seen."""
    if name not in digests or name.startswith(CAPTION):
        return False
    return stored[name][:OWN] == digests[name][:OWN]


def _write(rows, free, using):
    # zip takes a row first: no number is lost when there are no more rows
    rows = [row for row, number in zip(rows, free, strict=False) if _give(row, number)]
    SearchUnit.objects.using(using).bulk_create(rows, batch_size=BATCH)
    _know(rows, using)


def _give(row, number):
    row.number = number
    return True


def _know(rows, using):
    """Remember words that somebody may mean when writing something near them."""
    found = {
        word
        for row in rows
        for word in row.words.split()
        if 4 <= len(word) <= 30 and word.isascii() and word.isalpha()
    }
    new = sorted(found - _known)
    if not new:
        return
    if len(_known) > MOST_REMEMBERED:
        _known.clear()
    transaction.on_commit(lambda: _known.update(new), using=using)
    rows = [KnownWord(word=word) for word in new]
    KnownWord.objects.using(using).bulk_create(
        rows, ignore_conflicts=True, batch_size=BATCH
    )
