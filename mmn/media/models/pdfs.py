"""PDFs that belong to entries."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mmn.content.languages import Language, own_name

from ..fields import PdfField, take_in
from ..pdfs import pdf_name
from .files import FileQuerySet, new_key, readable


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
