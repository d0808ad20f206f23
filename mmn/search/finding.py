"""Finding entries: what stands in titles first, then in texts, then in PDFs; exact
words before others of their stem; the newest first among equals.

Each of these steps is a query of its own, and the next one is only asked while there is
room: so the order is the same on every database, and a common word costs no more than
a rare one.
"""

from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connections
from django.utils import timezone

from .asking import understand
from .changes import catch_up
from .database import Literal, Query, arms, fetch
from .facets import mark
from .units import IN_PDF
from .words import STEM, TITLE, TITLE_STEM, whole_title

# So many units are looked at; what is found beyond that is not counted.
MOST_FOUND = 500
# So many where PostgreSQL has to look into each for the order of words.
MOST_LOOKED_UP = 200
# Staff sort and filter what was found.
MOST_FOR_STAFF = 2000

_COLUMNS = "u.entry_id, u.family, u.facets"
_SHOWN = "u.shown_from <= %s AND (u.shown_until IS NULL OR u.shown_until > %s)"


class Hit(NamedTuple):
    """An entry that was found, with the units that it was found by, best first."""

    family: int
    entry: int
    numbers: list
    facets: list


@dataclass
class Found:
    """``hits``, best first; ``more``: there are more than were counted."""

    hits: list
    more: bool = False

    def counts(self):
        """How many hits there are of each facet."""
        alike = Counter(" ".join(hit.facets) for hit in self.hits)
        counts = Counter()
        for facets, times in alike.items():
            for facet in set(facets.split()):
                counts[facet] += times
        return counts


def find(
    asked, facets=(), *, hidden=False, each_text=False, most=None, using="default"
):
    """What ``asked`` finds among entries that visitors may see (or, ``hidden``, all)
    and that have all of ``facets``: each entry once, whatever its languages, or
    (``each_text``) each of its texts."""
    if not asked:
        return Found([])
    catch_up(using)
    connection = connections[using]
    condition, parameters = "TRUE", []
    if not hidden:
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        condition, parameters = _SHOWN, [now, now]
    if most is None:
        long = any(len(one.words) > 2 for group in asked.wanted for one in group)
        most = MOST_LOOKED_UP if long else MOST_FOUND
    # Several units of one entry may be found, and one unit at several steps.
    rows = 2 * most + 50
    found, values = [], []
    for query in steps(asked, facets):
        for sql, given in arms(connection, query, _COLUMNS, condition, rows):
            found.append(f"SELECT * FROM ({sql}) step{len(found)}")  # noqa: S608
            values += [given[0], *parameters, *given[1:]]
    sql = f"{' UNION ALL '.join(found)} LIMIT {rows}"
    with closing(fetch(using, sql, values)) as units:
        found, count = _together(units, most, each_text)
    found.more |= count == rows
    return found


def _together(rows, most, each_text):
    """The hits of ``rows`` of all steps, each entry where it was found best, and how
    many rows were read."""
    hits, count = {}, 0
    for entry, family, facets, number in rows:
        count += 1
        key = entry if each_text else family
        hit = hits.get(key)
        if hit is None:
            if len(hits) == most:
                return Found(list(hits.values()), more=True), count
            hits[key] = Hit(family, entry, [number], [facets])
            continue
        hit.numbers.append(number)
        if facets not in hit.facets:
            hit.facets.append(facets)
    return Found(list(hits.values())), count


def steps(asked, facets=()):
    """The queries to ask one after the other."""
    marks = tuple((Literal((mark(facet),)),) for facet in facets)
    unwanted = tuple(_at(one, STEM) for one in asked.unwanted)
    pdf = (*marks, (Literal((mark(IN_PDF),)),))

    def query(wanted, where):
        return Query((*map(tuple, wanted), *where), unwanted)

    exact = _groups(asked.wanted, "")
    near = _groups(asked.wanted, STEM)
    title = _groups(asked.wanted, TITLE)
    title_near = _groups(asked.wanted, TITLE_STEM)
    together = [[_at(one, "") for one in asked.together]]
    title_together = [[_at(one, TITLE) for one in asked.together]]
    not_pdf = (*unwanted, Literal((mark(IN_PDF),)))
    found = []
    if asked.title:
        found.append(query([[Literal((whole_title(asked.title),))]], marks))
    if asked.together:
        found.append(query(title_together, marks))
    found.append(query(title, marks))
    found.append(query(title_near, marks))
    if asked.together:
        found.append(Query((*map(tuple, together), *marks), not_pdf))
        some = [[one for group in title_near for one in group]]
        found.append(query([*near, *some], marks))
    found.append(Query((*map(tuple, exact), *marks), not_pdf))
    found.append(Query((*map(tuple, near), *marks), not_pdf))
    if asked.together:
        found.append(query(together, pdf))
    found.append(query(exact, pdf))
    found.append(query(near, pdf))
    return list(dict.fromkeys(found))


def _groups(wanted, where):
    return [tuple(dict.fromkeys(_at(one, where) for one in group)) for group in wanted]


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
