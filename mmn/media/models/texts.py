"""What is written in PDFs: read once per stored file, page by page."""

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from mmn.content.prepared import prepared

from ..text_state import GOOD, TextState
from .files import FileQuerySet, StoredFile


class PdfText(models.Model):
    """The text of one stored PDF and how good it is.

    It belongs to the file and not to the documents that have it: so it never stands
    beside another file, whatever is replaced or restored.
    """

    class Cut(models.TextChoices):
        PAGES = "pages", _("more pages than are read")
        LENGTH = "length", _("more text than is read")
        TIME = "time", _("reading took too long")

    file = models.OneToOneField(
        StoredFile, models.CASCADE, primary_key=True, related_name="reading"
    )
    text = models.TextField(_("text"), blank=True)
    state = models.CharField(
        _("state"), max_length=4, choices=TextState, blank=True, default=""
    )
    pages_read = models.PositiveIntegerField(_("pages read"), default=0)
    blank_pages = models.PositiveIntegerField(_("pages without text"), default=0)
    cut = models.CharField(_("cut"), max_length=6, choices=Cut, blank=True)
    language = models.CharField(_("language found"), max_length=10, blank=True)
    well_formed = models.FloatField(_("well-formed syllables"), default=1)
    unreadable = models.FloatField(_("characters without meaning"), default=0)
    zawgyi = models.FloatField(_("probability of Zawgyi"), default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    read_at = models.DateTimeField(_("read"), null=True)

    class Meta:
        verbose_name = _("text of a PDF")
        verbose_name_plural = _("texts of PDFs")

    def __str__(self):
        return str(self.file)

    @property
    def is_good(self):
        return self.state in GOOD


class PdfQuerySet(FileQuerySet):
    def for_readers(self):
        """What a list of files shows, without long texts; ``is_readable`` says whether
        there is a page with the text of each."""
        texts = PdfText.objects.filter(file__name=OuterRef("file"), state__in=GOOD)
        given = Q(given_for=F("checksum")) & ~Q(given_text="")
        readable = Case(
            When(given | Q(Exists(texts)), then=Value(True)), default=Value(False)
        )
        return self.defer("given_text").annotate(is_readable=readable)


def attach_readings(pdfs):
    """Let each of ``pdfs`` know its reading, in one query for all."""
    pdfs = [pdf for pdf in pdfs if pdf.file]
    texts = readings(names=sorted({pdf.file.name for pdf in pdfs}))
    found = {text.file.name: text for text in texts}
    for pdf in pdfs:
        pdf.reading = found.get(pdf.file.name)
    return pdfs


@prepared
def readings(names):
    return PdfText.objects.filter(file__name__in=names).select_related("file")
