from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import View

from mmn.content.cacheable import Cacheable
from mmn.content.views import EntryDetail, KindList

from . import programme
from .calendar import CONTENT_TYPE, calendar_file, kept
from .filters import event_filters
from .models import Event
from .structured import happening
from .when import when


class EventList(KindList):
    model = Event

    def make_filters(self):
        return event_filters()

    def in_order(self, entries):
        return entries.coming_first()


class EventDetail(EntryDetail):
    model = Event

    def get_queryset(self):
        return super().get_queryset().select_related("part_of")

    def described(self, root, context):
        return happening(root, self.object, context)

    def facts(self):
        event = self.object
        sessions, others = programme.programme(event)
        return super().facts() | {
            "when": when(event),
            "organisers": programme.organisers(event),
            "sessions": sessions,
            "others": others,
            "recommendations": programme.recommendations(event),
        }


class EventFile(EventDetail):
    """One event as a calendar file; visitors and staff alike get the public one."""

    def may_see(self, entry):
        return entry.is_visible

    def get(self, request, *args, **kwargs):
        event = self.get_object()
        response = calendar_response(request, [event])
        response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
        return response


class EventCalendar(View):
    """Coming and recent events as one calendar that people can subscribe to."""

    cacheable = Cacheable()

    def get(self, request):
        events = kept(Event.objects.published().for_reader(get_language()))
        return calendar_response(request, events, _("Events of MMN"))


def calendar_response(request, events, name=""):
    root = f"{request.scheme}://{request.get_host()}"
    content = calendar_file(events, root, name)
    return HttpResponse(content, content_type=CONTENT_TYPE)
