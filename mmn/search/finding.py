"""Finding entries: what stands in titles first, then in texts, then in PDFs; exact
words before others of their stem; the newest first among equals.

Each of these steps is a query of its own, and the next one is only asked while there is
room: so the order is the same on every database, and a common word costs no more than
a rare one.
"""

from collections import Counter
from contextlib import closing
from typing import NamedTuple

from django.db import connections
from django.utils import timezone

from . import database
from .asking import understand
from .changes import catch_up
from .facets import mark
from .queries import Literal, Query, looks_up
from .units import IN_PDF
from .words import STEM, TITLE, TITLE_STEM, whole_title

# So many entries are looked for; what is found beyond that is not counted.
MOST_FOUND = 300
# So many where the order of words is looked up in texts.
MOST_LOOKED_UP = 200
# Staff sort and filter what was found.
MOST_FOR_STAFF = 2000


class Hit(NamedTuple):
    """An entry that was found, with the units that it was found by, best first."""

    family: int
    entry: int
    numbers: list


class Found:
    """What was found, best first; ``more``: there is more than was counted.

    Mostly each entry is found by one unit, and of all that were found a page shows
    ten: rows become a ``Hit`` when they are asked for.
    """

    def __init__(self, first, others, more=False):
        # By entry, or by family: the row that it was found by first; further rows.
        self.first, self.others, self.more = first, others, more

    def __len__(self):
        return len(self.first)

    def __getitem__(self, some):
        return [self._hit(key) for key in [*self.first][some]]

    @property
    def hits(self):
        return self[:]

    def _hit(self, key):
        rows = [self.first[key], *self.others.get(key, ())]
        entry, family = rows[0][:2]
        return Hit(family, entry, [row[3] for row in rows])

    def counts(self):
        """How many there are of each facet."""
        found = [row[2] for key, row in self.first.items() if key not in self.others]
        for key, rows in self.others.items():
            several = " ".join([self.first[key][2], *(row[2] for row in rows)])
            found += dict.fromkeys(several.split())
        return Counter(" ".join(found).split())


def find(
    asked, facets=(), *, hidden=False, each_text=False, most=None, using="default"
):
    """What ``asked`` finds among entries that visitors may see (or, ``hidden``, all)
    and that have all of ``facets``: each entry once, whatever its languages, or
    (``each_text``) each of its texts."""
    if not asked:
        return Found({}, {})
    catch_up(using)
    index = database.of(connections[using])
    queries, moment = steps(asked, facets), None if hidden else timezone.now()
    if most is None:
        most = MOST_LOOKED_UP if any(map(looks_up, queries)) else MOST_FOUND
    # Where entries are found by many units each, more of these are read.
    for rows in (most + most // 10 + 5, 2 * most + 50):
        with closing(index.fetch(using, queries, moment, rows)) as units:
            found, count = _together(units, most, 0 if each_text else 1)
        if found.more or count < rows:
            return found
    found.more = True
    return found


def _together(rows, most, column):
    """What ``rows`` of all steps found, each entry where it was found best, and how
    many rows were read."""
    first, others, count = {}, {}, 0
    for row in rows:
        count += 1
        key = row[column]
        if key in first:
            others.setdefault(key, []).append(row)
        elif len(first) < most:
            first[key] = row
        else:
            return Found(first, others, more=True), count
    return Found(first, others), count


def steps(asked, facets=()):
    """The queries to ask one after the other."""
    marks = tuple((Literal((mark(facet),)),) for facet in facets)
    unwanted = tuple(_at(one, STEM) for one in asked.unwanted)
    pdf = Literal((mark(IN_PDF),))
    exact, near = _groups(asked.wanted, ""), _groups(asked.wanted, STEM)
    title, title_near = (_groups(asked.wanted, at) for at in (TITLE, TITLE_STEM))
    found = []

    def ask(wanted, *seen, in_pdf=None):
        where = (*marks, (pdf,)) if in_pdf else marks
        without = (*unwanted, pdf) if in_pdf is False else unwanted
        seen = tuple(one for one in seen if one != wanted)
        found.append(Query((*wanted, *where), without, seen))

    if asked.title:
        ask(((Literal((whole_title(asked.title),)),),))
    before = [title_near]
    if asked.together:
        ask(_together_at(asked, TITLE))
    ask(title)
    ask(title_near, title)
    together = []
    if asked.together:
        together = [_together_at(asked, "")]
        ask(*together, *before, in_pdf=False)
        some = tuple(literal for group in title_near for literal in group)
        ask((*near, some), *before, *together)
        before += [*together, (*near, some)]
    ask(exact, *before, in_pdf=False)
    ask(near, exact, *before, in_pdf=False)
    for one in together:
        ask(one, in_pdf=True)
    ask(exact, *together, in_pdf=True)
    ask(near, exact, *together, in_pdf=True)
    # What is asked twice is found by the first.
    queries = {}
    for query in found:
        queries.setdefault(query[:2], query)
    return list(queries.values())


def _together_at(asked, where):
    """All words one after the other, as one group; how near is only for the order."""
    return (tuple(_at(one, where)._replace(near=True) for one in asked.together),)


def _groups(wanted, where):
    return tuple(
        tuple(dict.fromkeys(_at(one, where) for one in group)) for group in wanted
    )


def _at(one, where):
    """Words of a query as a literal, as they stand there in the index."""
    if where in (STEM, TITLE_STEM):
        if one.stemmed:
            return Literal((where + one.stemmed,))
        where = TITLE if where == TITLE_STEM else ""
    return Literal(tuple(where + word for word in one.words), one.prefix)


def entries_with_words(text):
    """The numbers of all entries, hidden ones too, in which ``text`` is found."""
    found = find(understand(text), hidden=True, each_text=True, most=MOST_FOR_STAFF)
    return {hit.entry for hit in found.hits}
