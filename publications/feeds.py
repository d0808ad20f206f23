from mmn.content.feeds import InAtom, KindFeed

from .models import Publication


class PublicationFeed(KindFeed):
    model = Publication


class AtomPublicationFeed(InAtom, PublicationFeed):
    pass
