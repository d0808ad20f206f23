"""Mail that leaves when it can: a dead mail server holds up nobody."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MailQuerySet(models.QuerySet):
    def due(self, now):
        return self.filter(sent_at=None, next_try_at__lte=now)

    def waiting(self):
        return self.filter(sent_at=None, next_try_at__isnull=False)

    def failed(self):
        """What was tried for three days and is given up."""
        return self.filter(sent_at=None, next_try_at=None)

    def sent(self):
        return self.filter(sent_at__isnull=False)

    def stuck(self):
        """What should have left by now and did not."""
        return self.filter(sent_at=None).exclude(problem="")


class QueuedMail(models.Model):
    """One message to one person, tried until it is taken."""

    NEVER_SHOWN = True

    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("text"))
    queued_at = models.DateTimeField(_("written"), auto_now_add=True)
    # Three days of tries count from here: from when it was written, or asked for anew.
    wanted_at = models.DateTimeField(default=timezone.now, editable=False)
    next_try_at = models.DateTimeField(
        _("next try"), default=timezone.now, null=True, db_index=True
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True)
    problem = models.CharField(_("problem"), max_length=300, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]
        verbose_name = _("mail")
        verbose_name_plural = _("mail")

    def __str__(self):
        return self.subject

    @property
    def state(self):
        if self.sent_at:
            return "sent"
        return "waiting" if self.next_try_at else "failed"
