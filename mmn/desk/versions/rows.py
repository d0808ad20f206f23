"""What an entry consists of: its own rows and those of every model with an OWNER."""

from mmn.content.kinds import kind_named
from mmn.content.models import Entry
from mmn.content.parts import stored_parts, stored_row

ENTRY = Entry._meta.label_lower
# Whether and when visitors see an entry: decided by itself, apart from what is in it.
STATE = frozenset({"status", "published_at", "unpublish_at"})


def rows_of(entry):
    """The entry as stored now: its row in the shared table, its kind's, its parts."""
    kind = type(entry.specific)
    own = stored_row(kind, entry.pk)
    names = [field.attname for field in Entry._meta.concrete_fields]
    shared = Entry.from_db(own._state.db, names, [getattr(own, n) for n in names])
    parts = stored_parts(kind, entry.pk).values()
    return [shared, own, *(row for rows in parts for row in rows)]


def entry_row(rows):
    """The row of a snapshot in the table that all kinds share."""
    return next(row for row in rows if row["model"] == ENTRY)


def kind_of(rows):
    """The model of the kind that a snapshot is of."""
    return kind_named(entry_row(rows)["fields"]["kind"])
