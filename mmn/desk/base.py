"""What the forms and lists of every kind of entry share in the admin.

A kind's admin names its facts (``facts``, ``fact_columns``) and its inlines; the order
of the form, the states, the permissions and the lists come from here.
"""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from mmn.content.editor_csp import editor_csp
from mmn.content.models import Entry
from mmn.content.prepared import prepared
from mmn.content.richtext import rich_text_fields

from .actions import publish, send_to_review, unpublish
from .asked import number
from .columns import EntryColumns, with_counts
from .consent.care import CaresForPictures
from .copies.admin import KeepsCopies
from .files import DocumentInline, PhotoInline
from .finding.admin import FindsNames
from .forms import URLS_ARE_HTTPS, EntryForm, OriginalSelect
from .labels import LabelledTimes
from .permissions import EntryPermissions, visible_to
from .reading import for_reading, texts_shown
from .review.admin import Reviewed
from .search import BoundedSearch
from .states import MineFilter, StateFilter
from .translating.admin import Translated
from .unchanged import SparesRows
from .uploading.keeping import KeepsUploads, keep_uploads
from .versions.history import EntryHistory
from .versions.rows import STATE
from .versions.saving import VersionedSaving


@prepared
def whole(model, entry):
    return model.objects.select_related("created_by", "updated_by").filter(pk=entry)


class EntryAdmin(
    KeepsCopies,
    Translated,
    KeepsUploads,
    SparesRows,
    CaresForPictures,
    Reviewed,
    VersionedSaving,
    EntryHistory,
    EntryPermissions,
    EntryColumns,
    FindsNames,
    LabelledTimes,
    BoundedSearch,
    admin.ModelAdmin,
):
    facts_title = _("Facts")
    facts = []
    fact_columns = []
    fact_filters = []
    fact_search = []
    # What the button on the first page of the admin says.
    add_label = ""
    # What the kind asks of its forms, beside what ``checking`` asks of all.
    checks = []

    form = EntryForm
    formfield_overrides = URLS_ARE_HTTPS
    change_form_template = "admin/content/entry/change_form.html"
    inlines = [DocumentInline, PhotoInline]
    autocomplete_fields = ["related"]
    readonly_fields = ["when_seen", "written", "changed", "cover_consent"]
    actions = [send_to_review, publish, unpublish]
    date_hierarchy = "published_at"
    ordering = ["-updated_at", "-pk"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["title", "summary", "tags__name"]

    list_display_links = ["title"]

    # --- Lists

    def get_list_display(self, request):
        return [
            *("picture", "title", "state", *self.fact_columns),
            *("in_language", "category_names", "files"),
        ]

    def get_list_filter(self, request):
        return [StateFilter, MineFilter, *self.fact_filters, "language", "categories"]

    def get_search_fields(self, request):
        return [*self.search_fields, *self.fact_search]

    def get_queryset(self, request):
        long_texts = [field.name for field in rich_text_fields(self.model)]
        found = visible_to(request.user, super().get_queryset(request))
        return with_counts(found).prefetch_related("categories").defer(*long_texts)

    def get_object(self, request, object_id, from_field=None):
        """Any entry, whole: who may not see it gets a plain 403, not a riddle."""
        return next(iter(whole(self.model, entry=number(str(object_id)))), None)

    def changelist_view(self, request, extra_context=None):
        asked = request.POST.get("action")
        known = {name for _function, name, _text in self._get_base_actions()}
        if asked in known - set(self.get_actions(request)):
            raise PermissionDenied
        return super().changelist_view(request, extra_context)

    # --- Forms

    def get_fieldsets(self, request, obj=None):
        fieldsets = self.groups_of_fields(obj)
        if obj and not self.has_change_permission(request, obj):
            return for_reading(fieldsets, self.shown_for_reading())
        if obj:
            fieldsets[0][1]["fields"].append("opened_version")
        return fieldsets

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj and not self.has_change_permission(request, obj):
            kwargs["fields"] = []  # all is shown, nothing is a field
        form = super().get_form(request, obj, change, **kwargs)
        self.limit_links(request, form, obj)
        return form

    def shown_for_reading(self):
        """What a form that may not be changed shows instead of a field."""
        return texts_shown(self.model)

    def groups_of_fields(self, obj):
        """In the order staff think; inlines stand below the group they name."""
        text = ["title", "summary", ("language", "translation_of"), "body"]
        cover = ["cover", ("cover_alt", "cover_decorative"), "cover_credit"]
        if obj:
            cover.append("cover_consent")
        sorting = ["categories", "tags", "related"]
        publishing = ["status", ("published_at", "unpublish_at"), "when_seen"]
        publishing += ["slug", "legacy_id"]
        if obj:
            publishing.append(("written", "changed"))
        return [
            (_("Content"), {"fields": text, "classes": ["content"]}),
            (self.facts_title, {"fields": self.facts, "classes": ["facts"]}),
            (_("Files and photos"), {"fields": cover, "classes": ["files"]}),
            (_("Sorting"), {"fields": sorting, "classes": ["sorting"]}),
            (
                _("Publishing"),
                {
                    "fields": publishing,
                    "classes": ["publishing"],
                    "description": _("Times are those of Bangkok."),
                },
            ),
        ]

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        decided = obj is not None and obj.status == Entry.Status.PUBLISHED
        if decided and not self.has_publish_permission(request):
            return [*fields, *STATE]
        return fields

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "status" and not self.has_publish_permission(request):
            kwargs["choices"] = [
                choice
                for choice in Entry.Status.choices
                if choice[0] != Entry.Status.PUBLISHED
            ]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "translation_of":
            kwargs["widget"] = OriginalSelect(
                db_field, self.admin_site, kind=self.model.KIND
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @method_decorator(editor_csp)
    def changeform_view(self, request, *args, **kwargs):
        keep_uploads(self, request)
        return super().changeform_view(request, *args, **kwargs)

    def view_on_site(self, entry):
        return entry.get_absolute_url()

    def render_change_form(self, request, context, **kwargs):
        if context.get("errors") and request.FILES:
            messages.warning(
                request,
                _(
                    "Nothing is saved yet. All that you typed and the files that are "
                    "in order are still here; only a refused file must be chosen again."
                ),
            )
        context["show_preview"] = context.get("show_save", True)
        return super().render_change_form(request, context, **kwargs)

    # --- Saving

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        obj.updated_by = request.user
        super().save_model(request, obj, form, change)

    def response_add(self, request, obj, post_url_continue=None):
        if "_preview" in request.POST:
            return redirect(obj.get_absolute_url())
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        if "_preview" in request.POST:
            return redirect(obj.get_absolute_url())
        return super().response_change(request, obj)

    # --- The first page

    def dashboard(self, request):
        """Boxes for the first page: what of this kind waits for staff."""
        return []
