"""What the library can be narrowed to."""

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from mmn.content.models import Entry
from mmn.media.models import Photo
from mmn.media.text_state import TextState
from mmn.media.visibility import documents

from ..consent.marks import ConsentFilter
from .sources import is_used


class TypeFilter(admin.SimpleListFilter):
    title = _("type")
    parameter_name = "type"

    def lookups(self, request, model_admin):
        return [("pictures", _("Pictures")), ("pdfs", _("PDFs"))]

    def queryset(self, request, queryset):
        folder = {"pictures": "images/", "pdfs": "documents/"}.get(self.value())
        return queryset.filter(name__startswith=folder) if folder else queryset


class UseFilter(admin.SimpleListFilter):
    title = _("use")
    parameter_name = "use"

    def lookups(self, request, model_admin):
        return [("none", _("Not used")), ("public", _("On the public site"))]

    def queryset(self, request, queryset):
        if self.value() == "none":
            return queryset.exclude(is_used())
        if self.value() == "public":
            return queryset.filter(is_used(Entry.objects.published()))
        return queryset


class UndescribedFilter(admin.SimpleListFilter):
    title = _("alternative text")
    parameter_name = "text"

    def lookups(self, request, model_admin):
        return [("missing", _("Missing"))]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        photos = Photo.objects.without_description().filter(image=OuterRef("name"))
        covers = Entry.objects.filter(
            cover=OuterRef("name"), cover_alt="", cover_decorative=False
        )
        return queryset.filter(Q(Exists(photos)) | Q(Exists(covers)))


def needs_text():
    """The condition that a PDF can't be searched and that nobody gave it a text."""
    useless = [TextState.NONE, TextState.BAD, TextState.FAIL]
    needs = Q(name__startswith="documents/", text_state__in=useless)
    for model in documents():
        given = model.objects.filter(file=OuterRef("name"), given_for=F("checksum"))
        needs &= ~Q(Exists(given.exclude(given_text="")))
    return needs


class PdfTextFilter(admin.SimpleListFilter):
    title = _("text of PDFs")
    parameter_name = "pdf_text"

    def lookups(self, request, model_admin):
        return [("none", _("Can't be searched"))]

    def queryset(self, request, queryset):
        return queryset.filter(needs_text()) if self.value() else queryset


class PictureConsentFilter(ConsentFilter):
    """The filter of photos, on the names of files."""

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        pictures = queryset.filter(name__startswith="images/")
        return super().queryset(request, pictures.annotate(image=F("name")))
