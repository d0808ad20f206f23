"""Entries that were deleted, from their last version: looked at, and recovered."""

import json
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import BigIntegerField
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from reversion.models import Revision, Version

from mmn.content.kinds import kind_named, kinds
from mmn.content.models import Entry

from ..dashboard import change_address
from ..permissions import may
from .differences import differences
from .fitting import fitted
from .pages import page_as_it_was
from .restoring import recover
from .store import rows_in

PER_PAGE = 30


@dataclass
class Deleted:
    """The last version of an entry that is there no more."""

    pk: int
    fields: dict
    revision: Revision
    at: Any = None
    by: Any = None

    @property
    def kind(self):
        return kind_named(self.fields["kind"])

    @property
    def kind_name(self):
        return capfirst(self.kind._meta.verbose_name)

    @property
    def language(self):
        return self.fields["language"]

    def __str__(self):
        return self.fields["title"]


def deleted_entries(request):
    """What this person may recover, the last deleted first, as far as that is known."""
    gone = Version.objects.get_deleted(Entry).select_related("revision__user")
    known = deletions()
    found = [_read(version, known) for version in gone]
    allowed = [one for one in found if may_recover(request, one)]
    last = [(one.at or one.revision.date_created, one.pk) for one in allowed]
    pairs = sorted(zip(last, allowed, strict=True), key=lambda p: p[0], reverse=True)
    return [one for _last, one in pairs]


def deletions():
    """{(kind, number): the line of the admin's log that says who deleted it}."""
    types = ContentType.objects.get_for_models(*kinds())
    names = {of.pk: kind.KIND for kind, of in types.items()}
    log = LogEntry.objects.filter(action_flag=DELETION, content_type__in=names)
    lines = log.select_related("user").order_by("action_time")
    return {(names[line.content_type_id], line.object_id): line for line in lines}


def _read(version, known):
    fields = json.loads(version.serialized_data)[0]["fields"]
    line = known.get((fields["kind"], version.object_id))
    when = (line.action_time, line.user) if line else (None, None)
    return Deleted(int(version.object_id), fields, version.revision, *when)


def may_recover(request, gone):
    """Who may write such an entry, and wrote this one or may change those of others."""
    kind_admin = gone.kind and admin.site._registry.get(gone.kind)
    if not kind_admin or not kind_admin.has_add_permission(request):
        return False
    wrote = gone.fields["created_by"] == request.user.pk
    return wrote or request.user.has_perm("content.change_any_entry")


def of_deleted(view):
    """``view(request, gone)`` of a deleted entry that this person may recover."""

    @wraps(view)
    def guarded(request, pk):
        pk = min(pk, BigIntegerField.MAX_BIGINT)
        versions = Version.objects.get_for_object_reference(Entry, pk)
        last = versions.select_related("revision").first()
        if last is None:
            raise Http404
        if there := Entry.objects.filter(pk=pk).first():
            return back_already(request, there.specific)
        gone = _read(last, deletions())
        if not may_recover(request, gone):
            raise PermissionDenied
        return view(request, gone)

    return admin.site.admin_view(guarded)


def back_already(request, entry):
    """Somebody was faster, perhaps this person's other click."""
    if not may(request, "view", entry):
        raise Http404
    messages.info(request, _("“%s” is not deleted: here it is.") % entry)
    return redirect(change_address(entry))


@admin.site.admin_view
@require_safe
def deleted_list(request):
    found = Paginator(deleted_entries(request), PER_PAGE)
    context = {
        **admin.site.each_context(request),
        "title": _("Deleted entries"),
        "page": found.get_page(request.GET.get("p")),
    }
    return render(request, "admin/desk/versions/deleted.html", context)


@require_safe
@of_deleted
def preview(request, gone):
    """Its page as it last was."""
    band = _("This was deleted. Visitors don't find it.")
    return page_as_it_was(request, rows_in(gone.revision), band)


@require_http_methods(["GET", "HEAD", "POST"])
@of_deleted
@transaction.atomic
def recover_entry(request, gone):
    state = state_after(request, gone)
    if request.method == "POST":
        Revision.objects.select_for_update().get(pk=gone.revision.pk)
        there = Entry.objects.filter(pk=gone.pk).first()
        if there:
            return back_already(request, there.specific)
        return recovered(request, gone, state)
    rows = rows_in(gone.revision)
    _wanted, told = fitted(rows)
    states = dict(Entry.Status.choices)
    context = {
        **admin.site.each_context(request),
        "title": _("Recover “%s”?") % gone,
        "gone": gone,
        "state": states[state],
        "was_public": state != gone.fields["status"],
        "changes": differences(rows[:2], rows),
        "told": told,
    }
    return render(request, "admin/desk/versions/recover.html", context)


def state_after(request, gone):
    """What was public comes back public only for those who may publish."""
    state = gone.fields["status"]
    may_publish = request.user.has_perm("content.publish_entry")
    public = state == Entry.Status.PUBLISHED
    return Entry.Status.DRAFT if public and not may_publish else state


def recovered(request, gone, state):
    entry, told = recover(gone.revision, request.user, state)
    messages.success(request, _("“%s” is back, with all that belongs to it.") % entry)
    for sentence in told:
        messages.warning(request, sentence)
    kind_admin = admin.site.get_model_admin(gone.kind)
    kind_admin.log_change(request, entry, _("Recovered."))
    return redirect(change_address(entry))
