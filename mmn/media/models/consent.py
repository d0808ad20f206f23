"""Consent of the people in a picture: of the picture, wherever it is used."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mmn.content import clock

SOON = timedelta(days=30)
FACTS = ("consent", "until", "reason")


class ImageConsentQuerySet(models.QuerySet):
    def withheld(self):
        """Pictures that visitors may not see: consent was withdrawn, or the last day
        that it was given for is over. The one place that says so: photos, covers,
        pictures in texts and their files all ask here."""
        over = Q(until__lt=clock.today())
        return self.filter(over | Q(consent=self.model.Consent.WITHDRAWN))

    def ending_soon(self):
        """Pictures still shown whose consent ends within a month."""
        today = timezone.localdate()
        return self.filter(until__gte=today, until__lte=today + SOON).exclude(
            consent=self.model.Consent.WITHDRAWN
        )

    def withheld_among(self, names):
        """Which of these images are withheld; no query without names."""
        if not names:
            return set()
        return set(self.withheld().filter(image__in=names).values_list("image", flat=1))

    @transaction.atomic
    def note(self, image, by=None, **facts):
        """Keep ``facts`` (consent, until, reason) of an image, if they are news."""
        known = self.filter(image=image).first() or self.model(image=image)
        if all(getattr(known, name) == value for name, value in facts.items()):
            return
        record, _is_new = self.select_for_update().get_or_create(image=image)
        for name, value in facts.items():
            setattr(record, name, value)
        record.recorded_by = by
        record.save()


class ImageConsent(models.Model):
    """What those shown in one stored picture agreed to.

    It outlives the photos, covers and texts that use the file: the same bytes sent
    again, or an old version restored, meet the same record.
    """

    class Consent(models.TextChoices):
        NOT_RECORDED = "not_recorded", _("Not recorded")
        OBTAINED = "obtained", _("Obtained")
        NOT_NEEDED = "not_needed", _("Not needed")
        WITHDRAWN = "withdrawn", _("Withdrawn: not shown")

    image = models.CharField(_("picture"), max_length=200, unique=True)
    consent = models.CharField(
        _("consent"),
        max_length=12,
        choices=Consent,
        default=Consent.NOT_RECORDED,
        help_text=_(
            "Of the people shown. A picture with consent withdrawn vanishes from "
            "every page."
        ),
    )
    until = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_(
            "The last day it may be shown (Bangkok). Empty: as long as you like."
        ),
    )
    reason = models.CharField(
        _("reason"),
        max_length=500,
        blank=True,
        help_text=_("Who asked, and why. Only staff see it."),
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    recorded_at = models.DateTimeField(_("recorded"), auto_now=True)

    objects = ImageConsentQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        verbose_name = _("consent for a picture")
        verbose_name_plural = _("consent for pictures")

    def __str__(self):
        return self.image.rpartition("/")[2]

    @transaction.atomic
    def save(self, *args, **kwargs):
        before = type(self).objects.filter(pk=self.pk).first()
        super().save(*args, **kwargs)
        before = before or type(self)()
        if any(getattr(before, name) != getattr(self, name) for name in FACTS):
            self.changes.create(
                changed_by=self.recorded_by,
                reason=self.reason,
                **{f"{name}_before": getattr(before, name) for name in FACTS[:2]},
                **{f"{name}_after": getattr(self, name) for name in FACTS[:2]},
            )

    @property
    def is_withheld(self):
        """The same rule as ``withheld()``."""
        over = self.until is not None and self.until < timezone.localdate()
        return over or self.consent == self.Consent.WITHDRAWN


class ConsentChange(models.Model):
    """One line of a picture's history: nothing about consent is overwritten unseen."""

    record = models.ForeignKey(ImageConsent, models.CASCADE, related_name="changes")
    consent_before = models.CharField(
        _("consent before"), max_length=12, choices=ImageConsent.Consent
    )
    consent_after = models.CharField(
        _("consent after"), max_length=12, choices=ImageConsent.Consent
    )
    until_before = models.DateField(_("until before"), null=True)
    until_after = models.DateField(_("until after"), null=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("changed by"),
    )
    changed_at = models.DateTimeField(_("changed"), auto_now_add=True)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name = _("change of consent")
        verbose_name_plural = _("changes of consent")

    def __str__(self):
        return (
            f"{self.get_consent_before_display()} → {self.get_consent_after_display()}"
        )


def is_withheld(column):
    """The condition, for querysets, that the image named in ``column`` is withheld."""
    return Exists(ImageConsent.objects.withheld().filter(image=OuterRef(column)))
