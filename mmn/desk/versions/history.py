"""The history of an entry: its versions, and what else was done to it, newest first."""

from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import render
from django.utils.translation import gettext as _

from ..dashboard import change_address
from .store import keep_version, versions
from .strands import Public, waiting_of

PER_PAGE = 30
# The admin's log tells of a save, too, in the same moment.
SAME_SAVE = 15


@dataclass
class Step:
    """Something that was done to an entry; ``number`` is the version it left, if any,
    and ``former`` the one before that."""

    at: datetime
    user: Any
    words: str
    number: int | None = None
    former: int | None = None


def steps(entry):
    """All steps, newest first. Two queries, however many there are."""
    found = [v.revision for v in versions(entry).defer("serialized_data")]
    kept = [
        Step(one.date_created, one.user, one.comment, one.pk, before and before.pk)
        for one, before in zip_longest(found, found[1:])
    ]
    return sorted([*kept, *_logged(entry, kept)], key=lambda s: s.at, reverse=True)


def _logged(entry, kept):
    """What the admin's log tells and no version does: actions of lists, older saves.
    Its own words about a save go to the version that the save left."""
    told = {
        (step.user and step.user.pk, _moment(step.at) + near): step
        for near in (1, -1, 0)
        for step in reversed(kept)
    }
    kind = ContentType.objects.get_for_model(type(entry))
    log = LogEntry.objects.filter(content_type=kind, object_id=str(entry.pk))
    for line in log.select_related("user"):
        words = _("Deleted") if line.is_deletion() else line.get_change_message()
        step = told.get((line.user_id, _moment(line.action_time)))
        if step is None:
            yield Step(line.action_time, line.user, words)
        elif not line.change_message.startswith("[") and words not in step.words:
            step.words = f"{words} {step.words}"


def _moment(at):
    return int(at.timestamp()) // SAME_SAVE


class EntryHistory:
    """For the admins of entries: a history with versions to compare and restore, and
    nothing deleted without a version of it."""

    change_list_template = "admin/content/entry/change_list.html"

    def history_view(self, request, object_id, extra_context=None):
        entry = self.get_object(request, unquote(object_id))
        if entry is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, entry):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": _("History"),
            "opts": self.opts,
            "entry": entry,
            "form": change_address(entry),
            "page": self.page_of_history(request, entry.specific),
            "may_restore": self.has_change_permission(request, entry),
            "waiting": waiting_of(entry),
            **(extra_context or {}),
        }
        return render(request, "admin/desk/versions/history.html", context)

    def page_of_history(self, request, entry):
        pages = Paginator(steps(entry), PER_PAGE)
        return pages.get_page(request.GET.get("p"))

    def delete_model(self, request, obj):
        keep_all(obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for entry in self.model.objects.filter(pk__in=queryset.values("pk")):
            keep_all(entry)
        super().delete_queryset(request, queryset)


@transaction.atomic
def keep_all(entry):
    """Keep what is about to be deleted as versions: the changes that wait, and last
    what stands, which is what comes back."""
    keep_version(entry)
    changes = waiting_of(entry)
    if changes:
        public = Public(entry)
        stands = public.rows()
        public.store(changes.step.rows, None, _("The changes that waited"))
        public.store(stands, None, _("As it stood"))
