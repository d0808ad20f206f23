"""What people are told by mail when an entry takes a step of the review."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import translation
from django.utils.translation import gettext as _

from mmn.content.prepared import prepared

from ..dashboard import change_address
from ..mail import queue_mail
from ..models import ReviewNote
from ..who import who
from .when import seen_by_visitors

Step = ReviewNote.Step


@translation.override(settings.LANGUAGE_CODE)
def write_letters(request, entry, note):
    """Queue a letter to everybody who waits for this step, but who took it. In the
    language that all staff share: the sender's of the admin is the sender's alone."""
    readers = readers_of(entry, note.step, but=request.user)
    if not readers:
        return
    subject, text = letters(entry, note)[note.step]
    address = request.build_absolute_uri(change_address(entry))
    for reader in readers:
        body = [_("Hello %s,") % who(reader), text, words(note), address, closing()]
        queue_mail(reader.email, subject, "\n\n".join(filter(None, body)) + "\n")


def write_problem(changes, problem):
    """Queue a letter about changes that were due and could not be published: to who
    saved them last, or to all who may publish if that one can't be written to."""
    title = changes.entry.title
    users = get_user_model().objects
    readers = reachable(users.filter(pk=changes.step.saved_by_id))
    for reader in readers or reachable(users.with_perm("content.publish_entry")):
        body = [
            _("Hello %s,") % who(reader),
            _("The changes to “%s” were due, and wait still.") % title,
            problem,
            our_address(change_address(changes.entry)),
            closing(),
        ]
        queue_mail(
            reader.email, _("Not published: %s") % title, "\n\n".join(body) + "\n"
        )


def our_address(path):
    """``path`` on this site where no request says its name; just the path where none
    is set either."""
    named = (host for host in settings.ALLOWED_HOSTS if host[0] not in ".*")
    host, scheme = next(named, ""), "https" if settings.SECURE_SSL_REDIRECT else "http"
    return f"{scheme}://{host}{path}" if host else path


def closing():
    return _("This was written by the website of the Mekong Migration Network.")


def letters(entry, note):
    """Subject and first sentence for each step that somebody waits for."""
    facts = {"who": who(note.by), "title": entry.title}
    return {
        Step.SENT: (
            _("To review: %(title)s") % facts,
            _(
                "%(who)s sent “%(title)s” to review. You can read it, publish it or "
                "ask for changes at the address below."
            )
            % facts,
        ),
        Step.CHANGES_ASKED: (
            _("Changes asked: %(title)s") % facts,
            _(
                "%(who)s read “%(title)s” and asks you to change something. When you "
                "have done so, send it to review again."
            )
            % facts,
        ),
        Step.PUBLISHED: (
            _("Published: %(title)s") % facts,
            " ".join(
                [_("%(who)s published “%(title)s”.") % facts, seen_by_visitors(entry)]
            ),
        ),
    }


def words(note):
    """What was said with the step, as it was written."""
    return _("The note says:\n\n%s") % note.note if note.note else ""


def readers_of(entry, step, but):
    """Who waits for ``step``: who may publish it, or who wrote it and who sent it, but
    not who took it. Nobody waits for other steps than those of ``letters``."""
    users = get_user_model().objects
    if step == Step.SENT:
        able = reachable(users.with_perm("content.publish_entry"))
        return able.exclude(pk=but.pk)
    if step not in (Step.CHANGES_ASKED, Step.PUBLISHED):
        return []
    writers = {entry.created_by_id, *senders(entry=entry.pk)[:1]} - {None, but.pk}
    return reachable(users.filter(pk__in=writers)) if writers else []


@prepared
def senders(entry):
    """The numbers of those who sent an entry to review, the last one first."""
    sent = ReviewNote.objects.filter(entry=entry, step=Step.SENT)
    return sent.values_list("by_id", flat=True)


def reachable(users):
    """Those of ``users`` who still work here and can be written to."""
    found = users.filter(is_active=True, is_staff=True).exclude(email="")
    return found.distinct().order_by("pk")
