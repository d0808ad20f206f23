"""Photos of entries, and pictures inside their texts."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..fields import ImageUploadField, take_in
from .files import FileQuerySet


class PhotoQuerySet(FileQuerySet):
    def shown(self):
        """Photos that may be shown: consent has not been withdrawn."""
        return self.exclude(consent=self.model.Consent.WITHDRAWN)

    def visible(self):
        return super().visible().shown()

    def without_description(self):
        """Photos that still need alternative text or the mark "decorative"."""
        return self.filter(alt="", decorative=False)


class Photo(models.Model):
    """A photo of an entry, with the words and the consent that go with it."""

    OWNER = "entry"

    class Consent(models.TextChoices):
        NOT_RECORDED = "not_recorded", _("Not recorded")
        OBTAINED = "obtained", _("Obtained")
        NOT_NEEDED = "not_needed", _("Not needed")
        WITHDRAWN = "withdrawn", _("Withdrawn: not shown")

    entry = models.ForeignKey("content.Entry", models.CASCADE, related_name="photos")
    image = ImageUploadField(_("photo"), width_field="width", height_field="height")
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    alt = models.CharField(
        _("what it shows"),
        max_length=300,
        blank=True,
        help_text=_("Read aloud to those who can't see the photo."),
    )
    decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Says nothing the text doesn't say."),
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    consent = models.CharField(
        _("consent"),
        max_length=12,
        choices=Consent,
        default=Consent.NOT_RECORDED,
        help_text=_("Of the people shown. A photo with consent withdrawn vanishes."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        constraints = [
            models.CheckConstraint(
                condition=Q(decorative=False) | Q(alt=""),
                name="photo_decorative_without_alt",
                violation_error_message=_(
                    "A decorative photo has no description: clear one of the two."
                ),
            )
        ]
        indexes = [models.Index(fields=["image"], name="photo_image")]

    def __str__(self):
        return self.caption or self.alt or self.image.name

    def save(self, *args, **kwargs):
        take_in(self)
        super().save(*args, **kwargs)


class InlineImage(models.Model):
    """A picture uploaded from the text editor, shown while a visible text has it."""

    image = ImageUploadField(_("image"), width_field="width", height_field="height")
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    entries = models.ManyToManyField(
        "content.Entry", blank=True, related_name="inline_images"
    )

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("picture in a text")
        verbose_name_plural = _("pictures in texts")
        constraints = [
            models.UniqueConstraint(fields=["image"], name="inline_image_once")
        ]

    def __str__(self):
        return self.image.name

    def save(self, *args, **kwargs):
        take_in(self)
        super().save(*args, **kwargs)
