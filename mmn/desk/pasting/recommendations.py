"""Recommendations with the numbers that they have in their document."""

import re
from itertools import zip_longest

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .headers import RECOMMENDATIONS
from .known import plain
from .records import LONGEST_LINE, NUMBER_ONLY, read
from .rows import Row

NUMBERED = re.compile(
    r"^\s*(?:(?:recommendation|no|nr|number|#|№|អនុសាសន៍ទី|ข้อ)\.?\s*)?"
    r"[(\[]?(\d{1,4})\s*[.)\]:：–—។-]+\s+(?=\S)",
    re.I,
)
WITH_WORD = re.compile(
    r"^\s*(?:recommendation|no|nr|number|#|№)\.?\s*(\d{1,4})\b[\s.:–-]*(?=\S)", re.I
)
SEVERAL = re.compile(
    r"^\s*(?:no|nr|recommendations?)?\.?\s*\d+\s*(?:,|and|&|-)\s*(?:no\.?\s*)?\d+\b",
    re.I,
)
BULLET = re.compile(r"^\s*[-–—•·*▪◦●○‣➢✓▶■□]+\s*(?=\S)")
HEADING = re.compile(r"^\s*(?:to|for)\s+(.{2,190}?)\s*[:：]\s*$", re.I)


class RecommendationReader:
    title = gettext_lazy("Paste a list of recommendations")
    hint = gettext_lazy(
        "One recommendation on each line, with its number as printed. A line such as "
        "“To ASEAN:” says whom those below it are for."
    )
    example = "4. Ratify the conventions on migrants' rights."
    add = (gettext_lazy("Add 1 recommendation"), gettext_lazy("Add %s recommendations"))
    whole = "text"
    columns = ["number", "text", "addressee"]

    def read(self, text, known=None):
        pasted = read(text, RECOMMENDATIONS)
        rows, addressee = [], ""
        any_numbered = any(NUMBERED.match(r.source) for r in pasted.records)
        for record, after in zip_longest(pasted.records, pasted.records[1:]):
            heading = _heading(record)
            if heading and after and not _heading(after):
                addressee = heading
                continue
            rows.append(_recommendation(record, addressee, any_numbered and bool(rows)))
        return rows, pasted.unplaced

    @staticmethod
    def key(values):
        return plain(values.get("text", ""))


def _heading(record):
    """Whom the lines below a line such as "To ASEAN:" are for."""
    found = None if record.cells else HEADING.match(record.source)
    return found[1] if found else ""


def _recommendation(record, addressee, others_numbered):
    row = Row(record.source)
    if record.columns or (record.cells and len(record.cells) > 1):
        return _from_cells(row, record).safe("text")
    if SEVERAL.match(record.source):
        row.whole_in("text", _("Two numbers: which one is this?"))
    else:
        _from_line(row, record.source, others_numbered)
    if len(record.source) > LONGEST_LINE:
        row.doubt("text", _("This line is very long: is it one?"))
    if addressee:
        row.values["addressee"] = addressee
    return row.safe("text")


def _from_line(row, source, others_numbered):
    found = WITH_WORD.match(source) or NUMBERED.match(source)
    bullet = None if found else BULLET.match(source)
    rest = source[found.end() if found else bullet.end() if bullet else 0 :]
    row.values["text"] = rest.strip()
    if found:
        row.values["number"] = int(found[1])
        row.aside.append(found[0])
    elif bullet:
        row.aside.append(bullet[0])
    elif others_numbered:
        row.doubt("text", _("No number: does it belong to the one above?"))


def _from_cells(row, record):
    columns = record.columns or ["number", "text", "addressee"]
    cells = dict(zip(columns, record.cells, strict=False))
    row.aside += [c for n, c in zip(columns, record.cells, strict=False) if not n]
    number = cells.get("number", "")
    if number and NUMBER_ONLY.match(number) and re.search(r"\d", number):
        row.values["number"] = int(re.search(r"\d+", number)[0])
        row.aside.append(number)
    elif number:
        row.doubt("text", _("The number was not understood."))
        cells["text"] = f"{number} {cells.get('text', '')}".strip()
    row.values |= {n: cells[n] for n in ("text", "addressee") if cells.get(n)}
    return row
