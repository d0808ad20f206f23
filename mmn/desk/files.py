"""Files and photos in the forms of the entries they belong to."""

from django import forms
from django.contrib import admin
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mmn.media.addresses import default_address
from mmn.media.fields import ImageUploadField, PdfField
from mmn.media.models import Document, Photo

from .forms import OneLineTexts

EMPTY = "–"


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


class FileFactsMixin(OneLineTexts):
    """What a stored PDF is and what a stored photo looks like, beside a plain input to
    replace it: Django's own would show the name in storage, which says nothing."""

    formfield_overrides = {
        PdfField: {"widget": forms.FileInput},
        ImageUploadField: {"widget": forms.FileInput},
    }

    @admin.display(description=_("stored file"))
    def file_facts(self, pdf):
        if not pdf.pk:
            return EMPTY
        pages = ngettext("%d page", "%d pages", pdf.pages or 0) % (pdf.pages or 0)
        return format_html(
            '<a href="{}">{}</a>, {}, {}',
            pdf.get_absolute_url(),
            pdf.download_name,
            pages,
            filesizeformat(pdf.size),
        )

    @admin.display(description=_("as stored"))
    def thumbnail(self, photo):
        return thumbnail(photo.image)


class DocumentInline(FileFactsMixin, admin.StackedInline):
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
        )
    ]


class PhotoInline(FileFactsMixin, admin.StackedInline):
    model = Photo
    extra = 0
    stands_below = "files"
    readonly_fields = ["thumbnail"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("thumbnail", "image"),
                    "caption",
                    ("alt", "decorative"),
                    ("credit", "consent", "position"),
                ]
            },
        )
    ]
