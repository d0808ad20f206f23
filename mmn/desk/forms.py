"""The form that all kinds of entries share."""

import re

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from mmn.content.models import Tag
from mmn.content.richtext import RichTextFormField, is_same_text

from .describing.forms import DescribedPictures
from .finding.widgets import TagFinder
from .review.forms import ReviewForm
from .unchanged import UnchangedLinks

# An address typed without a scheme is https, not http.
URLS_ARE_HTTPS = {models.URLField: {"assume_scheme": "https"}}

# What a row copied from a spreadsheet or a document has between its words.
BREAKS = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]+")


class OneLineField(forms.CharField):
    """A name or a title: pasted tabs and line ends become single spaces."""

    def to_python(self, value):
        return BREAKS.sub(" ", super().to_python(value)).strip()

    def widget_attrs(self, widget):
        """No ``maxlength``: browsers cut what is pasted there and say nothing."""
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs


class OneLineTexts:
    """For admins: every text that stands on one line is a ``OneLineField``."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if type(db_field) is models.CharField and not db_field.choices:
            kwargs["form_class"] = OneLineField
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class OriginalSelect(AutocompleteSelect):
    """Offers originals of one kind only: an entry can translate nothing else."""

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind

    def get_url(self):
        return f"{super().get_url()}?original_of={self.kind}"


class EntryForm(UnchangedLinks, DescribedPictures, ReviewForm):
    """Says which version it was opened on: what others save meanwhile is kept."""

    opened_version = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 3}),
            "categories": forms.CheckboxSelectMultiple,
            "tags": TagFinder,
        }
        error_messages = {
            "slug": {
                "invalid": _(
                    "An address has only the letters a to z, digits, hyphens and "
                    "underscores. Change it, or leave it empty: it is then made from "
                    "the title."
                )
            }
        }

    def clean(self):
        """A text that nobody touched stays as it is stored, however the editor writes
        it: else each save would be a change, and put translations out of date."""
        cleaned = super().clean()
        for name, field in self.fields.items():
            text, stored = cleaned.get(name), self.initial.get(name)
            if isinstance(field, RichTextFormField) and text and stored:
                cleaned[name] = stored if is_same_text(stored, text) else text
        return cleaned

    def clean_tags(self):
        tags, most = self.cleaned_data["tags"], Tag._meta.get_field("name").max_length
        for tag in tags or []:
            if len(tag) > most:
                raise ValidationError(
                    _("“%(start)s…” is too long for a tag: up to %(most)d characters."),
                    params={"start": tag[:40], "most": most},
                )
        return tags

    def _get_validation_exclusions(self):
        """Check the address within the kind, though no field of the form sets that."""
        return super()._get_validation_exclusions() - {"kind"}


class OnceFormSet(BaseInlineFormSet):
    """Rows that clash among themselves are refused in the words of the constraint."""

    def get_unique_error_message(self, unique_check):
        for constraint in self.model._meta.constraints:
            if set(getattr(constraint, "fields", ())) == {*unique_check, self.fk.name}:
                return constraint.get_violation_error_message()
        return super().get_unique_error_message(unique_check)
