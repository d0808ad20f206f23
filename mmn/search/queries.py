"""What a step of a search asks of the index, in the words of no database."""

from itertools import pairwise
from typing import NamedTuple

from .words import JOIN, PAIR


class Literal(NamedTuple):
    """Words that must stand one after the other; ``prefix``: the last one may go on.

    ``near``: of words between which there are spaces, any two that follow each other
    must stand together somewhere: it is for the order of what is found, and costs no
    look at any text.
    """

    words: tuple
    prefix: bool = False
    near: bool = False

    @property
    def spaced(self):
        """For each of its words, whether it is of a script that has spaces."""
        return [JOIN not in word for word in self.words]

    @property
    def looked_up(self):
        """Whether the order of its words stands in the texts only: of three words."""
        spaced = self.spaced
        if self.near and all(spaced):
            return False
        return any(map(all, zip(spaced, spaced[1:], spaced[2:], strict=False)))

    def pairs(self):
        """Those of its words that the index has as pairs."""
        return [
            one + PAIR + after
            for one, after in pairwise(self.words)
            if JOIN not in one and JOIN not in after
        ]


class Query(NamedTuple):
    """``wanted``: groups of literals, one of each group must be there; ``unwanted``:
    literals of which none may be; ``seen``: such groups as were asked for before, so
    that nothing need be found twice."""

    wanted: tuple
    unwanted: tuple = ()
    seen: tuple = ()


def looks_up(query):
    """Whether texts have to be looked into for a query, which costs much."""
    groups = (*query.wanted, query.unwanted)
    return any(one.looked_up for group in groups for one in group)
