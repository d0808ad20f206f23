"""Putting a version back, after a look at what that changes."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..asked import number
from ..dashboard import change_address
from ..describing.rules import Undescribed
from ..describing.telling import in_a_message
from ..permissions import kind_admin
from .access import for_those_who_may, history_address, revision_or_404
from .differences import differences
from .fitting import fitted, with_state_of
from .naming import moment
from .restoring import restore, restored_words
from .snapshots import snapshot
from .store import first_version, rows_in
from .strands import Waiting, lock, waiting_of


@require_http_methods(["GET", "HEAD", "POST"])
@for_those_who_may("change")
@transaction.atomic
def restore_version(request, entry, revision):
    """Ask, then restore; ask again if somebody has saved in between."""
    lock(entry)
    found, now = revision_or_404(entry.pk, revision), first_version(entry)
    if request.method == "POST":
        if number(request.POST.get("now", "")) == now:
            return restored(request, entry, found, now)
        messages.warning(
            request,
            _("Somebody saved it meanwhile. Look again at what will change."),
        )
    return confirm(request, entry, found, now)


def confirm(request, entry, revision, now):
    rows = snapshot(entry)
    wanted, told = fitted(with_state_of(rows_in(revision), rows))
    context = {
        **kind_admin(entry).admin_site.each_context(request),
        "title": _("Restore the version of %s?") % moment(revision.date_created),
        "entry": entry,
        "form": change_address(entry),
        "history": history_address(entry),
        "revision": revision,
        "changes": differences(rows, wanted),
        "told": told,
        "now": now,
        "waiting": waiting_of(entry),
    }
    return render(request, "admin/desk/versions/restore.html", context)


def put_off(request, entry, revision, pictures):
    """What visitors must not see yet waits, unless something else does."""
    address = change_address(entry)
    if waiting_of(entry):
        problem = _(
            "Not restored: visitors would see pictures that nobody has described, and "
            "other changes wait. Publish those or throw them away, then restore again."
        )
        messages.error(request, problem)
        return redirect(address)
    wanted = with_state_of(rows_in(revision), snapshot(entry))
    Waiting(entry).store(wanted, request.user)
    messages.error(request, in_a_message(pictures, address))
    messages.success(request, Waiting.done)
    return redirect(address)


def restored(request, entry, revision, before):
    try:
        told = restore(entry, revision, request.user)
    except Undescribed as refused:
        return put_off(request, entry, revision, refused.pictures)
    words = _("The version of %s stands again.") % moment(revision.date_created)
    after = first_version(entry)
    compare = f"{reverse('desk:compare', args=[entry.pk])}?from={before}&to={after}"
    see = format_html('{} <a href="{}">{}</a>', words, compare, _("See what changed"))
    messages.success(request, see)
    for sentence in told:
        messages.warning(request, sentence)
    kind_admin(entry).log_change(request, entry, restored_words(revision))
    return redirect(change_address(entry))
