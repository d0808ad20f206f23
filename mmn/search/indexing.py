"""Keeping the index: what changed of an entry is read again and stored anew."""

from collections import defaultdict

from django.db import connections, transaction

from mmn.content.prepared import prepared

from .beside import read
from .database import of
from .models import KnownWord, SearchUnit
from .units import MOST_PIECES, base_number, common_to, rows_of, sources_of

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
    """{number of an entry: [(number, source, digest) of its units]}."""
    found = defaultdict(list)
    for entry, *unit in units_of(entries=[entry.pk for entry in entries]):
        found[entry].append(unit)
    return found


@prepared
def units_of(entries):
    found = SearchUnit.objects.filter(entry__in=entries)
    return found.values_list("entry_id", "number", "source", "digest")


def _index(entry, beside, units, using):
    stored, taken = {}, {}
    for number, source, digest in units:
        stored[source] = digest
        taken.setdefault(source, set()).add(number)
    base, common = base_number(entry), common_to(entry, beside)
    sources = {source.name: source for source in sources_of(entry, beside)}
    with_grams = of(connections[using]).GRAMS
    told = (base, common, with_grams)
    digests = {name: one.digest(told) for name, one in sources.items()}
    gone = {name for name, digest in stored.items() if digests.get(name) != digest}
    news = [name for name in sources if stored.get(name) != digests[name]]
    if gone:
        units = SearchUnit.objects.using(using).filter(entry=entry.pk)
        units.filter(source__in=gone).delete()
    used = set().union(*(taken[name] for name in stored if name not in gone))
    free = (n for n in range(base + MOST_PIECES - 1, base - 1, -1) if n not in used)
    rows = []
    for name in news:
        if len(rows) > BATCH:
            _write(rows, free, using)
            rows = []
        rows += rows_of(common, sources[name], digests[name], with_grams)
    if rows:
        _write(rows, free, using)


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
