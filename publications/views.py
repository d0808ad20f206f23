from django.utils.functional import cached_property
from django.utils.translation import get_language

from mmn.content.parts import parts
from mmn.content.views import EntryDetail, KindList

from .briefs import grid
from .filters import publication_filters
from .models import PolicyBrief, Publication
from .structured import volume


class PublicationList(KindList):
    model = Publication
    shows_photos = False

    def make_filters(self):
        return publication_filters()


class PublicationDetail(EntryDetail):
    model = Publication

    @cached_property
    def briefs(self):
        return parts(self.object, PolicyBrief.objects.for_readers(), "publication")

    def more_files(self):
        return self.briefs

    def described(self, root, context):
        return volume(root, self.object, context, self.briefs)

    def get_context_data(self, **kwargs):
        publication = self.object
        return super().get_context_data(
            partners=organisations(publication, Publication.partners),
            funders=organisations(publication, Publication.funders),
            briefs=grid(self.briefs, get_language()),
            **kwargs,
        )


def organisations(publication, relation):
    """The organisations of a relation by name, in one query."""
    rows = relation.through.objects.select_related("organisation")
    rows = parts(publication, rows.order_by("organisation__name"), "publication")
    return [row.organisation for row in rows]
