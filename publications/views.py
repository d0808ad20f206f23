from django.utils.translation import get_language

from mmn.content.views import EntryDetail, KindList

from .briefs import grid
from .filters import publication_filters
from .models import Publication


class PublicationList(KindList):
    model = Publication

    def make_filters(self):
        return publication_filters()


class PublicationDetail(EntryDetail):
    model = Publication

    def get_context_data(self, **kwargs):
        briefs = self.object.policy_briefs.defer("text")
        return super().get_context_data(
            partners=self.object.partners.all(),
            funders=self.object.funders.all(),
            briefs=grid(briefs, get_language()),
            **kwargs,
        )
