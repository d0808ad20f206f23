"""The form and the list of events."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from mmn.content import dates
from mmn.desk.base import EntryAdmin
from mmn.desk.finding.admin import FindsNames
from mmn.desk.forms import OnceFormSet
from mmn.desk.labels import LabelledRows
from mmn.desk.pasting.inlines import PastedRows
from mmn.desk.pasting.recommendations import RecommendationReader

from ..checks import CHECKS
from ..forms import EventForm
from ..models import Event, Organiser, Panel, Participant, Recommendation
from ..seating import save_seats
from .people import ParticipantInline
from .programme import PanelInline
from .times import wall_times


class OrganiserInline(FindsNames, LabelledRows, admin.TabularInline):
    model = Organiser
    formset = OnceFormSet
    fields = ["organisation", "role", "position"]
    extra = 0
    stands_below = "facts"
    autocomplete_fields = ["organisation"]


class RecommendationInline(PastedRows, LabelledRows, admin.TabularInline):
    model = Recommendation
    reader = RecommendationReader()
    fields = ["number", "text", "addressee", "position"]
    extra = 0
    stands_below = "facts"


@admin.register(Event)
class EventAdmin(EntryAdmin):
    form = EventForm
    add_label = _("Announce an event")
    checks = CHECKS
    facts_title = _("The event")
    facts = [
        *("event_type", ("starts_at", "ends_at"), ("all_day", "time_zone")),
        *("venue", "address", ("city", "country"), ("online_url", "rsvp_url")),
        *("holding", "change_note"),
        *("part_of", ("attendance_qualifier", "attendance"), "attendance_note"),
    ]
    fact_columns = ["event_type", "when", "place"]
    fact_filters = ["event_type", "holding", "country"]
    fact_search = ["venue", "city", "participants__name", "participants__organisation"]
    autocomplete_fields = [*EntryAdmin.autocomplete_fields, "part_of"]
    date_hierarchy = "starts_at"
    inlines = [
        *(OrganiserInline, ParticipantInline, PanelInline, RecommendationInline),
        *EntryAdmin.inlines,
    ]

    def save_formset(self, request, form, formset, change):
        """Seats are written when the people who sit there have been."""
        super().save_formset(request, form, formset, change)
        if formset.model is Participant:
            form.saved_people = formset
        elif formset.model is Panel:
            save_seats(formset, getattr(form, "saved_people", None))

    def shown_for_reading(self):
        return super().shown_for_reading() | wall_times(Event)

    @admin.display(description=_("day"), ordering="starts_at")
    def when(self, event):
        return dates.day(event.local_start)

    @admin.display(description=_("place"), ordering="city")
    def place(self, event):
        return event.place
