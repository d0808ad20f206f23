"""Putting a version back, or a deleted entry: as much of it as today allows."""

import json

from django.db import transaction
from django.utils.translation import gettext as _

from mmn.content.models import Entry, FormerAddress

from ..describing.rules import Undescribed, nothing_bare_goes_public
from ..describing.telling import in_a_line
from .fitting import fitted, with_fields, with_state_of
from .naming import moment
from .rows import entry_row
from .snapshots import snapshot
from .store import first_version, keep_version, rows_in, versions
from .summaries import summary_of
from .writing import write


def restored_words(revision):
    return _("Restored the version of %s") % moment(revision.date_created)


@transaction.atomic
def restore(entry, revision, user):
    """Make the entry what the revision holds; its state and dates stay. What could not
    be put back is told in sentences. Undescribed, and nothing changed, where visitors
    would see pictures that nobody has described."""
    first_version(entry)
    wanted, told = fitted(with_state_of(rows_in(revision), snapshot(entry)))
    with nothing_bare_goes_public(entry.pk):
        written = write(wanted, user=user)
    keep_version(written, user, restored_words(revision))
    return [*told, *missing(wanted, written)]


@transaction.atomic
def recover(revision, user, state):
    """Bring a deleted entry back under its number, with ``state`` as its status; the
    entry, and sentences about what could not come back."""
    wanted, told = fitted(with_fields(rows_in(revision), {"status": state}))
    try:
        with transaction.atomic(), nothing_bare_goes_public(entry_row(wanted)["pk"]):
            written = write(wanted, user=user)
    except Undescribed as refused:
        told.append(in_a_line(refused.pictures))
        wanted = with_fields(wanted, {"status": Entry.Status.DRAFT})
        written = write(wanted, user=user)
    _let_old_addresses_lead_here(written)
    keep_version(written, user, _("Recovered after it was deleted"))
    return written, [*told, *missing(wanted, written)]


def missing(wanted, written):
    """A sentence if what is stored is not what was to be stored."""
    lost = summary_of(wanted, snapshot(written))
    if not lost:
        return []
    return [_("Left out, because it no longer exists: %s.") % lost]


def _let_old_addresses_lead_here(entry):
    """The addresses under which visitors once saw it redirect again, where no other
    entry has them now."""
    for version in versions(entry):
        was = json.loads(version.serialized_data)[0]["fields"]
        address = {name: was[name] for name in ("kind", "language", "slug")}
        public = was["status"] == Entry.Status.PUBLISHED
        if public and not Entry.objects.filter(**address).exists():
            FormerAddress.objects.get_or_create(**address, defaults={"entry": entry})
