"""What was typed beside what is stored, field by field, only where they differ."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import MultiWidget
from django.template.defaultfilters import linebreaksbr
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mmn.content.editor import RichTextWidget
from mmn.content.templatetags.richtext import richtext


@dataclass
class Difference:
    label: Any
    stored: Any
    typed: Any


@dataclass
class Group:
    """Differences of the entry itself (no title) or of one row below it."""

    title: str
    differences: list


def differences(model_admin, request, entry, copy):
    """Groups of what ``copy`` changes in ``entry``, or in an empty form."""
    stored_form, stored_rows = forms_of(model_admin, request, entry, None)
    typed_form, typed_rows = forms_of(model_admin, request, entry, copy)
    groups = [Group("", changed_fields(stored_form, typed_form))]
    for stored, typed in zip(stored_rows, typed_rows, strict=True):
        groups += changed_rows(stored, typed)
    return [group for group in groups if group.differences]


def forms_of(model_admin, request, entry, copy):
    """The form and formsets of the admin, filled with ``copy`` or as stored."""
    request.form_copy, change = copy, entry is not None
    form_class = model_admin.get_form(request, entry, change=change)
    form = form_class(instance=entry) if entry else form_class()
    formsets, _inlines = model_admin._create_formsets(request, form.instance, change)
    return form, formsets


def changed_rows(stored, typed):
    originals = {form.instance.pk: form for form in stored.initial_forms}
    for form in typed.forms:
        original = originals.pop(form.instance.pk, None) if form.instance.pk else None
        before = original or stored.empty_form
        yield Group(row_title(form, original), changed_fields(before, form))


def row_title(form, original):
    name = capfirst(form._meta.model._meta.verbose_name)
    if original is None:
        return _("%s, new") % name
    return f"{name}: {original.instance}"


def changed_fields(stored, typed):
    pairs = ((before, typed[before.name]) for before in stored if is_shown(before))
    found = (difference(before, after) for before, after in pairs)
    return [each for each in found if each is not None]


def is_shown(field):
    """Whether people see this field, or it says that the row is to be deleted."""
    link = isinstance(field.field, forms.models.InlineForeignKeyField)
    return not field.is_hidden and not link


def difference(before, after):
    stored, typed = reading(before), reading(after)
    if same(stored, typed):
        return None
    return Difference(before.label, stored, typed)


def same(stored, typed):
    """The same but for line ends and blanks, of which the editor sets its own."""
    return "".join(str(stored).split()) == "".join(str(typed).split())


def reading(bound):
    """The value of a bound field as people read it."""
    value, field = bound.value(), bound.field
    widget = getattr(field.widget, "widget", field.widget)
    if isinstance(field, forms.FileField):
        return file_reading(bound)
    if isinstance(widget, RichTextWidget):
        return richtext(value or "")
    if isinstance(field, forms.ModelMultipleChoiceField):
        return ", ".join(sorted(names(field, value or [])))
    if isinstance(field, forms.ModelChoiceField):
        return ", ".join(names(field, [value] if value else []))
    if isinstance(field, forms.BooleanField):
        return _("yes") if value else _("no")
    if hasattr(field, "choices"):
        return chosen(field, value)
    return typed_text(widget, value)


def file_reading(bound):
    """Files themselves are in no copy; one that has arrived is known by its token."""
    kept = bound.form.data.get(f"{bound.html_name}-kept")
    return _("a new file") if kept else str(bound.initial or "")


def names(field, values):
    keys = [str(getattr(value, "pk", value)) for value in values]
    try:
        found = field.queryset.filter(
            **{f"{field.to_field_name or 'pk'}__in": [k for k in keys if k]}
        )
        return [str(row) for row in found]
    except (ValueError, OverflowError, ValidationError):
        return keys


def chosen(field, value):
    texts = {str(key): str(text) for key, text in flat(field.choices)}
    values = value if isinstance(value, (list, tuple)) else [value]
    return ", ".join(texts.get(str(v), str(v)) for v in values if v not in (None, ""))


def flat(choices):
    """Choices without their groups."""
    for key, text in choices:
        if isinstance(text, (list, tuple)):
            yield from text
        else:
            yield key, text


def typed_text(widget, value):
    if isinstance(widget, MultiWidget):
        parts = value if isinstance(value, list) else widget.decompress(value)
        return " ".join(
            str(part.format_value(v) or "")
            for part, v in zip(widget.widgets, parts, strict=False)
        ).strip()
    shown = widget.format_value(value)
    if isinstance(shown, (list, tuple)):
        shown = ", ".join(str(each) for each in shown if each)
    return linebreaksbr("" if shown is None else shown)
