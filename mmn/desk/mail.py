"""Mail waits in the database until the mail server takes it.

What is saved never waits for mail, and a mail server that is dead or hangs holds up
nobody: a background job tries each message again for three days.
"""

from datetime import timedelta
from smtplib import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
)

from django.core.mail import send_mail
from django.utils import timezone
from django.utils.translation import gettext as _

from .background import job, wake
from .models import QueuedMail

# After each try that failed, so many minutes until the next; then each hour.
PAUSES = [1, 5, 15]
HOUR = 60
GIVE_UP_AFTER = timedelta(days=3)
# What was sent names people: it is kept only as long as somebody might ask.
KEEP_SENT = timedelta(days=30)


def queue_mail(to, subject, text):
    """Let a message leave once what is being saved now is stored."""
    one_line = " ".join(subject.split())[:300]
    mail = QueuedMail.objects.create(to=to, subject=one_line, text=text)
    wake("mail")
    return mail


@job("mail", every=30)
def send_next():
    """Try the message that waits longest; 1 if the server can take another."""
    now = timezone.now()
    mail = QueuedMail.objects.due(now).order_by("next_try_at", "pk").first()
    if mail is None:
        return 0
    again_at = next_try(mail, now)
    # Before the try: a process that dies in it leaves the message to a later one.
    mine = QueuedMail.objects.due(now).filter(pk=mail.pk, tries=mail.tries)
    if not mine.update(tries=mail.tries + 1, next_try_at=again_at):
        return 0
    return deliver(mail)


def deliver(mail):
    try:
        send_mail(mail.subject, mail.text, None, [mail.to])
    except Exception as error:
        row = QueuedMail.objects.filter(pk=mail.pk)
        row.update(problem=problem_of(error))
        if is_about_the_message(error):
            return 1
        postpone_the_others(problem_of(error))
        return 0
    QueuedMail.objects.filter(pk=mail.pk).update(
        sent_at=timezone.now(), next_try_at=None, problem=""
    )
    return 1


def next_try(mail, now):
    """When ``mail`` is tried again if it doesn't leave now; None for not at all."""
    pauses = dict(enumerate(PAUSES))
    again_at = now + timedelta(minutes=pauses.get(mail.tries, HOUR))
    return again_at if again_at - mail.wanted_at <= GIVE_UP_AFTER else None


def postpone_the_others(problem):
    """A server that took nothing now is not asked once more for every message."""
    now = timezone.now()
    soon = now + timedelta(minutes=PAUSES[0])
    QueuedMail.objects.due(now).update(next_try_at=soon, problem=problem)


def is_about_the_message(error):
    """Whether the server is well and refused just this, so that others may leave."""
    refused = isinstance(error, (SMTPRecipientsRefused, SMTPDataError))
    return refused or not isinstance(error, OSError)  # what smtplib raises is one


def problem_of(error):
    """What staff can tell the administrator; the server's own words may name people."""
    if isinstance(error, SMTPAuthenticationError):
        return _("The mail server refused the site's name and password.")
    if isinstance(error, SMTPRecipientsRefused):
        codes = sorted({code for code, _text in error.recipients.values()})
        return _("The mail server refused the address (%s).") % ", ".join(
            map(str, codes)
        )
    if isinstance(error, SMTPResponseException):
        return _("The mail server refused the message (%s).") % error.smtp_code
    if isinstance(error, (TimeoutError, SMTPServerDisconnected)):
        return _("The mail server did not answer.")
    if isinstance(error, OSError):
        return _("The mail server can't be reached (%s).") % type(error).__name__
    return _("The message could not be made (%s).") % type(error).__name__


@job("old mail", every=24 * 60 * 60)
def forget_sent():
    long_ago = timezone.now() - KEEP_SENT
    QueuedMail.objects.filter(sent_at__lt=long_ago).delete()
    return 0
