"""People from lines such as "Ms Name, Position, Organisation (role)"."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .assembling import assemble
from .headers import PEOPLE
from .honorifics import split_honorific
from .known import KnownOrganisations, plain
from .meaning import is_formula, meaning, of_word, other_script
from .places import country
from .records import LONGEST_LINE, NUMBER_ONLY, read
from .rows import Row
from .words import PLAIN_ROLES, ROLES, SUFFIXES

DIVIDER = re.compile(r"\s*(?:\t|[,，、،;；|၊])\s*|\s+[-–—―]+\s+")
BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{1,80})[)\]）]")
TITLE_BEFORE = re.compile(r"^([^\W\d_][\w -]{1,24}?)\s*[:：]\s*(?=\S)")


class PeopleReader:
    """Into the fields that a person at an event has."""

    title = gettext_lazy("Paste a list of people")
    hint = gettext_lazy(
        "One person on each line: name, position, organisation, with commas between; "
        "or rows copied from a spreadsheet."
    )
    example = "Ms Sokha Chan, Director, Migrant Forum (moderator)"
    add = (gettext_lazy("Add 1 person"), gettext_lazy("Add %s people"))
    whole = "name"
    columns = ["honorific", "name", "position", "organisation", "country", "role"]

    def read(self, text, known=None):
        known = known or KnownOrganisations.stored()
        pasted = read(text, PEOPLE)
        return [person(r, known) for r in pasted.records], pasted.unplaced

    @staticmethod
    def key(values):
        """Who this is, for finding the same person twice."""
        name = split_honorific(values.get("name", ""))[1]
        return plain(name)


def person(record, known):
    row = Row(record.source)
    if len(record.source) > LONGEST_LINE:
        return row.whole_in("name", _("This line is very long: is it one person?"))
    if any(is_formula(cell) for cell in record.cells or [record.source]):
        return row.whole_in(
            "name", _("A formula of a spreadsheet: write what it shows.")
        )
    if record.columns:
        _from_columns(row, record, known)
    elif record.cells and len([cell for cell in record.cells if cell]) > 1:
        _from_cells(row, record.cells, known)
    else:
        _from_line(row, record, known)
    return row.safe("name")


def _from_line(row, record, known):
    before, text = record.numbered()
    row.aside.append(before)
    text = _take_brackets(row, _take_role_before(row, text), known)
    tokens = [token for token in DIVIDER.split(text) if token.strip()]
    if tokens and re.search(r"[:：]\s", tokens[0]):
        tokens[:1] = [part for part in re.split(r"[:：]\s+", tokens[0]) if part]
    while len(tokens) > 1 and tokens[1].casefold() in SUFFIXES:
        tokens[:2] = [", ".join(tokens[:2])]
    kinds = [meaning(token, known) for token in tokens]
    _understand(row, tokens, kinds, known)


def _from_cells(row, cells, known):
    cells = [cell for cell in cells if cell]
    if NUMBER_ONLY.match(cells[0]):
        row.aside.append(cells.pop(0))
    if len(cells) > 1 and not split_honorific(cells[0])[1]:
        cells[:2] = [" ".join(cells[:2])]
    tokens = [cells[0]]
    for cell in cells[1:]:
        rest = _take_brackets(row, cell, known)
        tokens += [rest] if rest else []
    kinds = [_meaning_of_cell(token, known) for token in tokens]
    _understand(row, tokens, kinds, known)


def _meaning_of_cell(cell, known):
    """A cell may hold commas: "Deputy Director, Department of Employment"."""
    if known.is_known(cell):
        return "organisation"
    kinds = [meaning(part, known) for part in DIVIDER.split(cell) if part]
    return "position" if kinds[:1] == ["position"] else (kinds or ["unknown"])[-1]


def _from_columns(row, record, known):
    cells = {}
    for column, cell in zip(record.columns, record.cells, strict=False):
        if not column or column == "number":
            row.aside.append(cell)
        elif cell:
            cells[column] = cell
    extra = record.cells[len(record.columns) :]
    title = cells.pop("title", "")
    if title:
        polite = not split_honorific(title)[1] or "position" in cells
        cells["honorific" if polite else "position"] = title
    names = [cells.pop(part, "") for part in ("given", "name", "family")]
    typed = " ".join(name for name in names if name)
    honorific, name = split_honorific(typed)
    given = cells.pop("honorific", "")
    row.values = {
        "honorific": " ".join(part for part in (given, honorific) if part),
        "name": name,
    }
    _take_country(row, cells)
    _take_role(row, cells)
    row.values |= cells
    if any(extra):
        row.whole_in("name", _("There are more cells than headings."))
    elif not name:
        row.whole_in("name", _("No name."))
    else:
        _look_at_name(row)
        _look_at_organisation(row, known)


def _take_country(row, cells):
    typed = cells.pop("country", "")
    code = country(typed) if typed else ""
    if code:
        row.values["country"] = code
        row.aside.append(typed)
    elif typed:
        cells["organisation"] = ", ".join(
            part for part in (cells.get("organisation"), typed) if part
        )
        row.doubt("country", _("The list has no country of this name."))


def _take_role(row, cells):
    typed = cells.pop("role", "")
    if typed.casefold() in ROLES:
        _set_role(row, typed)
    elif typed:
        cells["position"] = ", ".join(
            part for part in (cells.get("position"), typed) if part
        )
        row.doubt("role", _("The list has no role of this name."))


def _set_role(row, typed):
    word = " ".join(typed.split()).casefold()
    row.values["role"] = ROLES[word]
    row.aside.append(typed)
    if word not in PLAIN_ROLES:
        row.doubt("role", _("The line says: %s.") % typed)


def _take_role_before(row, text):
    """ "Moderator: Ms Name"."""
    found = TITLE_BEFORE.match(text)
    if not found or found[1].casefold() not in ROLES:
        return text
    _set_role(row, found[1])
    return text[found.end() :]


def _take_brackets(row, text, known):
    """Roles and countries in brackets become choices; other brackets stay."""

    def take(found):
        inside = found[1].strip()
        if inside.casefold() in ROLES and "role" not in row.values:
            _set_role(row, inside)
            return " "
        if country(inside) and "country" not in row.values:
            row.values["country"] = country(inside)
            row.aside.append(inside)
            return " "
        return found[0]

    return BRACKETS.sub(take, text).strip(" ,;")


def _understand(row, tokens, kinds, known):
    if not tokens:
        row.whole_in("name", _("Which part is the name?"))
        return
    honorific, name = split_honorific(tokens[0])
    tokens, kinds = tokens[1:], kinds[1:]
    if honorific and not name and tokens:
        name, tokens, kinds = tokens[0], tokens[1:], kinds[1:]
    row.values |= {"honorific": honorific, "name": name}
    if not _is_name(name) or (kinds[:1] == ["unknown"] and "position" in kinds[1:]):
        row.whole_in("name", _("Which part is the name?"))
        return
    _look_at_name(row)
    if any(_is_person(token) for token in tokens):
        row.doubt("name", _("Two people?"))
    tokens, kinds = _take_choices(row, tokens, kinds)
    assemble(row, list(zip(tokens, kinds, strict=True)), known)


def _take_choices(row, tokens, kinds):
    """A country at the end of a line and roles anywhere become choices."""
    if kinds and kinds[-1] == "country" and "country" not in row.values:
        row.values["country"] = country(tokens[-1])
        row.aside.append(tokens[-1])
        tokens, kinds = tokens[:-1], kinds[:-1]
    left = []
    for token, kind in zip(tokens, kinds, strict=True):
        if kind == "role" and "role" not in row.values:
            _set_role(row, token.strip(" ."))
        else:
            left.append((token, kind))
    return [token for token, _kind in left], [kind for _token, kind in left]


def _is_name(text):
    """Nothing in it says that it is a position or an organisation."""
    found = text.split()
    if not found or re.search(r"[\d@=<>]", text) or len(found) > 7:
        return False
    ends = found[0].casefold(), found[-1].casefold()
    meant = any(of_word(word.strip(".()")) for word in ends) or other_script(text)
    lowercase = found[0].isalpha() and found[0].islower()
    return not (meant or lowercase or country(text))


def _is_person(text):
    honorific, name = split_honorific(text)
    return len(honorific) > 1 and bool(name) and _is_name(name)


def _look_at_name(row):
    name = row.values["name"]
    if not _is_name(name):
        row.doubt("name", _("Which part is the name?"))
    elif re.search(r"\s(?:and|&|និង|နှင့်|และ|ແລະ)\s|/", name):
        row.doubt("name", _("Two people?"))


def _look_at_organisation(row, known):
    organisation = row.values.get("organisation", "")
    parts = known.fused(organisation)
    if parts:
        row.parts = parts
        row.doubt("organisation", _("Two organisations?"))
    elif not organisation:
        row.doubt("organisation", _("No organisation."))
