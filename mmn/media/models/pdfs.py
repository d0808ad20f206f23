"""PDFs that belong to entries."""

from functools import lru_cache

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from mmn.content.languages import Language, own_name

from ..fields import PdfField, take_in
from ..pdfs import pdf_name
from ..text_state import TextState
from .files import new_key, readable
from .texts import PdfQuerySet, PdfText

# About 150 dense pages.
MOST_GIVEN = 500_000


class PdfFile(models.Model):
    """A PDF with what readers want to know before they fetch it on a thin line."""

    OWNER = "entry"
    # Fields with words of a document, which nobody here may change.
    QUOTED = ("given_text",)

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
    text_state = models.CharField(
        _("text"), max_length=4, choices=TextState, blank=True, editable=False
    )
    given_text = models.TextField(
        _("its text"),
        blank=True,
        validators=[
            MaxLengthValidator(
                MOST_GIVEN,
                _("This is too long: paste up to %(limit_value)d letters of it."),
            )
        ],
        help_text=_(
            "Only where the PDF has no good text of its own: paste it here, so that "
            "people can find it, read it on a phone and have it read aloud."
        ),
    )
    given_for = models.CharField(max_length=64, blank=True, editable=False)

    objects = PdfQuerySet.as_manager()

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
        stored = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        self._note_what_text_is_given_for(stored)
        if stored and stored.file.name != self.file.name:
            PlacedFile.objects.note(stored)
        super().save(*args, **kwargs)
        PlacedFile.objects.note(self)

    def get_absolute_url(self):
        """The file's lasting address: it stays when the file is replaced."""
        return document_address(self.key, self.download_name)

    def get_text_address(self, page=None):
        """Where its text is read on a page of the site, in the reader's language."""
        address = reverse("reading:text", args=[self.key])
        return f"{address}?page={page}#page-{page}" if page else address

    def describe(self, upload):
        """Note what intake found out about a new file.

        The name for saving and the title are made from the first file's name, and stay
        when a later file replaces it.
        """
        self.size = upload.size
        self.pages = upload.pages
        self.checksum = upload.checksum
        self.text_state = upload.text_state
        self.__dict__.pop("reading", None)
        self.download_name = self.download_name or pdf_name(upload.sent_as)
        self.title = self.title or readable(upload.sent_as)

    def _note_what_text_is_given_for(self, stored):
        """A text belongs to the file it was given for: not for the next."""
        if not self.given_text:
            self.given_for = ""
            return
        same = stored and stored.given_for == self.given_for
        if not self.given_for or (same and stored.given_text != self.given_text):
            self.given_for = self.checksum

    @property
    def given(self):
        """The text that an editor gave for this very file."""
        return self.given_text if self.given_for == self.checksum else ""

    @cached_property
    def reading(self):
        """The ``PdfText`` of the file, or None while nobody has read it."""
        texts = PdfText.objects.select_related("file").defer("text")
        return texts.filter(file__name=self.file.name).first() if self.file else None

    @property
    def text(self):
        """What was read in the file, page by page with form feeds between."""
        return self.reading.text if self.reading else ""

    def pages_of_text(self):
        """Its text as a list of (number of the page, text of the page), without empty
        pages: the text given by the editor, whose page is None, or else what was read
        in the file, if that is any good."""
        if self.given.strip():
            return [(None, self.given)]
        if not self.reading or not self.reading.is_good:
            return []
        pages = enumerate(self.text.split("\f"), 1)
        return [(number, page) for number, page in pages if page.strip()]

    @property
    def saved_as(self):
        """The name under which readers save it: that of the file, with its language."""
        stem = self.download_name.removesuffix(".pdf")
        ending = f"-{self.language}"
        return f"{stem.removesuffix(ending)}{ending}.pdf"

    @property
    def owner(self):
        return getattr(self, self.OWNER)

    @property
    def language_name(self):
        return own_name(self.language)


@lru_cache(maxsize=4096)
def document_address(key, name):
    """The same under every prefix, so it is worked out once; a page of briefs names
    each file several times."""
    return reverse("media:document", args=[key, name])


class PlacedFileQuerySet(models.QuerySet):
    def note(self, pdf):
        """Remember that the file of ``pdf`` stands at its address from now on."""
        last = self.filter(key=pdf.key).order_by("pk").last()
        if pdf.file and (last is None or last.file != pdf.file.name):
            facts = ("key", "size", "pages", "checksum", "text_state")
            self.create(
                file=pdf.file.name,
                placed_by_id=pdf.owner.updated_by_id,
                **{name: getattr(pdf, name) for name in facts},
            )

    def earlier(self, pdf):
        """What stood at the address of ``pdf`` before, newest first; each row knows
        the one that replaced it as ``next``."""
        rows = list(self.filter(key=pdf.key).select_related("placed_by").order_by("pk"))
        for row, following in zip(rows, [*rows[1:], None], strict=True):
            row.next = following
        return [row for row in reversed(rows) if row.next and row.file != pdf.file.name]


class PlacedFile(models.Model):
    """Which file stood at a document's address from when on: earlier ones are kept for
    staff. It belongs to the address, not to the row: it outlives deleting, restoring
    and recovering."""

    key = models.CharField(max_length=20, db_index=True)
    file = models.CharField(_("PDF file"), max_length=200, db_index=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    pages = models.PositiveIntegerField(_("pages"), null=True)
    checksum = models.CharField(max_length=64, blank=True)
    text_state = models.CharField(
        _("text"), max_length=4, choices=TextState, blank=True
    )
    placed_at = models.DateTimeField(_("placed"), auto_now_add=True)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("placed by"),
    )

    objects = PlacedFileQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("file at an address")
        verbose_name_plural = _("files at addresses")

    def __str__(self):
        return self.file.rpartition("/")[2]

    def get_absolute_url(self):
        return reverse("media:earlier", args=[self.key, self.pk])


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
