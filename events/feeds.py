from mmn.content.feeds import InAtom, KindFeed

from .models import Event


class EventFeed(KindFeed):
    model = Event


class AtomEventFeed(InAtom, EventFeed):
    pass
