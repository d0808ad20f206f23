"""Fields that offer what exists already."""

from django import forms
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.translation import gettext as _
from taggit.forms import TagWidget


class TagFinder(TagWidget):
    """Tags with commas between them; with JavaScript, those that exist are offered."""

    @property
    def media(self):
        script = Script("admin-mmn/find-tags.js", type="module")
        return forms.Media(css={"all": ["admin-mmn/finding.css"]}, js=[script])

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {
            "data-find-tags": reverse("desk:find_tags"),
            "data-find-new": _("New tag: %s"),
            "data-find-count": _("%s (entries: %d)"),
            "data-find-said": _("%d tags offered. Choose with the arrow keys."),
            "autocomplete": "off",
        }
