from django.utils.translation import get_language

from mmn.content.parts import parts
from mmn.content.views import EntryDetail, KindList

from .briefs import grid
from .filters import publication_filters
from .models import PolicyBrief, Publication


class PublicationList(KindList):
    model = Publication
    shows_photos = False

    def make_filters(self):
        return publication_filters()


class PublicationDetail(EntryDetail):
    model = Publication

    def get_context_data(self, **kwargs):
        publication = self.object
        briefs = PolicyBrief.objects.for_readers()
        return super().get_context_data(
            partners=organisations(publication, Publication.partners),
            funders=organisations(publication, Publication.funders),
            briefs=grid(parts(publication, briefs, "publication"), get_language()),
            **kwargs,
        )


def organisations(publication, relation):
    """The organisations of a relation by name, in one query."""
    rows = relation.through.objects.select_related("organisation")
    rows = parts(publication, rows.order_by("organisation__name"), "publication")
    return [row.organisation for row in rows]
