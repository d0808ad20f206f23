"""Signatories from lines such as "12. Name (ACRONYM), Country"."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .headers import SIGNATORIES
from .known import KnownOrganisations, plain
from .meaning import is_formula
from .places import country, is_city
from .records import LONGEST_LINE, NUMBER_ONLY, Record, read
from .rows import Row

COUNTRY_AFTER = re.compile(r"(?:\s*[,，、၊;|\t]\s*|\s+[-–—―]+\s+)([^,，、၊;|\t]+?)\s*$")
BRACKETS = re.compile(r"\s*[(\[（]([^()\[\]（）]{1,80})[)\]）]\s*")
ACRONYM = re.compile(r"[A-Z][\w.&/’'-]*(?:[ -][A-Z][\w.&/-]*)?$")
LONGEST_ACRONYM = 30


class SignatoryReader:
    title = gettext_lazy("Paste a list of signatories")
    hint = gettext_lazy(
        "One organisation on each line, with its acronym in brackets and its country "
        "if you have them; or rows copied from a spreadsheet."
    )
    example = "Migrant Forum in Asia (MFA), Philippines"
    add = (gettext_lazy("Add 1 signatory"), gettext_lazy("Add %s signatories"))
    whole = "organisation"
    columns = ["organisation", "acronym", "country", "listed"]

    def read(self, text, known=None):
        known = known or KnownOrganisations.stored()
        pasted = read(text, SIGNATORIES)
        records = [part for record in pasted.records for part in _parts(record)]
        return [signatory(record, known) for record in records], pasted.unplaced

    @staticmethod
    def key(values):
        return plain(values.get("organisation", ""))


def _parts(record):
    """A line that lists several, divided by semicolons, is several."""
    texts = [text.strip() for text in re.split("[;；]", record.source) if text.strip()]
    if record.cells or len(texts) < 2:
        return [record]
    return [Record(text) for text in texts]


def signatory(record, known):
    row = Row(record.source)
    if len(record.source) > LONGEST_LINE:
        return row.whole_in("organisation", _("This line is very long: is it one?"))
    if any(is_formula(cell) for cell in record.cells or [record.source]):
        return row.whole_in(
            "organisation", _("A formula of a spreadsheet: write what it shows.")
        )
    if record.columns:
        name = _from_columns(row, record)
    elif record.cells and len([cell for cell in record.cells if cell]) > 1:
        name = _from_cells(row, record.cells)
    else:
        before, name = record.numbered()
        row.aside.append(before)
    name = _take_country(row, name.strip(" ,;\t"))
    name = _take_brackets(row, name)
    name = _take_country(row, name)
    row.values["organisation"] = name
    _look_at(row, name, known)
    return row.safe("organisation")


def _from_columns(row, record):
    cells = dict(zip(record.columns, record.cells, strict=False))
    for column, cell in zip(record.columns, record.cells, strict=False):
        if not column or column == "number":
            row.aside.append(cell)
    if cells.get("acronym"):
        row.values["acronym"] = cells["acronym"]
    typed = cells.get("country", "")
    return ", ".join(part for part in (cells.get("organisation", ""), typed) if part)


def _from_cells(row, cells):
    cells = [cell for cell in cells if cell]
    if NUMBER_ONLY.match(cells[0]):
        row.aside.append(cells.pop(0))
    return ", ".join(cells)


def _take_country(row, name):
    """A country at the end; one that belongs to the name itself stays there."""
    for found in (COUNTRY_AFTER.search(name), _city_before(name)):
        if found and country(found[1]) and "country" not in row.values:
            row.values["country"] = country(found[1])
            row.aside.append(found[1])
            return name[: found.start()].strip()
    return name


def _city_before(name):
    """ "..., Bangkok Thailand"."""
    found = re.search(r"\s(\S+)$", name)
    before = name[: found.start()].rpartition(",") if found else ("", "", "")
    return found if before[1] and is_city(before[2]) else None


def _take_brackets(row, name):
    """ "(MWG)" at the end is the acronym, "(Thailand)" the country."""
    while found := list(BRACKETS.finditer(name)):
        last = found[-1]
        inside, at_end = last[1].strip(), last.end() == len(name)
        if at_end and country(inside) and "country" not in row.values:
            row.values["country"] = country(inside)
            row.aside.append(inside)
        elif at_end and _is_acronym(inside) and "acronym" not in row.values:
            row.values["acronym"] = inside
        else:
            break
        name = name[: last.start()].strip()
        name = _take_country(row, name)
    return name


def _is_acronym(text):
    capitals = sum(sign.isupper() for sign in text)
    short = len(text) <= LONGEST_ACRONYM and ACRONYM.match(text)
    return bool(short) and capitals > 1 and len(text.split()) < 3


def _look_at(row, name, known):
    listed = known.find(name) or known.find(row.values.get("acronym", ""))
    parts = known.fused(name)
    pieces = [piece for piece in re.split(r"\s*[,，、]\s*", name) if piece]
    if not re.search(r"[^\W\d_]", name):
        row.doubt("organisation", _("Which part is the name?"))
    elif parts:
        row.parts = parts
        row.doubt("organisation", _("Two organisations?"))
    elif len(pieces) > 1 and sum(known.is_known(piece) for piece in pieces) > 1:
        row.parts = pieces
        row.doubt("organisation", _("Two organisations?"))
    elif re.search(r"\s/\s", name):
        row.parts = [piece.strip() for piece in re.split(r"\s/\s", name)]
        row.doubt("organisation", _("Two organisations?"))
    elif re.search(r"\D\s\d{1,2}[.)]\s+\D", name) or "\t" in name:
        row.doubt("organisation", _("Several organisations in one line?"))
    elif len(pieces) > 2:
        row.doubt("organisation", _("One organisation, or several?"))
    if listed and not row.parts:
        _link(row, listed, name)


def _link(row, listed, name):
    row.values["listed"], row.linked = listed.pk, str(listed)
    if not row.values.get("country") and listed.country:
        row.values["country"] = listed.country
    same = {plain(listed.name), plain(listed.acronym)}
    if plain(name) not in same and plain(name) != plain(str(listed)):
        row.doubt("listed", _("Is this the same organisation?"))
