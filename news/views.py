from mmn.content.parts import parts
from mmn.content.views import EntryDetail, KindList

from .filters import post_filters
from .models import Post, PressContact, Signatory
from .structured import article


class PostList(KindList):
    model = Post

    def make_filters(self):
        return post_filters()


class PostDetail(EntryDetail):
    model = Post

    def described(self, root, context):
        return article(root, self.object, context)

    def facts(self):
        post = self.object
        return super().facts() | {
            "press_contacts": parts(post, PressContact.objects.all, "post"),
            "signatories": parts(post, Signatory.objects.all, "post"),
        }
