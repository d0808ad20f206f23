"""A version beside the entries of today: each address and number is had once."""

from django.utils.translation import gettext as _

from mmn.content.models import Entry
from mmn.content.slugs import free_slug

from .rows import ENTRY, STATE, entry_row


def with_fields(rows, fields):
    """``rows`` with some fields of the entry's row replaced."""
    return [
        {**row, "fields": {**row["fields"], **fields}} if row["model"] == ENTRY else row
        for row in rows
    ]


def with_state_of(rows, now):
    """``rows`` with the state and its dates as ``now`` has them: visitors see an entry
    or not whatever version of it is put back, and that can't wait."""
    return with_fields(rows, {name: entry_row(now)["fields"][name] for name in STATE})


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
