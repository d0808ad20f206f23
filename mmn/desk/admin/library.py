"""The library: all pictures and PDFs in one list, with where they are used."""

from django.contrib import admin, messages
from django.db.models import Case, Q, Value, When
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from mmn.content.models import Entry
from mmn.content.searching import bounded
from mmn.media.models import ImageConsent, StoredFile

from ..consent.marks import withheld_mark
from ..library.deleting import delete, in_the_way, lost_with
from ..library.filters import (
    PdfTextFilter,
    PictureConsentFilter,
    TypeFilter,
    UndescribedFilter,
    UseFilter,
    needs_text,
)
from ..library.sources import is_used, sources
from ..library.uses import listed, uses_of
from ..pdf_facts import pdf_facts
from ..permissions import sees_all, visible_to
from ..search import BoundedSearch


def entries_seen_by(user):
    """Whose titles this person may read; None means all, files of no entry too."""
    return None if sees_all(user) else visible_to(user, Entry.objects.all())


@admin.register(StoredFile)
class LibraryAdmin(BoundedSearch, admin.ModelAdmin):
    """Files come in with their entries; here they are found, and deleted."""

    list_display = ["picture", "what", "used_in", "bytes", "stored_at"]
    list_display_links = None
    list_filter = [
        *(TypeFilter, UseFilter, UndescribedFilter, PdfTextFilter),
        PictureConsentFilter,
    ]
    list_per_page = 50
    search_fields = ["original_name", "name"]
    search_help_text = _("Names of files, titles, captions, and titles of entries.")
    ordering = ["-stored_at", "-pk"]
    fields = readonly_fields = ["picture", "what", "used_in_all", "stored_at"]
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    class Media:
        css = {"all": ["admin-mmn/consent.css", "admin-mmn/library.css"]}

    # --- Which files

    def get_queryset(self, request):
        """All; to contributors, those of entries that they may see."""
        seen = entries_seen_by(request.user)
        files = super().get_queryset(request).defer("sample")
        textless = Case(When(needs_text(), then=Value(True)), default=Value(False))
        files = files.annotate(needs_text=textless)
        return files if seen is None else files.filter(is_used(seen))

    def get_search_results(self, request, queryset, search_term):
        seen = entries_seen_by(request.user)
        for word in bounded(search_term):
            named = Q(original_name__icontains=word) | Q(name__icontains=word)
            for source in sources():
                rows = source.with_word(word, seen)
                named |= Q(name__in=source.names(rows))
            queryset = queryset.filter(named)
        return queryset, False

    def changelist_view(self, request, extra_context=None):
        title = {"title": _("Library: every picture and PDF")}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def get_changelist_instance(self, request):
        """The rows of the page, with what is known about each: no query per row."""
        changelist = super().get_changelist_instance(request)
        changelist.result_list = list(changelist.result_list)
        self.look_up(request, changelist.result_list)
        return changelist

    def get_object(self, request, object_id, from_field=None):
        file = super().get_object(request, object_id, from_field)
        if file:
            self.look_up(request, [file])
        return file

    def look_up(self, request, files):
        names = [file.name for file in files]
        uses = uses_of(names, entries_seen_by(request.user))
        records = ImageConsent.objects.filter(image__in=names).in_bulk(
            field_name="image"
        )
        for file in files:
            file.uses = uses[file.name]
            file.consent_record = records.get(file.name)

    # --- What is shown

    @admin.display(description=_("picture"))
    def picture(self, file):
        if not file.is_picture:
            return format_html('<span class="library-pdf">{}</span>', "PDF")
        shown = '<img class="thumbnail" src="{}" alt="" width="120" loading="lazy">'
        return format_html(shown, reverse("desk:library_small", args=[file.pk]))

    @admin.display(description=_("file"), ordering="original_name")
    def what(self, file):
        record = file.consent_record
        return format_html(
            '<a href="{}">{}</a><span class="library-facts">{}</span>{}',
            reverse("desk:library_file", args=[file.pk]),
            file.original_name,
            _("Picture") if file.is_picture else pdf_facts(file),
            withheld_mark(record) if record else self.paste_its_text(file),
        )

    def paste_its_text(self, file):
        if not file.needs_text:
            return ""
        words = _("Paste its text in the form of the entry that has it.")
        return format_html('<span class="library-facts">{}</span>', words)

    @admin.display(description=_("used in"))
    def used_in(self, file):
        return listed(file.uses)

    @admin.display(description=_("used in"))
    def used_in_all(self, file):
        return listed(file.uses, limit=None)

    @admin.display(description=_("size"), ordering="size")
    def bytes(self, file):
        return "–" if file.size is None else filesizeformat(file.size)

    # --- Deleting

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def get_deleted_objects(self, objs, request):
        """The page before deleting: what is in the way, or what would go along."""
        files = list(objs)
        told = [[str(file), lost_with(file)] for file in files]
        names = [part for pair in told for part in pair if part]
        counts = {StoredFile._meta.verbose_name_plural: len(files)}
        return names, counts, set(), in_the_way(files)

    def delete_model(self, request, obj):
        self.delete_queryset(request, StoredFile.objects.filter(pk=obj.pk))

    def delete_queryset(self, request, queryset):
        numbers = list(queryset.values_list("pk", flat=True))
        kept = len(numbers) - delete(numbers)
        if kept:
            words = ngettext(
                "%d file was kept: somebody started to use it.",
                "%d files were kept: somebody started to use them.",
                kept,
            )
            messages.warning(request, words % kept)
