"""Where addresses of the old site lead now; numbers that staff put on the home page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mmn.content.models import Entry
from mmn.content.models.sorting import LocalName


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


class HomeNumber(models.Model):
    """One figure about the network's work, with where it comes from."""

    value = models.CharField(
        _("number"), max_length=20, help_text=_("As visitors read it: 46, 1,200, 4.9.")
    )
    label = models.CharField(
        _("what it counts"),
        max_length=120,
        help_text=_("In English, as it reads after the number: member organisations."),
    )
    source = models.CharField(
        _("source"), max_length=200, blank=True, help_text=_("Who counted it.")
    )
    as_of = models.DateField(
        _("as of"),
        null=True,
        blank=True,
        help_text=_("Any day of the month; only month and year are shown."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Lower numbers come first.")
    )

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("number on the home page")
        verbose_name_plural = _("numbers on the home page")

    def __str__(self):
        return f"{self.value} {self.label}"


class HomeNumberName(LocalName):
    NAMES = "number"

    number = models.ForeignKey(HomeNumber, models.CASCADE, related_name="names")

    class Meta(LocalName.Meta):
        ordering = ["number", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "language"],
                name="home_number_name_once_per_language",
                violation_error_message=_("This language already has a name."),
            )
        ]
