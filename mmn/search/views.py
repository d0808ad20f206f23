"""Search over all kinds: a plain first version, word by word in titles and texts."""

from django.db.models import Q

from mmn.content.models import Entry
from mmn.content.views import EntryList

MAX_WORDS = 8
# As long as the search form lets people write.
MAX_LENGTH = 200


class SearchResults(EntryList):
    model = Entry
    template_name = "search/results.html"

    @property
    def query(self):
        return self.request.GET.get("q", "")[:MAX_LENGTH]

    @property
    def words(self):
        return self.query.split()[:MAX_WORDS]

    def get_queryset(self):
        queryset = super().get_queryset()
        for word in self.words:
            queryset = queryset.filter(
                Q(title__icontains=word)
                | Q(summary__icontains=word)
                | Q(body__icontains=word)
            )
        return queryset if self.words else queryset.none()

    def get_context_data(self, **kwargs):
        return super().get_context_data(query=self.query, **kwargs)
