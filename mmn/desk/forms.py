"""The form that all kinds of entries share."""

import re

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

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


class EntryForm(forms.ModelForm):
    """Saves nothing over what somebody else saved meanwhile, unless told twice."""

    opened_at = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 3}),
            "categories": forms.CheckboxSelectMultiple,
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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stamp = self.instance.updated_at.isoformat() if self.instance.pk else ""
        self.fields["opened_at"].initial = self.stamp

    def clean_opened_at(self):
        opened = self.cleaned_data["opened_at"]
        if opened and opened != self.stamp:
            self.data = self.data.copy()
            self.data[self.add_prefix("opened_at")] = self.stamp
            self.add_error(None, changed_meanwhile(self.instance))
        return opened

    def _get_validation_exclusions(self):
        """Check the address within the kind, though no field of the form sets that."""
        return super()._get_validation_exclusions() - {"kind"}


def changed_meanwhile(entry):
    """Who saved ``entry`` while somebody else had it open, and what to do now."""
    user = entry.updated_by
    return _(
        "While you had this open, %(who)s saved it at %(time)s. Nothing of yours is "
        "saved yet. Open it in another tab to see what changed. If you save now, what "
        "stands here replaces it."
    ) % {
        "who": (user.get_full_name() or user) if user else _("somebody"),
        "time": f"{timezone.localtime(entry.updated_at):%H:%M}",
    }


class OnceFormSet(BaseInlineFormSet):
    """Rows that clash among themselves are refused in the words of the constraint."""

    def get_unique_error_message(self, unique_check):
        for constraint in self.model._meta.constraints:
            if set(getattr(constraint, "fields", ())) == {*unique_check, self.fk.name}:
                return constraint.get_violation_error_message()
        return super().get_unique_error_message(unique_check)
