"""Where addresses of the old site lead now."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mmn.content.models import Entry


class OldAddress(models.Model):
    """An address of the old site and what stands for it: a file's new address, or an
    entry, whose address may change."""

    path = models.CharField(_("old address"), max_length=500, unique=True)
    target = models.CharField(_("new address"), max_length=500, blank=True)
    entry = models.ForeignKey(
        Entry,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="old_addresses",
        verbose_name=_("entry"),
    )

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(target="") | models.Q(entry__isnull=False),
                name="old_address_leads_somewhere",
            )
        ]

    def __str__(self):
        return self.path
