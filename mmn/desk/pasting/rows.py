"""A row as it was understood from a line, and the check that nothing got lost."""

import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

# What divides the parts of a line, and may go when they stand in cells.
DIVIDERS = frozenset(
    ",;:|\"'()[]{}-–—―•·*\t/.，、；：（）［］【】၊။។៖٬،﹣－‐‑‒▪◦●○‣➢✓▶■□“”"
)


@dataclass
class Row:
    source: str
    values: dict = field(default_factory=dict)
    doubts: dict = field(default_factory=dict)  # name of a column: why
    aside: list = field(default_factory=list)  # words that became a choice, or "of"
    parts: list = field(default_factory=list)  # what a cell may really be
    twin: str = ""  # said of a row that stands in the form already
    linked: str = ""  # how the row that it links to is called

    def doubt(self, column, why):
        self.doubts.setdefault(column, why)

    def whole_in(self, column, why):
        """Nothing was understood for certain: the line as it is, in one cell."""
        self.values = {column: " ".join(self.source.split())}
        self.aside, self.parts = [], []
        self.doubts = {column: why}
        return self

    def lost(self):
        """Signs of the line that stand in no cell and were not set aside."""
        kept = [str(value) for value in self.values.values()] + self.aside
        missing = Counter(signs(self.source)) - Counter(signs("".join(kept)))
        return set(missing) - DIVIDERS

    def safe(self, column):
        """Itself, or the whole line in ``column`` if anything of it got lost."""
        if not self.doubts.get(column) and self.lost():
            self.whole_in(column, _("This line was not understood."))
        elif self.lost():
            self.whole_in(column, self.doubts[column])
        return self


def signs(text):
    return (sign for sign in text if not sign.isspace())


def without_controls(text):
    """Tabs and line ends stay; signs that only machines understand go."""
    return "".join(
        sign if sign in "\t\n\r" or unicodedata.category(sign) != "Cc" else " "
        for sign in text.removeprefix("\ufeff")
    )
