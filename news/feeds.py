from mmn.content.feeds import KindFeed

from .models import Post


class PostFeed(KindFeed):
    model = Post
