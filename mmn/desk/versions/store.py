"""Versions in django-reversion: a revision per save, a row for each of its rows."""

import json

import reversion
from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _
from reversion.models import Version

from mmn.content.kinds import kinds
from mmn.content.models import Entry

from .rows import part_models, rows_of
from .snapshots import TRIED
from .summaries import summary_of
from .writing import DERIVED, plainly


def register_models():
    """Tell django-reversion about entries and all that belongs to them."""
    models = {Entry, *kinds()}
    for kind in kinds():
        models |= {model for model, _lookup in part_models(kind)}
    for model in models:
        if not reversion.is_registered(model):
            reversion.register(model, format="exact")


def keep_version(entry, user=None, comment=""):
    """Keep a version of the entry as stored now, unless nothing has changed since the
    last; return the number of its last version. Without a comment it says what has.

    RuntimeError while something is tried on: its number would name nothing afterwards.
    """
    if TRIED.get():
        raise RuntimeError("A version of what is only tried on.")
    last, stored = latest(entry), rows_of(entry)
    now, before = plainly(stored), rows_in(last) if last else []
    if last and same(now, before):
        return last.pk
    with transaction.atomic():
        Entry.objects.select_for_update().filter(pk=entry.pk).first()
        if latest(entry) != last:  # of two who open it at once one keeps what stood
            return keep_version(entry, user, comment)
        said = summary_of(before, now) if last else _("First version")
        return _kept(stored, user, comment or said)


def _kept(stored, user, comment):
    """The number of a new version of these rows."""
    with reversion.create_revision(manage_manually=True):
        if user is not None:
            reversion.set_user(user)
        reversion.set_comment(comment)
        for row in stored:
            reversion.add_to_revision(row)
    return latest(stored[0]).pk


def versions(entry):
    """Version rows of the entry's row in the shared table, newest first: one for each
    revision, which it leads to."""
    found = Version.objects.get_for_object_reference(Entry, entry.pk)
    return found.select_related("revision__user")


def latest(entry):
    """The entry's last revision, or None."""
    version = versions(entry).first()
    return version and version.revision


def rows_in(revision):
    """The snapshot that a revision holds."""
    stored = revision.version_set.order_by("pk")
    known = {model._meta.label_lower for model in apps.get_models()}
    rows = (json.loads(version.serialized_data)[0] for version in stored)
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
    return keep_version(entry, comment=_("As it stood"))
