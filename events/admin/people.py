"""The people of an event in its form: typed, pasted, or found among earlier ones."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.forms import Media, Script
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mmn.content.kinds import kind_named
from mmn.desk.labels import LabelledRows
from mmn.desk.pasting.inlines import PastedRows
from mmn.desk.pasting.people import PeopleReader
from mmn.desk.permissions import visible_to

from ..models import Event, Participant

MOST = 12
LONGEST = 200
FILLED = ["honorific", "name", "position", "organisation", "country"]


class ParticipantInline(PastedRows, LabelledRows, admin.TabularInline):
    model = Participant
    reader = PeopleReader()
    template = "admin/events/participant/people.html"
    extra = 0
    stands_below = "facts"
    classes = ["people-rows"]

    def name_inputs(self, field):
        """On a phone the heads of the columns are not there: each input says it."""
        super().name_inputs(field)
        field.widget.attrs["placeholder"] = str(field.label)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "name":
            attrs = {"list": "earlier-people", "autocomplete": "off"}
            field.widget.attrs.update(attrs)
        return field

    @property
    def media(self):
        script = Script("admin-mmn/earlier-people.js", type="module")
        return super().media + Media(js=[script])


@never_cache
@require_safe
def earlier_people(request):
    """People of other events by a part of the name, as their last event has them."""
    events = admin.site.get_model_admin(kind_named(Event.KIND))
    if not (
        events.has_add_permission(request) or events.has_change_permission(request)
    ):
        raise PermissionDenied
    typed = request.GET.get("q", "").strip()[:LONGEST]
    if len(typed) < 2:
        return JsonResponse({"people": []})
    seen = visible_to(request.user, Event.objects.order_by())
    rows = Participant.objects.filter(
        event__in=seen.values("pk"), name__icontains=typed
    )
    rows = rows.order_by("-event__starts_at", "-pk").values(*FILLED)[: MOST * 10]
    people = {}
    for row in rows:
        people.setdefault(row["name"], row)
    return JsonResponse({"people": list(people.values())[:MOST]})
