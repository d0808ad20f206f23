"""Fields that offer what exists already."""

import json

from django import forms
from django.contrib.admin.widgets import (
    AdminTextInputWidget,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.translation import gettext as _
from taggit.forms import TagWidget


def finder_media(script):
    scripts = [Script(f"admin-mmn/{script}.js", type="module")]
    return forms.Media(css={"all": ["admin-mmn/finding.css"]}, js=scripts)


class TagFinder(TagWidget):
    """Tags with commas between them; with JavaScript, those that exist are offered."""

    @property
    def media(self):
        return finder_media("find-tags")

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {
            "data-find-tags": reverse("desk:find_tags"),
            "data-find-new": _("New tag: %s"),
            "data-find-count": _("%s (entries: %d)"),
            "data-find-said": _("%d tags offered. Choose with the arrow keys."),
            "autocomplete": "off",
        }


class PersonFinder(AdminTextInputWidget):
    """A name; with JavaScript, those that entries hold already are offered, and what
    was known of the chosen person last fills the empty fields of the same row."""

    def __init__(self, fields, attrs=None):
        super().__init__(attrs)
        self.fields = fields

    @property
    def media(self):
        return super().media + finder_media("find-people")

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {
            "data-find-people": reverse("desk:find_people"),
            "data-find-fields": json.dumps(self.fields),
            "data-find-said": _("%d people offered. Choose with the arrow keys."),
            "autocomplete": "off",
        }


class FindsOrganisations:
    """For the admin's own field with a search box: ours finds acronyms and other
    names, too, and makes what is missing."""

    @property
    def media(self):
        return super().media + finder_media("find-organisations")

    def get_url(self):
        return reverse("desk:find_organisations")

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {
            "data-make-organisation": reverse("desk:make_organisation"),
            "data-make-failed": _(
                "“%s” could not be added: no answer from the site. Try again."
            ),
        }


class OrganisationFinder(FindsOrganisations, AutocompleteSelect):
    pass


class OrganisationsFinder(FindsOrganisations, AutocompleteSelectMultiple):
    pass
