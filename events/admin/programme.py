"""The programme within the form of its event: sessions, and who sits in each."""

from django.contrib import admin
from django.forms import Media, Script
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from mmn.desk.files import EMPTY
from mmn.desk.labels import LabelledTimes
from mmn.desk.permissions import may
from mmn.desk.reading import for_reading

from ..models import Panel, PanelSeat
from ..seats import ProgrammeForm, ProgrammeFormSet
from .sessions import panel_address
from .times import wall_times


class PanelInline(LabelledTimes, admin.StackedInline):
    """Each session is a card; its seats are one field of its form, so that they are
    refused, kept and copied with all the rest."""

    model = Panel
    form = ProgrammeForm
    formset = ProgrammeFormSet
    template = "admin/events/panel/programme.html"
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
                    *("summary", "seats", "people"),
                ]
            },
        )
    ]
    seat_roles = PanelSeat.Role.choices

    @property
    def media(self):
        script = Script("admin-mmn/programme.js", type="module")
        css = {"all": ["admin-mmn/programme.css"]}
        return super().media + Media(css=css, js=["admin/js/inlines.js", script])

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj and not may(request, "change", obj):
            [(title, options)] = fieldsets
            left = [field for field in options["fields"] if field != "seats"]
            return for_reading(
                [(title, {**options, "fields": left})], wall_times(Panel)
            )
        return fieldsets

    def get_formset(self, request, obj=None, **kwargs):
        if obj and not may(request, "change", obj):
            kwargs["fields"] = []
        return super().get_formset(request, obj, **kwargs)

    @admin.display(description=_("without scripts"))
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
