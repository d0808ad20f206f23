"""Putting a version back, or a deleted entry: as much of it as today allows."""

import json

from django.db import transaction
from django.utils.translation import gettext as _

from mmn.content.models import Entry, FormerAddress
from mmn.content.slugs import free_slug

from .naming import moment
from .rows import ENTRY, entry_row
from .snapshots import snapshot
from .store import first_version, keep_version, rows_in, versions
from .summaries import summary_of
from .writing import STATE, write


def with_state_of(rows, now):
    """``rows`` as they would be put back: the state and its dates stay as ``now``."""
    state = {name: entry_row(now)["fields"][name] for name in STATE}
    return with_fields(rows, state)


def with_fields(rows, fields):
    """``rows`` with some fields of the entry's row replaced."""
    return [
        {**row, "fields": {**row["fields"], **fields}} if row["model"] == ENTRY else row
        for row in rows
    ]


def fitted(rows):
    """``rows`` without what another entry has taken meanwhile, and a sentence for each
    thing that could not stay."""
    row = entry_row(rows)
    mine, changed, told = row["fields"], {}, []
    others = Entry.objects.exclude(pk=row["pk"])
    here = others.filter(kind=mine["kind"], language=mine["language"])
    slug = mine["slug"]
    if here.filter(slug=slug).exists():
        taken = here.filter(slug__startswith=slug).values_list("slug", flat=True)
        changed["slug"] = free_slug(slug, set(taken))
        told.append(
            _("The address “%(old)s” is another entry's now; this one has “%(new)s”.")
            % {"old": slug, "new": changed["slug"]}
        )
    original = mine["translation_of"]
    if original and not others.filter(pk=original).exists():
        changed["translation_of"] = None
        told.append(_("Its original is gone: it stands by itself now."))
    elif original and here.filter(translation_of=original).exists():
        changed["translation_of"] = None
        told.append(_("Its original has another translation now: it stands by itself."))
    if mine["legacy_id"] and others.filter(legacy_id=mine["legacy_id"]).exists():
        changed["legacy_id"] = None
        told.append(_("Its old number is another entry's now."))
    return with_fields(rows, changed), told


def restored_words(revision):
    return _("Restored the version of %s") % moment(revision.date_created)


@transaction.atomic
def restore(entry, revision, user):
    """Make the entry what the revision holds; its state and dates stay. What could not
    be put back is told in sentences."""
    first_version(entry)
    wanted, told = fitted(with_state_of(rows_in(revision), snapshot(entry)))
    written = write(wanted, user=user)
    keep_version(written, user, restored_words(revision))
    return [*told, *missing(wanted, written)]


@transaction.atomic
def recover(revision, user, state):
    """Bring a deleted entry back under its number, with ``state`` as its status; the
    entry, and sentences about what could not come back."""
    wanted, told = fitted(with_fields(rows_in(revision), {"status": state}))
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
