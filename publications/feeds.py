from mmn.content.feeds import KindFeed

from .models import Publication


class PublicationFeed(KindFeed):
    model = Publication
