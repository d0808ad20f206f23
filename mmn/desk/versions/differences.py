"""What differs between two snapshots, in staff's words."""

from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst

from mmn.content.richtext import RichTextField
from mmn.media.fields import ImageUploadField, PdfField

from .changes import (
    FileChange,
    ListChange,
    PictureChange,
    RowChange,
    RowsChange,
    StoredPdf,
    TextChange,
    ValueChange,
)
from .naming import Names, label_of, linked, shown_fields
from .pairs import Pair, place_of
from .readable import readable

# Text by its type, but read as one value: nobody cares which letter of it changed.
VALUES = (models.SlugField, models.EmailField, models.URLField)


def differences(before, after):
    """The changes that lead from the snapshot ``before`` to ``after``, both of one
    entry: fields first, then lists, then rows."""
    return Comparison(before, after).changes()


class Comparison:
    def __init__(self, before, after):
        self.pair = Pair(before, after)
        targets = linked(before, after)
        self.before, self.after = Names(before, targets), Names(after, targets)

    def changes(self):
        own = [
            self.field_change(label, self.pair.pk, *change)
            for label in self.pair.own
            for change in self.pair.changed_fields(label, self.pair.pk)
        ]
        groups = [self.pair.rows(label) for label in self.pair.parts]
        lists = [self.list_of_rows(rows) for rows in groups if rows.target]
        others = [self.rows_change(rows) for rows in groups if not rows.target]
        return [change for change in [*own, *lists, *others] if change is not None]

    def field_change(self, label, pk, field, before, after):
        """How one field of one row changed, whatever it holds."""
        where = (label_of(field), label, pk, field.name)
        if field.many_to_many:
            return self.links_change(where, field, before or [], after or [])
        if isinstance(field, ImageUploadField):
            return PictureChange(*where, image(field, before), image(field, after))
        if isinstance(field, PdfField):
            files = (self.pdf(side, label, pk) for side in (self.before, self.after))
            return FileChange(*where, *files)
        if _is_text(field):
            return self.text_change(where, field, before, after)
        values = self.before.value(field, before), self.after.value(field, after)
        return ValueChange(*where, *values)

    def text_change(self, where, field, before, after):
        words = readable if isinstance(field, RichTextField) else str
        texts = words(before or ""), words(after or "")
        sides = (self.before, self.after)
        return TextChange(*where, *texts, *(s.language_of(*where[1:3]) for s in sides))

    def links_change(self, where, field, before, after):
        return ListChange(
            *where,
            added=self.after.names(field, [n for n in after if n not in before]),
            removed=self.before.names(field, [n for n in before if n not in after]),
            kept=self.after.names(field, [n for n in after if n in before]),
        )

    def list_of_rows(self, rows):
        """Rows that are nothing but a link, such as tags, as a list."""
        field, label = rows.target, rows.label
        before, after = (
            [side.rows[label, pk][field.name] for pk in numbers]
            for side, numbers in ((self.before, rows.before), (self.after, rows.after))
        )
        if set(before) == set(after):
            return None
        where = (capfirst(field.related_model._meta.verbose_name_plural), label)
        return self.links_change((*where, 0, None), field, before, after)

    def rows_change(self, rows):
        label = rows.label
        change = RowsChange(
            capfirst(apps.get_model(label)._meta.verbose_name_plural),
            label,
            added=[self.whole_row(self.after, label, pk) for pk in rows.added],
            removed=[self.whole_row(self.before, label, pk) for pk in rows.removed],
            changed=[self.changed_row(rows, pk) for pk in rows.changed],
        )
        if rows.moved:
            change.order = [self.row(self.after, label, pk) for pk in rows.after]
        told = change.added, change.removed, change.changed, change.order
        return change if any(told) else None

    def row(self, side, label, pk, changes=()):
        made = side.object(label, pk)
        return RowChange(
            side.name(label, pk),
            label,
            pk,
            language=side.language_of(label, pk),
            within=side.owner_name(label, pk),
            picture=next((f for f in _images(label, made) if f), None),
            changes=list(changes),
        )

    def changed_row(self, rows, pk):
        label = rows.label
        changes = [self.field_change(label, pk, *c) for c in rows.changes(pk)]
        return self.row(self.after, label, pk, changes)

    def whole_row(self, side, label, pk):
        """A row that came or went, with all that it says."""
        fields = side.rows[label, pk]
        said = []
        for field in shown_fields(label):
            value = fields.get(field.name)
            if isinstance(field, PdfField):
                file = self.pdf(side, label, pk)
                said.append(FileChange(label_of(field), after=file))
            elif value is not False and not _is_shown_elsewhere(label, field):
                said.append(
                    ValueChange(label_of(field), after=side.value(field, value))
                )
        return self.row(side, label, pk, [one for one in said if one.after])

    def pdf(self, side, label, pk):
        """The PDF of a row as ``side`` has it."""
        fields = side.rows.get((label, pk), {})
        stored = fields.get("file")
        if not stored:
            return None
        return StoredPdf(
            fields.get("download_name") or stored.rpartition("/")[2],
            reverse("desk:version_file", args=[self.pair.pk, stored]),
            fields.get("size"),
            fields.get("pages"),
        )


def image(field, name):
    """An image that only a snapshot knows of, as a field would have it."""
    return field.attr_class(None, field, name) if name else None


def _images(label, made):
    for field in shown_fields(label):
        if isinstance(field, ImageUploadField):
            yield getattr(made, field.name)


def _is_shown_elsewhere(label, field):
    return isinstance(field, ImageUploadField) or field.name == place_of(label)


def _is_text(field):
    text = isinstance(field, (models.CharField, models.TextField))
    return text and not field.choices and not isinstance(field, VALUES)
