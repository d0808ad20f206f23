"""Files that belong to entries: documents, photos, pictures inside texts."""

import re
import secrets
from pathlib import PurePath

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mmn.content.languages import Language, own_name

from .fields import ImageUploadField, PdfField, take_in
from .pdfs import pdf_name


class StoredFile(models.Model):
    """One file in media storage, known by what was uploaded: the same bytes sent twice
    are stored once."""

    checksum = models.CharField(
        max_length=64, unique=True, help_text=_("SHA-256 of the bytes as uploaded.")
    )
    name = models.CharField(max_length=200, unique=True)
    original_name = models.CharField(max_length=200)
    stored_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-stored_at", "-pk"]
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")

    def __str__(self):
        return self.original_name


def new_key():
    """A short token that can't be guessed (50 bits), for addresses of files."""
    return secrets.token_hex(7)[:13]


def readable(file_name):
    """A title from the name of a file: its words, without the extension."""
    return " ".join(re.split(r"[\s_]+", PurePath(file_name).stem)).strip()[:300]


class FileQuerySet(models.QuerySet):
    def visible(self):
        """Files of entries that a visitor may see now."""
        owner = self.model._meta.get_field(self.model.OWNER).related_model
        return self.filter(**{f"{self.model.OWNER}__in": owner.objects.published()})


class PdfFile(models.Model):
    """A PDF with what readers want to know before they fetch it on a thin line."""

    OWNER = "entry"

    title = models.CharField(_("title"), max_length=300, blank=True)
    language = models.CharField(
        _("language"), max_length=10, choices=Language, default=Language.ENGLISH
    )
    file = PdfField(_("PDF file"))
    key = models.CharField(max_length=20, unique=True, editable=False, default=new_key)
    download_name = models.CharField(
        _("name when saved"),
        max_length=120,
        blank=True,
        help_text=_(
            "Made from the name of the first file; it stays when you replace it."
        ),
    )
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0, editable=False)
    pages = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    checksum = models.CharField(max_length=64, blank=True, editable=False)
    text = models.TextField(_("text in the PDF"), blank=True, editable=False)

    objects = FileQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.title or self.download_name

    def save(self, *args, **kwargs):
        take_in(self)
        if self.file and not self.file._committed:
            self.describe(self.file.file)
        if self.download_name:
            self.download_name = pdf_name(self.download_name)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        """The file's lasting address: it stays when the file is replaced."""
        return reverse("media:document", args=[self.key, self.download_name])

    def describe(self, upload):
        """Note what intake found out about a new file.

        The name for saving and the title are made from the first file's name, and stay
        when a later file replaces it.
        """
        self.size = upload.size
        self.pages = upload.pages
        self.checksum = upload.checksum
        self.text = ""
        self.download_name = self.download_name or pdf_name(upload.sent_as)
        self.title = self.title or readable(upload.sent_as)

    @property
    def owner(self):
        return getattr(self, self.OWNER)

    @property
    def language_name(self):
        return own_name(self.language)


class Document(PdfFile):
    """A PDF that belongs to an entry: a report, one part of it, a flyer, a scan."""

    entry = models.ForeignKey("content.Entry", models.CASCADE, related_name="documents")
    part = models.CharField(
        _("part"), max_length=60, blank=True, help_text=_("Part I, Annex ...")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("document")
        verbose_name_plural = _("documents")


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
