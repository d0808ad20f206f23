"""What is done about changes that wait, and the choice between two versions."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.signing import BadSignature
from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from ..copies.keeping import form_saved
from ..dashboard import change_address
from ..describing.telling import in_a_message
from ..permissions import kind_admin
from .access import for_those_who_may
from .attempts import Attempt
from .due import publishing
from .put_off import in_the_way
from .strands import discard, lock, waiting_of


def for_changers(view):
    """POST by somebody who may change the entry; ``view(request, entry, admin)``.

    Who comes here otherwise had to log in first, and finds the form again.
    """

    @for_those_who_may("change")
    @wraps(view)
    def guarded(request, entry):
        if request.method != "POST":
            return redirect(change_address(entry))
        with transaction.atomic():
            lock(entry)
            return view(request, entry, kind_admin(entry))

    return guarded


@for_changers
def choose(request, entry, kind_admin):
    """Store what was chosen; ask again if the other has saved once more."""
    given = {k: v for k, v in request.POST.items() if v in ("mine", "theirs")}
    try:
        attempt = Attempt.from_signed(
            request.POST.get("attempt", ""), entry, request.user, given
        )
    except BadSignature:
        raise PermissionDenied from None
    if request.POST.get("seen") != attempt.target.token:
        attempt.choices = {}
    response = kind_admin.settle(request, attempt)
    if response.status_code == 302:
        form_saved(request, kind_admin.model)
    return response


@for_changers
def publish(request, entry, kind_admin):
    """Publish what waits, now."""
    changes = waiting_of(entry)
    if changes is None:
        return gone(request, entry)
    return kind_admin.settle(request, publishing(entry, changes, request.user))


@for_changers
def schedule(request, entry, kind_admin):
    """Publish what waits at a time of Bangkok; without a time, not by itself."""
    changes, given = waiting_of(entry), request.POST.get("publish_at", "")
    if changes is None:
        return gone(request, entry)
    moment = when(given)
    if given and (moment is None or moment <= timezone.now()):
        messages.error(request, _("Choose a day and an hour to come."))
        return redirect(change_address(entry))
    changes.publish_at, changes.problem = moment, ""
    changes.save(update_fields=["publish_at", "problem"])
    if moment:
        told = _("The changes will be published at that time by themselves.")
    else:
        told = _("The changes wait until somebody publishes them.")
    messages.success(request, told)
    if moment and (pictures := in_the_way(changes)):
        messages.warning(request, in_a_message(pictures, change_address(entry)))
    return redirect(change_address(entry))


def when(text):
    """The moment of a browser's date and time, in Bangkok; None for anything else."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    naive = moment is not None and timezone.is_naive(moment)
    return timezone.make_aware(moment) if naive else None


@for_changers
def throw_away(request, entry, kind_admin):
    """Let the changes go; visitors never saw them."""
    discard(entry)
    messages.success(request, _("The changes are thrown away. The page is as it was."))
    return redirect(change_address(entry))


def gone(request, entry):
    messages.warning(request, _("Nothing waits any more: somebody was faster."))
    return redirect(change_address(entry))
