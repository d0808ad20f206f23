"""What a browser would send back from a form of the admin."""

from django.forms import FileField
from django.forms.widgets import MultiWidget
from django.urls import reverse


def filled(response, rows=None, **changes):
    """The form in ``response`` as POST data, with ``changes`` typed into it and
    ``rows`` added to its inlines: ``rows={"photos": [{"caption": "..."}]}``."""
    data = from_form(response.context["adminform"].form)
    for inline in response.context["inline_admin_formsets"]:
        formset = inline.formset
        data |= from_form(formset.management_form)
        for form in formset.initial_forms:
            data |= from_form(form)
        add_rows(data, formset, (rows or {}).pop(formset.prefix, []))
    assert not rows, f"no such inline: {list(rows)}"
    return {**data, **changes}


def add_rows(data, formset, rows):
    start = len(formset.initial_forms)
    for number, row in enumerate(rows, start):
        empty = from_form(formset.empty_form)
        for name, value in empty.items():
            data[name.replace("__prefix__", str(number))] = value
        for name, value in row.items():
            data[f"{formset.prefix}-{number}-{name}"] = value
    data[f"{formset.prefix}-TOTAL_FORMS"] = start + len(rows)


def from_form(form):
    data = {}
    for bound in form:
        if not isinstance(bound.field, FileField):
            data |= from_field(bound)
    return data


def from_field(bound):
    value, widget = bound.value(), bound.field.widget
    widget = getattr(widget, "widget", widget)
    if isinstance(widget, MultiWidget):
        parts = value if isinstance(value, list) else widget.decompress(value)
        formatted = [
            w.format_value(p) for w, p in zip(widget.widgets, parts, strict=True)
        ]
        return {f"{bound.html_name}_{i}": p or "" for i, p in enumerate(formatted)}
    if value is None or value is False or value in ("", []):
        return {}
    if value is True:
        return {bound.html_name: "on"}
    if getattr(widget, "allow_multiple_selected", False):
        return {bound.html_name: [getattr(v, "pk", v) for v in value]}
    shown = widget.format_value(value)
    return {bound.html_name: shown[0] if isinstance(shown, list) else shown}


def address(model, page="changelist", *args):
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=args)


def post_form(client, url, **changes):
    """Save the form at ``url``; blindly if it doesn't open, as a forger would."""
    page = client.get(url)
    adminform = page.context and page.context.get("adminform")
    data = filled(page, **changes) if adminform else changes
    return client.post(url, data)
