"""Files and photos in the forms of the entries they belong to."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from mmn.media.addresses import default_address
from mmn.media.models import Document, Photo

from .consent.forms import PhotoForm
from .consent.marks import withheld_mark
from .describing.forms import PhotoFormSet
from .forms import OneLineTexts
from .pdf_facts import earlier_files, pdf_facts
from .pdf_notes import text_notes
from .uploading.grid import PhotoGrid
from .uploading.keeping import KeepsUploads
from .uploading.pdf_rows import PdfRows

EMPTY = "–"
# The place for the text of a PDF that has none of its own.
GIVEN_TEXT = (
    _("Text of this PDF"),
    {"fields": ["given_text"], "classes": ["collapse", "given-text"]},
)


def thumbnail(image, width=160):
    """A small picture without words of its own: its row or its field names it."""
    if not image:
        return EMPTY
    # Any width up to the first rendition's asks for that one: the smallest.
    return format_html(
        '<img class="thumbnail" src="{}" alt="" width="{}" decoding="async">',
        default_address(image.name, width),
        width,
    )


def marked_thumbnail(photo, width=160):
    """A thumbnail that says so when visitors don't see the photo."""
    mark = withheld_mark(photo) if photo.image else ""
    return format_html("{}{}", thumbnail(photo.image, width), mark)


class FileFactsMixin(KeepsUploads, OneLineTexts):
    """What a stored PDF is and what a stored photo looks like, beside a plain input to
    replace it: Django's own would show the name in storage, which says nothing."""

    @admin.display(description=_("stored file"))
    def file_facts(self, pdf):
        if not pdf.pk:
            return EMPTY
        return format_html(
            '<a href="{}">{}</a>, {}{}{}',
            pdf.get_absolute_url(),
            pdf.download_name,
            pdf_facts(pdf, with_text=pdf.reading is None),
            text_notes(pdf),
            earlier_files(pdf),
        )

    @admin.display(description=_("as stored"))
    def thumbnail(self, photo):
        return marked_thumbnail(photo)


class DocumentInline(PdfRows, FileFactsMixin, admin.StackedInline):
    model = Document
    extra = 0
    view_on_site = False
    stands_below = "files"
    readonly_fields = ["file_facts"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("title", "language"),
                    ("file", "file_facts"),
                    ("part", "position"),
                ]
            },
        ),
        GIVEN_TEXT,
    ]


class PhotoInline(PhotoGrid, FileFactsMixin, admin.StackedInline):
    model = Photo
    form = PhotoForm
    formset = PhotoFormSet
    extra = 0
    stands_below = "files"
    readonly_fields = ["thumbnail"]

    class Media:
        css = {"all": ["admin-mmn/consent.css"]}

    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("thumbnail", "image"),
                    "caption",
                    ("alt", "decorative"),
                    ("credit", "position"),
                    ("consent", "consent_until", "consent_reason"),
                ]
            },
        )
    ]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.user = request.user
        return formset
