"""Changes to a published entry that wait until somebody publishes them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..who import who


class WaitingStep(models.Model):
    """The entry as it will be, as saved by somebody: a snapshot."""

    entry = models.ForeignKey(
        "content.Entry", models.CASCADE, related_name="waiting_steps"
    )
    rows = models.JSONField()
    saved_at = models.DateTimeField(auto_now_add=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("step of changes that wait")
        verbose_name_plural = _("steps of changes that wait")

    def __str__(self):
        return f"{self.entry}, {self.saved_at:%Y-%m-%d %H:%M}"


class WaitingChanges(models.Model):
    """That the last step of an entry waits: until then visitors see it as it is."""

    entry = models.OneToOneField(
        "content.Entry", models.CASCADE, related_name="waiting_changes"
    )
    step = models.ForeignKey(WaitingStep, models.RESTRICT, related_name="+")
    opened_version = models.PositiveBigIntegerField(
        help_text=_("The version of the entry that the changes started from.")
    )
    publish_at = models.DateTimeField(_("publish the changes at"), null=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("changes that wait")
        verbose_name_plural = _("changes that wait")

    def __str__(self):
        return str(self.entry)

    @property
    def who(self):
        """Who saved them last, in a word."""
        return who(self.step.saved_by)
