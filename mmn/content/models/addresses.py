"""Addresses that entries once had."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerAddress(models.Model):
    """An address under which an entry was once public: it redirects for ever."""

    entry = models.ForeignKey(
        "content.Entry", models.CASCADE, related_name="former_addresses"
    )
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    slug = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language", "slug"], name="former_address_unique"
            )
        ]

    def __str__(self):
        return f"{self.kind}/{self.slug} ({self.language})"
