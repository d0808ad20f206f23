"""What staff record about the consent of those shown in a photo."""

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.utils.translation import gettext_lazy as _

from mmn.media.models import ImageConsent

from ..describing.forms import DescribedPhoto
from ..forms import OneLineField
from .rules import check_facts, stays_withheld

FIELDS = {
    "consent": "consent",
    "consent_until": "until",
    "consent_reason": "reason",
}


class PhotoForm(DescribedPhoto, forms.ModelForm):
    """A photo with the consent that is kept for its picture, wherever that is used."""

    consent = forms.ChoiceField(
        label=_("consent"),
        choices=ImageConsent.Consent.choices,
        required=False,
        help_text=ImageConsent._meta.get_field("consent").help_text,
    )
    consent_until = forms.DateField(
        label=_("until"),
        required=False,
        widget=AdminDateWidget,
        help_text=ImageConsent._meta.get_field("until").help_text,
    )
    consent_reason = OneLineField(
        label=_("reason"),
        max_length=500,
        required=False,
        help_text=ImageConsent._meta.get_field("reason").help_text,
    )

    # Who fills it in; set by the admin.
    user = None
    # Whether a picture was sent here that stays hidden; the admin says so after saving.
    sent_withheld = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in FIELDS:
            self.initial.setdefault(name, getattr(self.instance, name))

    def clean_consent(self):
        return self.cleaned_data["consent"] or self.initial["consent"]

    def clean(self):
        cleaned = super().clean()
        self.sent_withheld = self.is_new_picture and stays_withheld(cleaned["image"])
        news = [name for name in FIELDS if name in self.changed_data]
        if news and not self.sent_withheld and not self.errors.keys() & FIELDS:
            self.check_consent(cleaned)
        return cleaned

    @property
    def is_new_picture(self):
        return "image" in self.changed_data and bool(self.cleaned_data.get("image"))

    def check_consent(self, cleaned):
        facts = {fact: cleaned[name] for name, fact in FIELDS.items()}
        before = ImageConsent(
            **{fact: self.initial[name] for name, fact in FIELDS.items()}
        )
        before.image = self.instance.image.name if self.instance.pk else ""
        errors = check_facts(facts, before, self.user)
        for name, fact in FIELDS.items():
            if fact in errors:
                self.add_error(name, errors[fact])

    def _post_clean(self):
        super()._post_clean()
        self.instance.consent_by = self.user
        if self.sent_withheld or self.errors:
            return
        # What stands here beside another picture is said of that one too.
        names = FIELDS if self.is_new_picture else FIELDS.keys() & {*self.changed_data}
        for name in names:
            setattr(self.instance, name, self.cleaned_data[name])
