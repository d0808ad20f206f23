"""What the browser sends about an open form, checked."""

import json
from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import BigIntegerField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models.copies import KEPT

WINDOW = r"^[A-Za-z0-9_-]{8,40}$"
RESTORED = r"^[0-9]{1,18}:[0-9]{1,18}$"
LARGEST = BigIntegerField.MAX_BIGINT  # what both databases hold


class FieldList(forms.JSONField):
    """``[["title", "Crews"], ...]``: what a browser would post, in its order."""

    def to_python(self, value):
        value = super().to_python(value)
        if value is not None and not is_field_list(value):
            raise ValidationError(_("Not a list of names and values."))
        return [[storable(part) for part in pair] for pair in value or []]


def storable(text):
    """Without what no database keeps: NUL, and halves of characters."""
    return text.encode("utf-8", "ignore").decode().replace("\0", "")


def is_field_list(value):
    return isinstance(value, list) and all(
        isinstance(pair, list)
        and len(pair) == 2
        and all(isinstance(part, str) for part in pair)
        for pair in value
    )


class SentForm(forms.Form):
    """One message about one window; without ``fields`` only that it is still open."""

    user = forms.IntegerField(min_value=1, max_value=LARGEST)
    form = forms.CharField(max_length=60)
    entry = forms.IntegerField(min_value=1, max_value=LARGEST, required=False)
    window = forms.RegexField(WINDOW)
    fields = FieldList(required=False)
    # The same only to be looked at: nothing was typed since the last look.
    look_at = FieldList(required=False)
    # Milliseconds on the browser's clock, which may be wrong: their difference is not.
    typed = forms.IntegerField(min_value=0, max_value=LARGEST, required=False)
    now = forms.IntegerField(min_value=0, max_value=LARGEST, required=False)
    # The copy that was put back into this form, as "number:typed_clock".
    restored = forms.RegexField(RESTORED, required=False)
    # Found on the computer after its window was closed.
    left_over = forms.BooleanField(required=False)
    closed = forms.BooleanField(required=False)

    @property
    def typed_at(self):
        sent = self.cleaned_data
        ago = max((sent["now"] or 0) - (sent["typed"] or 0), 0)
        return timezone.now() - min(timedelta(milliseconds=min(ago, 10**11)), KEPT)


def read(body):
    """The message in ``body`` as a form, or None for what no browser of ours sends."""
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return SentForm(values) if isinstance(values, dict) else None
