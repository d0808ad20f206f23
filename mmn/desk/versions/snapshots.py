"""Snapshots of entries: taken, put back, and tried on without leaving a trace."""

import secrets
from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.db import transaction

from .exact import plainly
from .fitting import fitted
from .rows import rows_of
from .writing import write

LARGEST = 2**52  # what browsers' scripts still count exactly

# Whether the database holds what is only tried on: nothing of that is to be kept.
TRIED = ContextVar("tried", default=False)


def snapshot(entry):
    """The entry with all that belongs to it, as plain data for JSON."""
    return plainly(rows_of(entry))


def key(row):
    """What a row is, wherever it is told about."""
    return row["model"], row["pk"]


def keys(rows):
    return {key(row) for row in rows}


def renumbered(rows, known):
    """Give rows that exist only in a trial negative numbers, and what points to them.

    ``known`` are the keys of rows that do exist. No stored row has a negative number,
    so until they are written for good these can be told from all others; and as they
    are drawn by lot, two people who add a row at once don't take the same.
    """
    new = {k for k in map(key, rows) if k not in known and k[1] > 0}
    numbers = {k: -1 - secrets.randbelow(LARGEST) for k in new}
    return [_pointing_to(row, numbers) for row in rows]


def _pointing_to(row, new):
    fields = dict(row["fields"])
    for field in apps.get_model(row["model"])._meta.local_fields:
        if field.many_to_one and field.name in fields:
            target = (field.related_model._meta.label_lower, fields[field.name])
            fields[field.name] = new.get(target, fields[field.name])
    return {**row, "pk": new.get(key(row), row["pk"]), "fields": fields}


@contextmanager
def as_if(rows, keep=frozenset()):
    """Within the block the database holds ``rows``; afterwards all is as before.

    For the form and the page of what is not stored as such: they read rows as ever.
    Fields named in ``keep`` are as stored in the block, too.
    """
    with transaction.atomic():
        trial = TRIED.set(True)
        try:
            wanted, _told = fitted(rows)
            yield write(wanted, keep=keep, trial=True)
        finally:
            TRIED.reset(trial)
            transaction.set_rollback(True)
