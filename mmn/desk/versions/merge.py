"""Two people's work on one entry put together: nothing of either is dropped unseen.

What only one of them changed is taken; where both changed the same thing differently
there is a conflict, and somebody has to choose.
"""

from dataclasses import dataclass, field
from typing import Any

from .fields import cells, changed, following, is_file, links, typed
from .snapshots import key

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class Conflict:
    """What both changed; ``name`` is None where it is about a whole row, and who took
    the row out has None for it."""

    model: str
    pk: int
    name: str | None
    base: Any = field(compare=False)
    theirs: Any = field(compare=False)
    mine: Any = field(compare=False)

    @property
    def id(self):
        return f"{self.model}:{self.pk}:{self.name or ''}"


class Merge:
    """``rows``: what ``theirs`` and ``mine`` make of ``base``, all three snapshots.

    ``choices`` are {conflict id: "mine" or "theirs"}; where nobody has chosen, ``rows``
    have mine and ``undecided`` names the conflict. ``strict`` asks about every row that
    both touched, for when the two together would not be valid.
    """

    def __init__(self, base, theirs, mine, choices=None, strict=False):
        self.choices, self.strict, self.conflicts = choices or {}, strict, {}
        self.base, self.theirs, self.mine = (
            {key(row): row["fields"] for row in rows} for rows in (base, theirs, mine)
        )
        self._drop_twins()
        merged = {k: self._row(k) for k in {**self.theirs, **self.mine}}
        merged = {k: fields for k, fields in merged.items() if fields is not None}
        self._one_in_each_cell(merged)
        self._complete(merged)
        self.rows = [
            {"model": model, "pk": pk, "fields": fields}
            for (model, pk), fields in merged.items()
        ]

    @property
    def undecided(self):
        return [c for c in self.conflicts.values() if c.id not in self.choices]

    def _choose(self, k, name=None, values=None):
        """ "mine" or "theirs" for what both changed."""
        values = values or [s.get(k) for s in (self.base, self.theirs, self.mine)]
        conflict = Conflict(*k, name, *values)
        self.conflicts.setdefault(conflict.id, conflict)
        return self.choices.get(conflict.id, MINE)

    def _drop_twins(self):
        """Take out of mine what both added alike: the same tag, say."""
        theirs = [k for k in self.theirs if k not in self.base]
        for k in [k for k in self.mine if k not in self.base]:
            alike = (o for o in theirs if o[0] == k[0])
            if any(not changed(k[0], self.theirs[o], self.mine[k]) for o in alike):
                del self.mine[k]

    def _row(self, k):
        base, theirs, mine = (s.get(k) for s in (self.base, self.theirs, self.mine))
        if base is None:
            return theirs or mine
        if theirs is None or mine is None:
            left = theirs or mine
            if not changed(k[0], base, left):
                return None
            return mine if self._choose(k) == MINE else theirs
        both = changed(k[0], base, theirs) and changed(k[0], base, mine)
        if self.strict and both and changed(k[0], theirs, mine):
            return mine if self._choose(k) == MINE else theirs
        return self._fields(k, base, theirs, mine)

    def _fields(self, k, base, theirs, mine):
        merged, file_of = dict(theirs), theirs
        for name in typed(k[0]) & theirs.keys():
            values = [fields.get(name) for fields in (base, theirs, mine)]
            merged[name] = self._value(k, name, *values)
            if is_file(k[0], name) and merged[name] != theirs[name]:
                file_of = mine
        followers = following(k[0]) & file_of.keys()
        return merged | {name: file_of[name] for name in followers}

    def _value(self, k, name, base, theirs, mine):
        if theirs == mine or mine == base:
            return theirs
        if theirs == base:
            return mine
        if isinstance(theirs, list):  # links: what either added or took away
            start = set(base or [])
            gone = start - set(mine) | start - set(theirs)
            return [x for x in dict.fromkeys([*theirs, *mine]) if x not in gone]
        return mine if self._choose(k, name, [base, theirs, mine]) == MINE else theirs

    def _one_in_each_cell(self, merged):
        """Both filled a cell that the database has once: one of the two rows goes."""
        filled = {}
        for k in list(merged):
            for names in cells(k[0]):
                cell = (k[0], names, *(merged[k].get(name) for name in names))
                other = filled.setdefault(cell, k)
                if other != k and {other, k} <= merged.keys():
                    values = [None, merged[other], merged[k]]
                    loser = other if self._choose(k, None, values) == MINE else k
                    filled[cell] = k if loser == other else other
                    del merged[loser]

    def _complete(self, merged):
        """A row that needs one which the other took out: one choice for the two."""
        while lost := self._lost(merged):
            k, needed = lost
            side = MINE if needed in self.mine else THEIRS
            rows = self.mine if side == MINE else self.theirs
            chosen = self._choose(k)
            if chosen == side and needed in rows:
                merged[needed] = rows[needed]
                continue
            other = self.mine if chosen == MINE else self.theirs
            if other.get(k) and other[k] != merged[k]:
                merged[k] = other[k]
            else:
                del merged[k]

    def _lost(self, merged):
        for k, fields in merged.items():
            for name, label in links(k[0]):
                needed = (label, fields.get(name))
                if needed[1] is not None and needed not in merged:
                    return k, needed
        return None
