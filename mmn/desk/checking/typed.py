"""What stands in a form now, saved or not: values by field, rows by inline."""

from collections import namedtuple
from functools import cached_property

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.forms.models import _get_foreign_key
from django.utils.text import capfirst

from mmn.content.richtext import RichTextField, rich_text_fields

from .texts import Text

# As many as Django takes; whoever claims more rows gets no more looked at.
MOST_ROWS = 2000

Written = namedtuple("Written", "part name text")


class Part:
    """The fields of one model in the form: the entry's own, or those of one row."""

    def __init__(self, model, data, prefix="", stored=None):
        self.model, self.data, self.prefix = model, data, prefix
        self.stored = stored

    def html_name(self, name):
        return f"{self.prefix}-{name}" if self.prefix else name

    def value(self, name):
        """What is typed into a field, without the space around it."""
        return (self.data.get(self.html_name(name)) or "").strip()

    def cleaned(self, name):
        """The value as its field understands it; None where it doesn't, or is empty."""
        field = self.model._meta.get_field(name).formfield()
        try:
            return field.to_python(self.value(name))
        except ValidationError:
            return None

    def has_file(self, name):
        """Whether a file is there: stored before, or sent ahead of the form."""
        html_name = self.html_name(name)
        sent = self.data.get(f"{html_name}-kept") or self.data.get(html_name)
        return bool(sent) or (self.is_stored(name) and not self.is_cleared(html_name))

    def is_stored(self, name):
        return self.stored is not None and bool(getattr(self.stored, name))

    def is_cleared(self, html_name):
        return f"{html_name}-clear" in self.data

    def label(self, name):
        return capfirst(str(self.model._meta.get_field(name).verbose_name))

    def finding(self, code, name, message, *, level="advice", at=None):
        """One finding about a field; ``at`` says where in it: {"tag": "img",
        "number": 1} for the second picture, {"words": "..."} for words."""
        field = f"id_{self.html_name(name)}"
        found = {"code": code, "level": level, "field": field}
        found |= {"label": self.label(name), "message": str(message)}
        return found | ({"at": at} if at else {})

    @cached_property
    def rich_texts(self):
        """The formatted texts, read once, as (part, name of the field, ``Text``)."""
        return [
            Written(self, field.name, Text(self.value(field.name)))
            for field in rich_text_fields(self.model)
        ]

    @cached_property
    def plain_texts(self):
        """Everything else that is typed in words, as (part, name, string)."""
        return [
            Written(self, field.name, self.value(field.name))
            for field in self.model._meta.concrete_fields
            if is_plain_text(field) and self.value(field.name)
            if field.name not in getattr(self.model, "QUOTED", ())
        ]


class Row(Part):
    """One row of an inline."""

    def __init__(self, model, data, prefix, number):
        super().__init__(model, data, f"{prefix}-{number}")
        self.number = number

    def label(self, name):
        row = f"{capfirst(str(self.model._meta.verbose_name))} {self.number + 1}"
        return f"{row}: {super().label(name).lower()}"

    def is_stored(self, name):
        return bool(self.value(self.model._meta.pk.name))


class Typed(Part):
    """The whole form: the entry's fields and the rows of its inlines."""

    def __init__(self, model_admin, request, entry, data):
        super().__init__(model_admin.model, data, stored=entry)
        self.request, self.entry = request, entry
        self.inlines = {
            prefix_of(inline, self.model): inline.model
            for inline in model_admin.get_inlines(request, entry)
        }

    def rows(self, prefix):
        """The rows of an inline that stand in the form, without those to be deleted."""
        model = self.inlines.get(prefix)
        return [
            Row(model, self.data, prefix, number)
            for number in range(self.count(prefix) if model else 0)
            if f"{prefix}-{number}-DELETE" not in self.data
        ]

    def about_rows(self, code, prefix, message, *, level="advice"):
        """One finding about an inline as a whole, such as that it has no row."""
        named = capfirst(str(self.inlines[prefix]._meta.verbose_name_plural))
        found = {"code": code, "level": level, "field": f"{prefix}-group"}
        return found | {"label": named, "message": str(message)}

    def count(self, prefix):
        total = self.data.get(f"{prefix}-TOTAL_FORMS") or ""
        return min(int(total), MOST_ROWS) if total.isdecimal() else 0

    @cached_property
    def all_rows(self):
        return [row for prefix in self.inlines for row in self.rows(prefix)]

    @cached_property
    def parts(self):
        return [self, *self.all_rows]

    @cached_property
    def formatted(self):
        """Every formatted text of the form."""
        return [written for part in self.parts for written in part.rich_texts]


def is_plain_text(field):
    if isinstance(field, (RichTextField, models.URLField, models.EmailField)):
        return False
    if isinstance(field, models.SlugField) or field.choices or not field.editable:
        return False
    return isinstance(field, (models.CharField, models.TextField))


def prefix_of(inline, parent):
    """The prefix of the inline's names in the form, as Django makes it."""
    key = _get_foreign_key(parent, inline.model, fk_name=inline.fk_name)
    return key.remote_field.get_accessor_name(model=inline.model).replace("+", "")


def has_field(model, name):
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True
