from mmn.content.feeds import KindFeed

from .models import Event


class EventFeed(KindFeed):
    model = Event
