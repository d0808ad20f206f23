"""Which process does which work, and how it went."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobRun(models.Model):
    """One job that runs by itself: who claims it does it, the others leave it."""

    NEVER_SHOWN = True

    name = models.CharField(_("job"), max_length=60, unique=True)
    claimed_until = models.DateTimeField(null=True)
    last_run_at = models.DateTimeField(_("last run"), null=True)
    last_problem = models.CharField(_("problem"), max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("background job")
        verbose_name_plural = _("background jobs")

    def __str__(self):
        return self.name
