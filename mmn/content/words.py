"""The words of an entry that its translations say in their language."""

import hashlib
import json

from django.apps import apps
from django.db import models

from .labels import QuickLabels
from .parts import stored_parts, stored_row


def words_of(original):
    """What a translation of ``original`` has to say, as stored now: rows as snapshots
    have them, each with the fields that its model names in ``TRANSLATED``."""
    kind = type(original.specific)
    entry, stored = apps.get_model("content", "Entry"), stored_row(kind, original.pk)
    rows = [_row(entry, stored, ["language", *entry.TRANSLATED])]
    own = [name for name in kind.TRANSLATED if name not in entry.TRANSLATED]
    if own:
        rows.append(_row(kind, stored, own))
    for model, parts in stored_parts(kind, original.pk).items():
        if names := getattr(model, "TRANSLATED", None):
            found = (_row(model, part, [*names, *_links(model)]) for part in parts)
            rows += [row for row in found if any(row["fields"][n] for n in names)]
    return sorted(rows, key=lambda row: (row["model"], row["pk"]))


def digest_of(words):
    """A short mark of what ``words_of`` told: equal if nothing has changed."""
    told = json.dumps(words, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _row(model, stored, names):
    fields = {name: model._meta.get_field(name) for name in names}
    values = {name: _plain(field, stored) for name, field in fields.items()}
    return {"model": model._meta.label_lower, "pk": stored.pk, "fields": values}


def _plain(field, stored):
    value = field.value_from_object(stored)
    return (
        value if value is None or field.many_to_one else field.value_to_string(stored)
    )


def _links(model):
    """The fields by which a row is part of another, without which it has no name."""
    return [field.name for field in model._meta.local_fields if field.many_to_one]


class PartWithWords(QuickLabels, models.Model):
    """A row of an entry whose words are translated: its ``TRANSLATED`` fields."""

    TRANSLATED = ()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        self._note_words()

    def delete(self, *args, **kwargs):
        entry = self.entry_with_words
        deleted = super().delete(*args, **kwargs)
        self._note_words(entry)
        return deleted

    @property
    def entry_with_words(self):
        owner = getattr(self, self.OWNER)
        return getattr(owner, "entry_with_words", owner)

    def _note_words(self, entry=None):
        translation = apps.get_model("content", "Translation")
        translation.objects.note_original(entry or self.entry_with_words)
