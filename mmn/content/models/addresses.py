"""Addresses that entries once had."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..prepared import prepared


class FormerAddressQuerySet(models.QuerySet):
    def keep(self, entry):
        """Before ``entry`` is saved: let the address that visitors saw until now
        redirect, should it change."""
        address = {"kind": entry.kind, "language": entry.language, "slug": entry.slug}
        if entry.is_visible:  # a draft must not take what leads to a public text
            self.filter(**address).delete()
        entries = self.model._meta.get_field("entry").related_model
        for old in seen_at(entries, entry=entry.pk or 0):
            seen = dict(zip(address, old, strict=True))
            if seen != address:
                self.update_or_create(**seen, defaults={"entry_id": entry.pk})


@prepared
def seen_at(model, entry):
    """The address at which visitors see an entry now."""
    seen = model.objects.published().filter(pk=entry).order_by()
    return seen.values_list("kind", "language", "slug")


class FormerAddress(models.Model):
    """An address under which an entry was once public: it redirects for ever."""

    entry = models.ForeignKey(
        "content.Entry", models.CASCADE, related_name="former_addresses"
    )
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    slug = models.CharField(max_length=100)

    objects = FormerAddressQuerySet.as_manager()

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
