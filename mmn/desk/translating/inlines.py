"""The rows in the form of a translation: by whom it is, and the words for what it
borrows from its original."""

import re

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from mmn.content.models import PartText, Translation

from ..forms import OneLineTexts

PLACE = re.compile(r"[a-z_]+\.[a-z_]+:\d{1,18}:[a-z_]+")


class TranslationForm(forms.ModelForm):
    """Says of which words of the original somebody says that they are translated."""

    up_to_date = forms.BooleanField(
        label=_("The translation says what the original says now"),
        required=False,
        help_text=_("The list of what has changed is then empty again."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    # The original beside the form; the formset sets it.
    beside = None

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("up_to_date") and cleaned.get("seen") != self.beside.digest:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.beside.digest
            self.add_error(
                "up_to_date",
                _(
                    "The original has changed since you opened this form. Look at what "
                    "changed, and save again."
                ),
            )
        return cleaned

    def save(self, commit=True):
        if self.cleaned_data.get("up_to_date"):
            self.instance.follow()
        return super().save(commit)


class OfOriginal(BaseInlineFormSet):
    """Rows about a translation; ``beside`` is its original."""

    beside = None


class TranslationFormSet(OfOriginal):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.beside = self.beside
        form.fields["seen"].initial = self.beside.digest

    def save_new(self, form, commit=True):
        """Saving the entry has made its row already."""
        made = Translation.objects.get(entry=self.instance.pk)
        form.instance.pk, form.instance.source = made.pk, made.source
        form.instance._state.adding = False
        return super().save_new(form, commit)


class PartTextForm(forms.ModelForm):
    """The words for one text; without any, the row is nothing."""

    own_fields = ("place", "text")

    text = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 1, "class": "vLargeTextField"}),
    )
    place = forms.RegexField(PLACE, widget=forms.HiddenInput)

    # What the original says there; None if it is no longer there.
    said = None

    def has_changed(self):
        if self.instance.pk:
            return super().has_changed()
        return bool(self["text"].data and self["text"].data.strip())

    def clean(self):
        cleaned = super().clean()
        self.instance.place = cleaned.get("place", "")
        return cleaned


class PartTextFormSet(OfOriginal):
    """A row for each text in the parts of the original, translated or not yet."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.said = {one.place: one for one in self.beside.parts}
        stored = {row.place for row in self.get_queryset()}
        missing = [place for place in self.said if place not in stored]
        self.initial_extra = [{"place": place} for place in missing]
        self.extra = len(missing)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.instance.pk:
            form.fields["place"].initial = form.initial["place"] = form.instance.place
        form.said = self.said.get(form["place"].value())
        if form.said:
            form.fields["text"].label = f"{form.said.part}, {form.said.label}"

    def _should_delete_form(self, form):
        """What is emptied goes."""
        emptied = form.instance.pk and not form.cleaned_data.get("text", "").strip()
        return bool(emptied) or super()._should_delete_form(form)


class BesideOriginal(OneLineTexts):
    """For inlines whose formset has to know the original."""

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.beside = request.beside_original
        return formset


class TranslationInline(BesideOriginal, admin.StackedInline):
    model = Translation
    form = TranslationForm
    formset = TranslationFormSet
    template = "admin/desk/translating/record.html"
    stands_below = "content"
    extra = 1
    can_delete = False
    fields = ["method", "translator", "credited", "up_to_date", "seen"]


class PartTextInline(BesideOriginal, admin.StackedInline):
    model = PartText
    form = PartTextForm
    formset = PartTextFormSet
    template = "admin/desk/translating/parts.html"
    stands_below = "files"
    extra = 0
    max_num = 2000
    fields = ["text"]
