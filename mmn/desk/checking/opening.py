"""What a form holds when it is opened, as a browser would send it."""

from django.forms import FileField, MultiWidget
from django.http import QueryDict


def as_posted(form, formsets):
    """Names and values of a form and its inlines, filled from wherever they were:
    the database, a copy, or what was just refused."""
    if form.is_bound:
        return form.data
    data = QueryDict(mutable=True)
    for part in [form, *all_forms(formsets)]:
        for bound in part:
            if not isinstance(bound.field, FileField):
                data.update(values_of(bound))
    return data


def all_forms(formsets):
    for formset in formsets:
        yield formset.management_form
        yield from formset.forms


def values_of(bound):
    """One field's values by their names; a box without its tick has none."""
    value, widget = bound.value(), bound.field.widget
    if value is None or value is False:
        return {}
    widget = getattr(widget, "widget", widget)
    if isinstance(widget, MultiWidget):
        return parts_of(bound.html_name, widget, value)
    if isinstance(value, (list, tuple)):
        return {}  # several choices: there are no words in them
    return {bound.html_name: str(widget.format_value(value) or "")}


def parts_of(name, widget, value):
    values = zip(widget.widgets, widget.decompress(value), strict=True)
    return {
        f"{name}_{number}": str(part.format_value(typed) or "")
        for number, (part, typed) in enumerate(values)
    }
