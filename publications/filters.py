"""What the list of publications can be narrowed by."""

from django.db.models import Exists, F
from django.db.models.functions import Coalesce, ExtractYear
from django.utils.translation import gettext_lazy as _

from mmn.content.filters import Filter, LanguageFilter, family
from mmn.media.models import Document

from .models import PolicyBrief, Publication


def publication_filters():
    types = dict(Publication.PublicationType.choices)
    year = Coalesce(ExtractYear("published_in"), ExtractYear("published_at"))
    return [
        Filter("type", _("Type"), _("All types"), F("publication_type"), types),
        Filter("year", _("Year"), _("All years"), year),
        PublicationLanguageFilter(),
    ]


class PublicationLanguageFilter(LanguageFilter):
    """Publications that somebody can read in a language: as a document, a brief or a
    text of this or another entry of the same publication."""

    def offer(self, found, asked):
        files = Document.objects.visible().filter(entry__kind=Publication.KIND)
        briefs = PolicyBrief.objects.visible()
        in_files = files.order_by().values_list("language")
        more = in_files.union(briefs.order_by().values_list("language"))
        super().offer({*found, *(language for (language,) in more)}, asked)

    def readable(self):
        documents = Document.objects.visible().filter(language=self.value)
        briefs = PolicyBrief.objects.visible().filter(language=self.value)
        return (
            super().readable()
            | Exists(documents.filter(family("entry")))
            | Exists(briefs.filter(family("publication")))
        )
