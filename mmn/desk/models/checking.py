"""What the checks while writing know: words to avoid, links already followed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AvoidedTerm(models.Model):
    """An expression that MMN asks to avoid, and what to say instead."""

    term = models.CharField(_("instead of"), max_length=120, unique=True)
    preferred = models.CharField(_("write"), max_length=200)
    reason = models.CharField(_("why"), max_length=300, blank=True)

    class Meta:
        ordering = ["term"]
        verbose_name = _("term to avoid")
        verbose_name_plural = _("terms to avoid")

    def __str__(self):
        return self.term


class CheckedLink(models.Model):
    """What an address in a text answered when it was last asked."""

    url = models.CharField(max_length=2000, unique=True)
    status = models.PositiveSmallIntegerField(null=True)
    problem = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    checked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["url"]
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")

    def __str__(self):
        return self.url
