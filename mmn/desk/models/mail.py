"""Mail that leaves when it can: a dead mail server holds up nobody."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class QueuedMail(models.Model):
    """One message to one person, tried until it is taken."""

    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("text"))
    queued_at = models.DateTimeField(_("written"), auto_now_add=True)
    next_try_at = models.DateTimeField(
        _("next try"), default=timezone.now, null=True, db_index=True
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True)
    problem = models.CharField(_("problem"), max_length=300, blank=True)

    class Meta:
        ordering = ["-queued_at", "-pk"]
        verbose_name = _("mail")
        verbose_name_plural = _("mail")

    def __str__(self):
        return self.subject
