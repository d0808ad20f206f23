from mmn.content.views import EntryDetail, KindList

from .filters import post_filters
from .models import Post


class PostList(KindList):
    model = Post

    def make_filters(self):
        return post_filters()


class PostDetail(EntryDetail):
    model = Post

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            press_contacts=self.object.press_contacts.all(),
            signatories=self.object.signatories.all(),
            **kwargs,
        )
