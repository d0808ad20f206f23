"""Rows of a form that a pasted list can fill."""

from django.contrib import admin
from django.forms import Media, Script


class PastedRows:
    """Mixed into an inline in rows: ``reader`` says how its lines are read."""

    reader = None
    template = "admin/desk/pasting/rows.html"

    @property
    def media(self):
        scripts = [Script("admin-mmn/paste.js", type="module")]
        return super().media + Media(
            css={"all": ["admin-mmn/paste.css"]}, js=["admin/js/inlines.js", *scripts]
        )


def inline_for(label):
    """(admin, inline) of the rows of the model ``label``, or nothing."""
    for model_admin in admin.site._registry.values():
        for inline in model_admin.inlines:
            if inline.model._meta.label_lower == label and hasattr(inline, "reader"):
                return model_admin, inline
    return None
