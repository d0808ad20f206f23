"""Admin of events: the facts, the people, the programme, what was demanded."""

from django.contrib import admin, messages
from django.db.models import Prefetch
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from mmn.content import dates
from mmn.desk.base import EntryAdmin
from mmn.desk.files import EMPTY
from mmn.desk.forms import OnceFormSet
from mmn.desk.labels import LabelledRows, LabelledTimes
from mmn.desk.permissions import may
from mmn.desk.reading import for_reading, reading

from .forms import EventForm, PanelForm, PanelFormSet, SeatFormSet
from .models import (
    Event,
    Organiser,
    Panel,
    PanelSeat,
    Participant,
    Recommendation,
)


def wall_times(model):
    """How to show the times of an event or a session: as on the wall of the place."""

    def show(row, name):
        moment = getattr(row, name)
        zone = getattr(row, "event", row).zone
        return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}" if moment else EMPTY

    fields = (model._meta.get_field(name) for name in ("starts_at", "ends_at"))
    return {field.name: reading(show, field) for field in fields}


class OrganiserInline(LabelledRows, admin.TabularInline):
    model = Organiser
    formset = OnceFormSet
    extra = 0
    stands_below = "facts"
    autocomplete_fields = ["organisation"]


class ParticipantInline(LabelledRows, admin.TabularInline):
    model = Participant
    extra = 0
    stands_below = "facts"


class PanelInline(LabelledTimes, admin.StackedInline):
    """The sessions; who sits in one is chosen on the session's own page, from the
    people listed above."""

    model = Panel
    form = PanelForm
    formset = PanelFormSet
    extra = 0
    stands_below = "facts"
    readonly_fields = ["people"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("panel_type", "title"),
                    ("starts_at", "ends_at", "position"),
                    *("summary", "people"),
                ]
            },
        )
    ]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj and not may(request, "change", obj):
            return for_reading(fieldsets, wall_times(Panel))
        return fieldsets

    def get_formset(self, request, obj=None, **kwargs):
        if obj and not may(request, "change", obj):
            kwargs["fields"] = []
        return super().get_formset(request, obj, **kwargs)

    def get_queryset(self, request):
        seats = PanelSeat.objects.select_related("participant")
        return super().get_queryset(request).prefetch_related(Prefetch("seats", seats))

    @admin.display(description=_("people"))
    def people(self, panel):
        if not panel.pk:
            return _("Save the event; then choose who sits here.")
        names = format_html_join(", ", "{}", [[str(s)] for s in panel.seats.all()])
        return format_html(
            '{} <a href="{}">{}</a>',
            names or EMPTY,
            panel_address(panel),
            _("Choose who sits here"),
        )


class RecommendationInline(LabelledRows, admin.TabularInline):
    model = Recommendation
    extra = 0
    stands_below = "facts"


@admin.register(Event)
class EventAdmin(EntryAdmin):
    form = EventForm
    add_label = _("Announce an event")
    facts_title = _("The event")
    facts = [
        *("event_type", ("starts_at", "ends_at"), ("all_day", "time_zone")),
        *("venue", "address", ("city", "country"), ("online_url", "rsvp_url")),
        *("part_of", ("attendance_qualifier", "attendance"), "attendance_note"),
    ]
    fact_columns = ["event_type", "when", "place"]
    fact_filters = ["event_type", "country"]
    fact_search = ["venue", "city", "participants__name", "participants__organisation"]
    autocomplete_fields = [*EntryAdmin.autocomplete_fields, "part_of"]
    date_hierarchy = "starts_at"
    inlines = [
        *(OrganiserInline, ParticipantInline, PanelInline, RecommendationInline),
        *EntryAdmin.inlines,
    ]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        saved = (f for f in formsets if f.model is Panel)
        new = [panel for formset in saved for panel in formset.new_objects]
        if new:
            links = format_html_join(
                ", ", '<a href="{}">{}</a>', ((panel_address(p), p) for p in new)
            )
            messages.info(request, format_html(_("Now choose who sits in: {}"), links))

    def shown_for_reading(self):
        return super().shown_for_reading() | wall_times(Event)

    @admin.display(description=_("day"), ordering="starts_at")
    def when(self, event):
        return dates.day(event.local_start)

    @admin.display(description=_("place"), ordering="city")
    def place(self, event):
        return event.place


class SeatInline(LabelledRows, admin.TabularInline):
    model = PanelSeat
    formset = SeatFormSet
    extra = 0


@admin.register(Panel)
class PanelAdmin(LabelledTimes, admin.ModelAdmin):
    """One session with its people; reached from its event, and returning there."""

    form = PanelForm
    inlines = [SeatInline]
    fields = [
        *("event_link", ("panel_type", "title"), ("starts_at", "ends_at")),
        *("summary", "position"),
    ]
    readonly_fields = ["event_link"]

    @admin.display(description=_("event"))
    def event_link(self, panel):
        return format_html('<a href="{}">{}</a>', event_address(panel), panel.event)

    def has_module_permission(self, request):
        return False

    def has_add_permission(self, request):
        """Sessions are added in the form of their event."""
        return False

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and (
            obj is None or may(request, "view", obj.event)
        )

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (
            obj is None or may(request, "change", obj.event)
        )

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (
            obj is not None and may(request, "change", obj.event)
        )

    def changelist_view(self, request, extra_context=None):
        return HttpResponseRedirect(reverse("admin:events_event_changelist"))

    def response_post_save_change(self, request, obj):
        return HttpResponseRedirect(event_address(obj))


def panel_address(panel):
    return reverse("admin:events_panel_change", args=[panel.pk])


def event_address(panel):
    return reverse("admin:events_event_change", args=[panel.event_id])
