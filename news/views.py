from mmn.content.parts import parts
from mmn.content.views import EntryDetail, KindList

from .filters import post_filters
from .models import Post, PressContact, Signatory


class PostList(KindList):
    model = Post

    def make_filters(self):
        return post_filters()


class PostDetail(EntryDetail):
    model = Post

    def get_context_data(self, **kwargs):
        post = self.object
        return super().get_context_data(
            press_contacts=parts(post, PressContact.objects.all(), "post"),
            signatories=parts(post, Signatory.objects.all(), "post"),
            **kwargs,
        )
