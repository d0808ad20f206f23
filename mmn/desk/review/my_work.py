"""What of all entries waits for the person at the first page of the admin."""

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from mmn.content.models import Entry

from ..copies.box import unsaved_box
from ..dashboard import Box, list_address
from ..models import ReviewNote
from ..states import in_state
from .when import day_and_hour


def my_work(request, entries):
    """The boxes that are about this person, the most pressing first."""
    mine = entries.filter(created_by=request.user)
    return [
        *unsaved_box(request),
        Box(
            _("Sent back to you"),
            with_note(in_state(mine, "changes_asked")),
            all_entries("?state=changes_asked&mine=1"),
            detail=lambda entry: entry.last_note,
        ),
        Box(
            _("Waiting for review"),
            in_state(entries, "in_review"),
            all_entries("?state=in_review"),
        ),
        Box(
            _("Your drafts"),
            in_state(mine, "draft"),
            all_entries("?state=draft&mine=1"),
        ),
        *waiting_box(request, entries),
        Box(
            _("Scheduled"),
            in_state(entries, "scheduled").order_by("published_at", "pk"),
            all_entries("?state=scheduled"),
            detail=lambda entry: from_when(entry.published_at),
        ),
        Box(
            _("Last changed by you"),
            entries.filter(updated_by=request.user),
            all_entries("?mine=changed"),
        ),
    ]


def waiting_box(request, entries):
    """Changes to what is public, for those who may see them."""
    if not request.user.has_perm("content.change_any_entry"):
        return []
    waiting = entries.filter(waiting_changes__isnull=False)
    return [
        Box(
            _("Changes that wait"),
            # What could not be published at its hour first.
            waiting.select_related("waiting_changes").order_by(
                "-waiting_changes__problem", "-updated_at", "-pk"
            ),
            all_entries("?waiting=1"),
            detail=lambda entry: told_of(entry.waiting_changes),
        )
    ]


def told_of(changes):
    """The problem that keeps changes from being published, or else from when."""
    return changes.problem or from_when(changes.publish_at)


def with_note(entries):
    asked = ReviewNote.Step.CHANGES_ASKED
    notes = ReviewNote.objects.filter(entry=OuterRef("pk"), step=asked)
    return entries.annotate(last_note=Subquery(notes.values("note")[:1]))


def from_when(moment):
    return _("from %s") % day_and_hour(moment) if moment else ""


def all_entries(query):
    return list_address(Entry, query)
