"""Versions in django-reversion: a revision per save, a row for each of its rows."""

import json
from typing import NamedTuple

import reversion
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import router, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from reversion.models import Revision, Version

from mmn.content.kinds import kinds
from mmn.content.models import Entry
from mmn.content.parts import part_models
from mmn.content.prepared import prepared

from .exact import texts_of
from .rows import rows_of
from .snapshots import TRIED
from .summaries import summary_of
from .writing import DERIVED


def register_models():
    """Tell django-reversion about entries and all that belongs to them."""
    models = {Entry, *kinds()}
    for kind in kinds():
        models |= {model for model, _lookup in part_models(kind)}
    for model in models:
        if not reversion.is_registered(model):
            reversion.register(model, format="exact")


class Kept(NamedTuple):
    """The last version of an entry: its number and its rows; none before the first."""

    number: int | None = None
    rows: list = ()


def keep_version(entry, user=None, comment="", since=None):
    """Keep a version of the entry as stored now, unless nothing has changed since the
    last; return the number of its last version. Without a comment it says what has.
    Who holds the lock of the entry and knows its last version names that: ``since``.

    RuntimeError while something is tried on: its number would name nothing afterwards.
    """
    return kept(entry, user, comment, since).number


def kept(entry, user=None, comment="", since=None):
    """The same, as ``Kept``."""
    if TRIED.get():
        raise RuntimeError("A version of what is only tried on.")
    last, stored = since or last_kept(entry), rows_of(entry)
    texts = texts_of(stored)
    now = [json.loads(text)[0] for text in texts]
    if last.number and same(now, last.rows):
        return last
    with transaction.atomic(savepoint=False):
        if since is None:
            Entry.objects.select_for_update().filter(pk=entry.pk).first()
            newest = latest(entry)  # of two who open it at once one keeps what stood
            if (newest and newest.pk) != last.number:
                return kept(entry, user, comment)
        said = summary_of(last.rows, now) if last.number else _("First version")
        return Kept(_store(stored, texts, user, comment or said), now)


def _store(rows, texts, user, comment):
    """The number of a new version of these rows, written as django-reversion does,
    which would ask the database of each row once more what was just read from it."""
    revision = Revision.objects.create(
        date_created=timezone.now(), user=user, comment=comment
    )
    Version.objects.bulk_create(
        Version(
            revision=revision,
            content_type=ContentType.objects.get_for_model(row),
            object_id=str(row.pk),
            db=row._state.db,
            format="exact",
            serialized_data=text,
            object_repr=str(rows[0]),
        )
        for row, text in zip(rows, texts, strict=True)
    )
    return revision.pk


def versions(entry):
    """Version rows of the entry's row in the shared table, newest first: one for each
    revision, which it leads to."""
    found = Version.objects.get_for_object_reference(Entry, entry.pk)
    return found.select_related("revision__user")


def latest(entry):
    """The entry's last revision, or None."""
    version = versions(entry).first()
    return version and version.revision


def last_kept(entry):
    kind = ContentType.objects.get_for_model(Entry).pk
    found = texts_of_last(kind=kind, entry=str(entry.pk))
    return Kept(found[0][0], rows_from(t for _n, t in found)) if found else Kept()


@prepared
def texts_of_last(kind, entry):
    """(number of the revision, text) of each row in the last version of an entry."""
    of_entry = Version.objects.filter(content_type=kind, object_id=entry)
    last = of_entry.filter(db=router.db_for_write(Entry)).values("revision")[:1]
    rows = Version.objects.filter(revision=last).order_by("pk")
    return rows.values_list("revision_id", "serialized_data")


def rows_in(revision):
    """The snapshot that a revision holds."""
    stored = revision.version_set.order_by("pk")
    return rows_from(stored.values_list("serialized_data", flat=True))


def rows_from(texts):
    known = {model._meta.label_lower for model in apps.get_models()}
    rows = (json.loads(text)[0] for text in texts)
    return [row for row in rows if row["model"] in known]


def same(one, other):
    """Whether two snapshots say the same, but for what every save changes."""
    return bare(one) == bare(other)


def bare(rows):
    """Rows without what is derived, by what they are."""
    return {
        (row["model"], row["pk"]): {
            name: value for name, value in row["fields"].items() if name not in DERIVED
        }
        for row in rows
    }


def first_version(entry):
    """Make sure that there is a version of what stands: entries come from imports and
    samples, too, and are changed by programs. Returns the last one's number."""
    return as_it_stands(entry).number


def as_it_stands(entry):
    """The same, as ``Kept``."""
    return kept(entry, comment=_("As it stood"))
