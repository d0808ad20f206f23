"""What an entry consists of: its own rows and those of every model with an OWNER."""

from mmn.content.kinds import kind_named
from mmn.content.models import Entry
from mmn.content.parts import part_models

ENTRY = Entry._meta.label_lower
# Whether and when visitors see an entry: decided by itself, apart from what is in it.
STATE = frozenset({"status", "published_at", "unpublish_at"})


def parts_of(kind, pk):
    """All rows that belong to an entry, model by model."""
    return {
        model: list(model._base_manager.filter(**{lookup: pk}).order_by("pk"))
        for model, lookup in part_models(kind)
    }


def rows_of(entry):
    """The entry as stored now: its row in the shared table, its kind's, its parts."""
    kind = type(entry.specific)
    own = [Entry.objects.get(pk=entry.pk), kind.objects.get(pk=entry.pk)]
    parts = parts_of(kind, entry.pk)
    return own + [row for rows in parts.values() for row in rows]


def entry_row(rows):
    """The row of a snapshot in the table that all kinds share."""
    return next(row for row in rows if row["model"] == ENTRY)


def kind_of(rows):
    """The model of the kind that a snapshot is of."""
    return kind_named(entry_row(rows)["fields"]["kind"])
