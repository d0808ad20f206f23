"""Two versions of an entry side by side, the page as it was, and files of versions."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mmn.media.sending import send

from ..dashboard import change_address
from ..permissions import kind_admin, may
from .access import for_those_who_may, history_address, holds_file, revision_or_404
from .differences import differences
from .naming import moment
from .pages import page_as_it_was
from .snapshots import snapshot
from .store import rows_in
from .strands import waiting_of

NOW, WAITING = "now", "waiting"


class Side:
    """What is compared: a version by its number, what is stored now, or what waits."""

    def __init__(self, entry, asked):
        self.asked, self.revision, self.user = asked, None, None
        if asked == NOW:
            self.rows, self.name = snapshot(entry), _("as it is now")
        elif asked == WAITING and (changes := waiting_of(entry)):
            self.rows, self.name = changes.step.rows, _("the changes that wait")
            self.user = changes.step.saved_by
        else:
            self.revision = revision_or_404(entry.pk, asked)
            self.rows, self.user = rows_in(self.revision), self.revision.user
            self.name = moment(self.revision.date_created)

    @property
    def age(self):
        return {NOW: 1, WAITING: 2}.get(self.asked, 0), getattr(self.revision, "pk", 0)


@require_safe
@for_those_who_may("view")
def compare(request, entry):
    """``?from=`` and ``?to=`` are numbers of versions or "now", whichever way round."""
    asked = [request.GET.get("from") or NOW, request.GET.get("to") or NOW]
    if WAITING in asked and not may(request, "change", entry):
        raise Http404
    before, after = sorted((Side(entry, one) for one in asked), key=lambda s: s.age)
    context = {
        **kind_admin(entry).admin_site.each_context(request),
        "title": _("What changed"),
        "entry": entry,
        "before": before,
        "after": after,
        "changes": differences(before.rows, after.rows),
        "history": history_address(entry),
        "form": change_address(entry),
        "may_restore": before.revision and may(request, "change", entry),
    }
    return render(request, "admin/desk/versions/compare.html", context)


@require_safe
@for_those_who_may("view")
def page(request, entry, revision):
    """The public page as one version has it."""
    found = revision_or_404(entry.pk, revision)
    band = _("The version of %s. Visitors see the page as it is now.")
    return page_as_it_was(request, rows_in(found), band % moment(found.date_created))


@require_safe
@for_those_who_may("view")
def file(request, entry, name):
    """A PDF that a version of this entry has, or had."""
    if not name.endswith(".pdf") or not holds_file(entry, name):
        raise Http404
    response = send(request, name, save_as=name.rpartition("/")[2], private=True)
    response._csp_exempt = True  # as in mmn.media.views.document
    return response
