"""Admin of standing pages and of what sorts entries, and one list over all kinds."""

import taggit.admin
from django import forms
from django.contrib import admin
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mmn.content.kinds import kind_named, kinds
from mmn.content.models import (
    Category,
    CategoryName,
    Entry,
    FormerTag,
    Organisation,
    Page,
    Tag,
    TaggedEntry,
    TagName,
)
from mmn.content.slugs import ascii_slug, free_slug

from ..actions import publish, unpublish
from ..base import EntryAdmin
from ..columns import how_many
from ..copies.box import unsaved_box
from ..dashboard import Box, ChangedElsewhere, change_address, list_address
from ..deleting import KeptWhileUsed
from ..forms import URLS_ARE_HTTPS, OnceFormSet, OneLineTexts
from ..labels import LabelledRows
from ..merging.admin import Merges
from ..models import OrganisationName
from ..permissions import may
from ..review.my_work import my_work
from ..states import MineFilter, StateFilter, WaitingFilter, in_state

# The first page lists everything, and lists and forms need the width.
admin.site.enable_nav_sidebar = False
admin.site.site_header = _("Mekong Migration Network")
admin.site.site_title = _("MMN")
admin.site.index_title = _("What waits for you")
admin.site.unregister(taggit.admin.Tag)  # our tags have a table of their own


class KindFilter(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return [(kind.KIND, capfirst(kind._meta.verbose_name)) for kind in kinds()]

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(Entry)
class AllEntriesAdmin(ChangedElsewhere, EntryAdmin):
    """Everything in one list; each entry is changed in the admin of its own kind."""

    actions = [publish, unpublish]
    list_display_links = None

    def get_list_display(self, request):
        return [
            *("picture", "title_link", "kind_name"),
            *("state", "in_language", "category_names", "files"),
        ]

    def get_list_filter(self, request):
        own = [StateFilter, MineFilter, WaitingFilter, KindFilter]
        return [*own, "language", "categories"]

    @admin.display(description=_("title"), ordering="title")
    def title_link(self, entry):
        return format_html('<a href="{}">{}</a>', change_address(entry), entry.title)

    @admin.display(description=_("kind"), ordering="kind")
    def kind_name(self, entry):
        return capfirst(kind_named(entry.kind)._meta.verbose_name)

    def get_search_results(self, request, queryset, search_term):
        """For the field "translation of", only originals of the kind it names."""
        kind = request.GET.get("original_of")
        if kind:
            queryset = queryset.filter(kind=kind, translation_of=None)
        return super().get_search_results(request, queryset, search_term)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        """No deleting here; deleting a post asks about its row in this table too."""
        return obj is not None and may(request, "delete", obj)

    def dashboard(self, request):
        entries = self.get_queryset(request)
        own = [*unsaved_box(request), *my_work(request, entries)]
        for box in own:
            box.mine = True
        drafts = list_address(Entry, "?state=draft")
        return [*own, Box(_("All drafts"), in_state(entries, "draft"), drafts)]


@admin.register(Page)
class PageAdmin(EntryAdmin):
    add_label = _("Write a page")
    facts_title = _("Place in the menu")
    facts = ["parent", ("position", "in_menu")]
    fact_columns = ["parent", "in_menu"]
    fact_filters = ["in_menu"]
    list_select_related = ["parent"]
    autocomplete_fields = [*EntryAdmin.autocomplete_fields, "parent"]


class NameInline(LabelledRows, admin.TabularInline):
    formset = OnceFormSet
    extra = 0


class CategoryNameInline(NameInline):
    model = CategoryName


class TagNameInline(NameInline):
    model = TagName


class CategoryForm(forms.ModelForm):
    """A category without an address gets it from its name, in whatever script."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self):
        wanted = self.cleaned_data["slug"] or self.instance.slug
        if wanted:
            return wanted
        taken = Category.objects.values_list("slug", flat=True)
        return free_slug(ascii_slug(self.cleaned_data.get("name", "")), set(taken))


@admin.register(Category)
class CategoryAdmin(KeptWhileUsed, OneLineTexts, admin.ModelAdmin):
    list_display = ["name", "slug", "position", "entry_count"]
    search_fields = ["name", "names__name"]
    form = CategoryForm
    inlines = [CategoryNameInline]
    show_full_result_count = False

    def get_queryset(self, request):
        entries = how_many(Entry.categories.through, "category")
        return super().get_queryset(request).annotate(entry_count=entries)

    @admin.display(description=_("entries"), ordering="entry_count")
    def entry_count(self, category):
        return category.entry_count


class OrganisationNameInline(LabelledRows, admin.TabularInline):
    model = OrganisationName
    formset = OnceFormSet
    extra = 0


@admin.register(Organisation)
class OrganisationAdmin(Merges, KeptWhileUsed, OneLineTexts, admin.ModelAdmin):
    formfield_overrides = URLS_ARE_HTTPS
    list_display = ["name", "acronym", "country", "is_member", "website"]
    list_filter = ["is_member", "country"]
    search_fields = ["name", "acronym", "other_names__name"]
    inlines = [OrganisationNameInline]
    show_full_result_count = False

    def take_over(self, kept, gone):
        """Who types the name that is gone finds the organisation that stays."""
        if gone.name != kept.name:
            kept.other_names.get_or_create(name=gone.name)


@admin.register(Tag)
class TagAdmin(Merges, OneLineTexts, admin.ModelAdmin):
    inlines = [TagNameInline]
    list_display = ["name", "slug", "entry_count"]
    search_fields = ["name", "names__name"]
    show_full_result_count = False

    def get_queryset(self, request):
        entries = how_many(TaggedEntry, "tag")
        return super().get_queryset(request).annotate(entry_count=entries)

    def take_over(self, kept, gone):
        """The old address leads to the tag that stays."""
        FormerTag.objects.update_or_create(slug=gone.slug, defaults={"tag": kept})

    def get_fields(self, request, obj=None):
        """A new tag gets its address from its name, in whatever script that is."""
        return ["name", "slug"] if obj else ["name"]

    @admin.display(description=_("entries"), ordering="entry_count")
    def entry_count(self, tag):
        return tag.entry_count
