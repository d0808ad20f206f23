"""One session with its people on a page of its own: the way without scripts."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from mmn.desk.labels import LabelledRows, LabelledTimes
from mmn.desk.permissions import may

from ..forms import PanelForm, SeatFormSet
from ..models import Panel, PanelSeat


class SeatInline(LabelledRows, admin.TabularInline):
    model = PanelSeat
    formset = SeatFormSet
    extra = 0


@admin.register(Panel)
class PanelAdmin(LabelledTimes, admin.ModelAdmin):
    """Reached from the session's event, and returning there."""

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
