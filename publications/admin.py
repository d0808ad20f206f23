"""Admin of publications: their facts, their files, their grid of policy briefs."""

from django.contrib import admin, messages
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from mmn.content import dates
from mmn.desk.base import EntryAdmin
from mmn.desk.dashboard import Box, list_address
from mmn.desk.files import EMPTY, GIVEN_TEXT, FileFactsMixin
from mmn.desk.uploading.pdf_rows import PdfRows
from mmn.media.models import Document

from .checks import CHECKS
from .covers import brings_pdf, give_cover, has_cover, source_of, with_cover
from .forms import BriefFormSet
from .models import PolicyBrief, Publication


def without_file(publications):
    """Publications with nothing to download: no document and no brief.

    Translations are left out: their pages offer the original's files.
    """
    documents = Document.objects.filter(entry=OuterRef("pk"))
    briefs = PolicyBrief.objects.filter(publication=OuterRef("pk"))
    originals = publications.filter(translation_of=None)
    return originals.exclude(Exists(documents)).exclude(Exists(briefs))


class FileFilter(admin.SimpleListFilter):
    title = _("files")
    parameter_name = "files"

    def lookups(self, request, model_admin):
        return [("none", _("Without a file"))]

    def queryset(self, request, queryset):
        return without_file(queryset) if self.value() else queryset


class PolicyBriefInline(PdfRows, FileFactsMixin, admin.StackedInline):
    model = PolicyBrief
    formset = BriefFormSet
    grid_template = "publications/admin/_briefs_grid.html"
    extra = 0
    view_on_site = False
    stands_below = "files"
    readonly_fields = ["file_facts"]
    fieldsets = [
        (
            None,
            {"fields": [("scope", "language"), "title", ("file", "file_facts")]},
        ),
        GIVEN_TEXT,
    ]


@admin.register(Publication)
class PublicationAdmin(EntryAdmin):
    add_label = _("Add a publication")
    checks = CHECKS
    facts_title = _("The publication")
    facts = [
        *("subtitle", ("publication_type", "published_in"), "authors"),
        *(("partners", "funders"), "isbn"),
    ]
    fact_columns = ["publication_type", "month"]
    fact_filters = ["publication_type", FileFilter]
    fact_search = ["subtitle", "authors", "isbn", "policy_briefs__title"]
    autocomplete_fields = [*EntryAdmin.autocomplete_fields, "partners", "funders"]
    date_hierarchy = "published_in"
    inlines = [PolicyBriefInline, *EntryAdmin.inlines]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        wanted = not form.instance.cover and brings_pdf(formsets)
        pdf = source_of(form.instance) if wanted else None
        if getattr(request, "on_trial", False):
            request.cover_source = pdf
        elif pdf:
            self.tell_cover(request, pdf, give_cover(form.instance, pdf))

    def tried_on(self, request, entry, base, proceed):
        """What is put together with others' work, or waits, gets its cover, too: after
        the trial, which would take the file along."""
        mine, response = super().tried_on(request, entry, base, proceed)
        pdf = getattr(request, "cover_source", None)
        if mine is None or pdf is None or has_cover(request.strand.rows()):
            return mine, response
        completed = with_cover(mine, pdf)
        self.tell_cover(request, pdf, bool(completed))
        return completed or mine, response

    def tell_cover(self, request, pdf, made):
        if made:
            words = _(
                "The cover was made from the first page of “%s”. It is yours to change."
            )
            messages.info(request, words % pdf)
        else:
            words = _(
                "No cover could be made from the first page of “%s”. Choose a "
                "picture as cover if you want one."
            )
            messages.warning(request, words % pdf)

    @admin.display(description=_("month"), ordering="published_in")
    def month(self, publication):
        day = publication.published_in
        return dates.month(day) if day else EMPTY

    def dashboard(self, request):
        missing = without_file(self.get_queryset(request))
        url = list_address(Publication, "?files=none")
        return [Box(_("Publications without a file"), missing, url)]
