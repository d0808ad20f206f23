"""What a translation takes over from its original before anybody types a word."""

from datetime import datetime

from django.db import models
from django.urls import reverse
from django.utils import timezone

from mmn.content.kinds import kind_named
from mmn.content.languages import INTERFACE
from mmn.content.models import Entry


def start_address(original, language):
    """The empty form of a translation of ``original``."""
    meta = kind_named(original.kind)._meta
    form = reverse(f"admin:{meta.app_label}_{meta.model_name}_add")
    return f"{form}?translation_of={original.pk}&language={language}"


def structure_of(original, language):
    """All of an entry that is no text to translate, for the first look of the form:
    address, date, sorting, and the facts of its kind."""
    now = timezone.now()
    seen = original.published_at and original.published_at <= now
    initial = {
        "translation_of": original.pk,
        "language": language,
        "slug": original.slug if language in INTERFACE else "",
        "published_at": original.published_at if seen else None,
        "categories": list(original.categories.values_list("pk", flat=True)),
        "tags": list(original.tags.all()),
    }
    for field in type(original)._meta.local_fields:
        if field.editable and not field.primary_key and not is_said(original, field):
            initial[field.name] = taken_over(original, field, language)
    return initial


def is_said(entry, field):
    """Whether a translation says this in its own words."""
    text = isinstance(field, models.CharField | models.TextField)
    return text and not field.choices and field.name in type(entry).TRANSLATED


def taken_over(original, field, language):
    value = field.value_from_object(original)
    if isinstance(value, datetime) and hasattr(original, "zone"):
        return timezone.make_naive(value, original.zone)
    if value and field.is_relation and issubclass(field.related_model, Entry):
        texts = Entry.objects.filter(translation_of=value, language=language)
        return texts.values_list("pk", flat=True).first() or value
    return value


def take_cover(translation):
    """A translation that comes without a cover has its original's."""
    original = translation.translation_of
    if original and not translation.cover:
        translation.cover = original.cover.name
        translation.cover_credit = translation.cover_credit or original.cover_credit
        translation.cover_decorative = original.cover_decorative
