"""Photos of all entries in one grid, to describe them; pictures inside texts."""

from django import forms
from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from mmn.content.models import Entry
from mmn.media.models import InlineImage, Photo

from ..columns import how_many
from ..consent.care import record_address
from ..consent.forms import PhotoForm
from ..consent.marks import ConsentFilter
from ..dashboard import (
    Box,
    ChangedElsewhere,
    change_address,
    list_address,
)
from ..describing.gone import SavesWhatIsThere
from ..files import FileFactsMixin, marked_thumbnail, thumbnail
from ..labels import LabelledRows
from ..permissions import may
from ..search import BoundedSearch


class DescriptionFilter(admin.SimpleListFilter):
    title = _("alternative text")
    parameter_name = "text"

    def lookups(self, request, model_admin):
        return [("missing", _("Missing"))]

    def queryset(self, request, queryset):
        return queryset.without_description() if self.value() else queryset


@admin.register(Photo)
class PhotoAdmin(
    SavesWhatIsThere,
    ChangedElsewhere,
    FileFactsMixin,
    LabelledRows,
    BoundedSearch,
    admin.ModelAdmin,
):
    """Photos are added in their entry; here many are described at once."""

    list_display = [
        *("entry_link", "caption", "alt", "decorative"),
        *("consent", "consent_until", "consent_reason"),
    ]
    list_display_links = None
    list_editable = ["caption", "alt", "decorative"]
    list_filter = [DescriptionFilter, ConsentFilter]
    list_select_related = ["entry"]
    list_per_page = 30
    search_fields = ["caption", "alt", "credit", "entry__title"]
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None

    class Media:
        css = {"all": ["admin-mmn/consent.css"]}

    @admin.display(description=_("entry"), ordering="entry__title")
    def entry_link(self, photo):
        return format_html(
            '{} <a href="{}">{}</a>',
            marked_thumbnail(photo),
            change_address(photo),
            photo.entry.title,
        )

    def get_queryset(self, request):
        """Only photos whose entry this person may change."""
        photos = super().get_queryset(request).with_consent()
        if request.user.has_perm("content.change_any_entry"):
            return photos
        return photos.filter(entry__created_by=request.user).exclude(
            entry__status=Entry.Status.PUBLISHED
        )

    def get_changelist_form(self, request, **kwargs):
        """The consent is no column, but changed in the list like one."""
        form = super().get_changelist_form(request, form=PhotoForm, **kwargs)
        form.user = request.user
        return form

    def get_changelist_formset(self, request, **kwargs):
        formset = super().get_changelist_formset(request, **kwargs)
        for field in formset.form.base_fields.values():
            self.name_inputs(field)
        return formset

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in ("caption", "alt"):
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or may(request, "change", obj.entry))

    def has_delete_permission(self, request, obj=None):
        """Photos go in the form of their entry, or with it."""
        return obj is not None and may(request, "delete", obj.entry)

    def dashboard(self, request):
        missing = self.get_queryset(request).without_description()
        return [
            Box(
                _("Photos without alternative text"),
                missing.select_related("entry"),
                list_address(Photo, "?text=missing"),
            )
        ]


@admin.register(InlineImage)
class InlineImageAdmin(admin.ModelAdmin):
    """A list to look things up in; the text editor adds to it."""

    list_display = [
        *("picture", "image", "uploaded_by", "uploaded_at", "entry_count", "consent"),
    ]
    list_display_links = None
    list_select_related = ["uploaded_by"]
    search_fields = ["image", "entries__title"]
    date_hierarchy = "uploaded_at"
    show_full_result_count = False
    actions = None

    def get_queryset(self, request):
        entries = how_many(InlineImage.entries.through, "inlineimage")
        return super().get_queryset(request).annotate(entry_count=entries)

    @admin.display(description=_("picture"))
    def picture(self, inline_image):
        return thumbnail(inline_image.image, 72)

    @admin.display(description=_("in entries"), ordering="entry_count")
    def entry_count(self, inline_image):
        return inline_image.entry_count

    @admin.display(description=_("consent"))
    def consent(self, inline_image):
        link = '<a href="{}">{}</a>'
        address = record_address(inline_image.image.name)
        return format_html(link, address, _("Record or change"))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
