"""The cells of a row of the preview, each an input of the right kind."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _


@dataclass
class Cell:
    column: str
    label: str
    kind: str
    value: object
    doubt: str = ""
    choices: list = field(default_factory=list)
    parts: list = field(default_factory=list)
    splits: bool = False  # into rows; else the parts stay in one cell
    linked: str = ""
    required: bool = False

    @property
    def joined(self):
        return "; ".join(self.parts)


def cells_of(inline, row, number):
    return [_cell(inline, row, number, column) for column in inline.reader.columns]


def _cell(inline, row, number, column):
    model_field = inline.model._meta.get_field(column)
    value = row.values.get(column, "")
    cell = Cell(
        column=column,
        label=_("%(column)s, line %(number)s")
        % {"column": capfirst(model_field.verbose_name), "number": number},
        kind=_kind(model_field),
        value=value,
        doubt=row.doubts.get(column, "") or too_long(model_field, value),
        linked=row.linked,
        required=not model_field.blank,
    )
    if cell.kind == "select":
        cell.value = value or model_field.get_default() or ""
        blank = [("", "–")] if model_field.blank else []
        cell.choices = [*blank, *model_field.flatchoices]
    if cell.doubt and column == "organisation":
        cell.parts, cell.splits = row.parts, column == inline.reader.whole
    return cell


def _kind(model_field):
    if model_field.many_to_one:
        return "link"
    if model_field.choices:
        return "select"
    if isinstance(model_field, models.IntegerField):
        return "number"
    return "long" if isinstance(model_field, models.TextField) else "text"


def too_long(model_field, value):
    most = model_field.max_length
    if most and len(str(value)) > most:
        return _("At most %(most)s signs fit here.") % {"most": most}
    return ""
