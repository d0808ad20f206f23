"""From pasted text to records: lines of a document or rows of a spreadsheet."""

import csv
import io
import re
from dataclasses import dataclass

from .headers import columns_of
from .rows import without_controls

LONGEST_LINE = 2000

# "12.", "(3)", "៤.", "-", "•" before the text of a line.
ENUMERATOR = re.compile(
    r"^\s*(?:[-–—•·*▪◦●○‣➢✓▶■□]+\s+|[•·▪◦●○‣➢✓▶■□]+\s*"
    r"|[(\[（]?\d{1,3}[.)\]）、။៖:]+(?!\d)\s*)+"
)
NUMBER_ONLY = re.compile(r"^\s*[(\[]?\d{0,3}[.)\]]*\s*$")


@dataclass
class Record:
    """One line: as it was, and its cells where a spreadsheet divided it."""

    source: str
    cells: list | None = None
    columns: list | None = None

    def numbered(self):
        """What stands before the text of the line, and that text."""
        found = ENUMERATOR.match(self.source)
        before = found[0] if found else ""
        return before.strip(), self.source[len(before) :].strip()


@dataclass
class Pasted:
    records: list
    unplaced: list  # headings of columns that the form has no place for


def read(text, headers):
    """The records of ``text``; ``headers`` are the words for each column."""
    text = without_controls(text)
    rows = _spreadsheet(text, headers)
    if rows is None:
        lines = text.splitlines()
        return Pasted([_line(line) for line in lines if line.strip()], [])
    columns = columns_of(rows[0], headers) if rows else None
    records = [
        Record("\t".join(row), [cell.strip() for cell in row], columns)
        for row in rows[bool(columns) :]
        if any(cell.strip() for cell in row)
    ]
    unplaced = []
    if columns:
        heads = zip(rows[0], columns, strict=True)
        unplaced = [head for head, column in heads if not column and head.strip()]
    return Pasted(records, unplaced)


def _spreadsheet(text, headers):
    """The rows of a table, or nothing where the text is lines."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    lines = [line for line in text.splitlines() if line.strip()]
    tabbed = sum("\t" in line.strip() for line in lines)
    if tabbed * 2 > len(lines):
        return _rows(text, "\t")
    for separator in (",", ";"):
        heads = _rows(first, separator)
        if heads and columns_of(heads[0], headers):
            return _rows(text, separator)
    return None


def _rows(text, separator):
    """As the spreadsheet wrote them; a quote that nobody closes is a sign like others,
    or it would swallow the rest."""
    quoting = csv.QUOTE_NONE if text.count('"') % 2 else csv.QUOTE_MINIMAL
    try:
        rows = csv.reader(
            io.StringIO(text, newline=""), delimiter=separator, quoting=quoting
        )
        return [row for row in rows if any(cell.strip() for cell in row)]
    except csv.Error:
        lines = text.splitlines()
        return [line.split(separator) for line in lines if line.strip()]


def _line(line):
    if re.search(r'(^|,)\s*"', line) and line.count('"') % 2 == 0:
        cells = [cell.strip() for row in _rows(line, ",") for cell in row]
        # Unlike a quoted word within a sentence, it stands for a whole cell.
        if re.search(r'"\s*(,|$)', line) and len(cells) > 1 and len(line) < 9999:
            return Record(line, cells)
    return Record(line)
