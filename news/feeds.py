from mmn.content.feeds import InAtom, KindFeed

from .models import Post


class PostFeed(KindFeed):
    model = Post


class AtomPostFeed(InAtom, PostFeed):
    pass
