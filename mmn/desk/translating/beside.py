"""The original, field by field, for who translates it; with what has changed since."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.template.defaultfilters import linebreaksbr
from django.utils.functional import cached_property
from django.utils.text import capfirst

from mmn.content import dates
from mmn.content.parts import part_models, place
from mmn.content.richtext import RichTextField
from mmn.content.templatetags.richtext import richtext
from mmn.content.words import digest_of, words_of

from ..versions.differences import differences
from ..versions.naming import label_of, moment, own_labels
from ..versions.rows import ENTRY

LONG = 800


@dataclass
class Said:
    """One field of the original: its name in the form, what it says, how it changed."""

    name: str
    label: str
    text: Any
    change: Any = None

    @property
    def is_long(self):
        """Whether it scrolls in its place, which a keyboard has to reach."""
        return len(self.text) > LONG


@dataclass
class PartSaid:
    """One text in a part of the original, and where its translation is kept."""

    place: str
    part: str
    label: str
    text: str


class Beside:
    """An original for the form of ``translation``, which may not be stored yet."""

    def __init__(self, original, translation=None):
        self.original, self.translation = original, translation
        self.words = words_of(original)
        self.digest = digest_of(self.words)

    @cached_property
    def record(self):
        """What is known of the translation, or None while it is not stored."""
        return getattr(self.translation, "as_translation", None)

    @property
    def is_behind(self):
        return bool(self.record) and self.record.source.digest != self.digest

    @property
    def is_of_another(self):
        """Whether it was compared with an original that it no longer translates."""
        return self.is_behind and numbers(self.record.source.words) != numbers(
            self.words
        )

    @cached_property
    def changes(self):
        """How the original changed since the translation was last up to date."""
        if not self.is_behind or self.is_of_another:
            return []
        return differences(self.record.source.words, self.words)

    @cached_property
    def fields(self):
        """What the original says in each of its own fields."""
        changed = {c.name: c for c in self.changes if c.model in own_labels()}
        found = []
        for name in type(self.original).TRANSLATED:
            field = self.original._meta.get_field(name)
            text = shown(field, self.original)
            if text or name in changed:
                found.append(Said(name, label_of(field), text, changed.get(name)))
        return found

    @property
    def part_changes(self):
        return [c for c in self.changes if c.model not in own_labels()]

    @cached_property
    def parts(self):
        """The texts in what the translation borrows: it has no such rows itself."""
        counted, found = Counter(), []
        for row in self.words:
            if row["model"] in self.borrowed:
                counted[row["model"]] += 1
                found += said_in(row, counted[row["model"]])
        return found

    @cached_property
    def borrowed(self):
        pk = self.translation.pk if self.translation else None
        models = part_models(type(self.original))
        return {
            model._meta.label_lower
            for model, lookup in models
            if pk is None or not model._base_manager.filter(**{lookup: pk}).exists()
        }


def numbers(words):
    return {row["pk"] for row in words if row["model"] == ENTRY}


def shown(field, entry):
    """A field of an entry as people read it."""
    value = field.value_from_object(entry)
    if isinstance(field, RichTextField):
        return richtext(value)
    if isinstance(value, datetime):
        return moment(value, getattr(entry, "zone", None))
    if isinstance(value, date):
        return dates.day(value)
    return linebreaksbr(str(dict(field.flatchoices).get(value, value or "")))


def said_in(row, number):
    """The texts of one row of ``words_of``, the ``number``th of its model."""
    model = apps.get_model(row["model"])
    part = f"{capfirst(model._meta.verbose_name)} {number}"
    for name in model.TRANSLATED:
        if text := row["fields"][name]:
            field = model._meta.get_field(name)
            yield PartSaid(
                place(model(pk=row["pk"]), name), part, label_of(field), text
            )


def original_of(entry):
    """What ``entry`` translates, as its own kind; None for an original."""
    return entry.translation_of.specific if entry.translation_of_id else None
