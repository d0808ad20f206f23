from mmn.content.views import EntryDetail, KindList

from .models import Post


class PostList(KindList):
    model = Post


class PostDetail(EntryDetail):
    model = Post
