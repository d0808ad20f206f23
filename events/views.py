from mmn.content.views import EntryDetail, KindList

from .models import Event


class EventList(KindList):
    model = Event


class EventDetail(EntryDetail):
    model = Event
