"""What the list of publications can be narrowed by."""

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce, ExtractYear
from django.utils.translation import gettext_lazy as _

from mmn.content.filters import Filter
from mmn.content.languages import OWN_NAMES
from mmn.media.models import Document

from .models import PolicyBrief, Publication


def publication_filters():
    types = dict(Publication.PublicationType.choices)
    year = Coalesce(ExtractYear("published_in"), ExtractYear("published_at"))
    return [
        Filter("type", _("Type"), _("All types"), F("publication_type"), types),
        Filter("year", _("Year"), _("All years"), year),
        LanguageFilter(
            "language", _("Language"), _("All languages"), F("language"), OWN_NAMES
        ),
    ]


class LanguageFilter(Filter):
    """Publications that somebody can read in a language: as a document, a brief or a
    text of this or another entry of the same publication."""

    def offer(self, found, asked):
        files = Document.objects.visible().filter(entry__kind=Publication.KIND)
        briefs = PolicyBrief.objects.visible()
        in_files = files.order_by().values_list("language")
        more = in_files.union(briefs.order_by().values_list("language"))
        super().offer({*found, *(language for (language,) in more)}, asked)

    def narrow(self, queryset):
        if not self.value:
            return queryset
        texts = Publication.objects.published()
        documents = Document.objects.filter(language=self.value)
        briefs = PolicyBrief.objects.filter(language=self.value)
        return queryset.filter(
            Q(language=self.value)
            | Exists(texts.filter(language=self.value).filter(family("")))
            | Exists(documents.visible().filter(family("entry")))
            | Exists(briefs.visible().filter(family("publication")))
        )


def family(owner):
    """The publication of the outer row, its original, or a translation of either."""
    column = f"{owner}__" if owner else ""
    return (
        Q(**{f"{column}pk": OuterRef("pk")})
        | Q(**{f"{column}pk": OuterRef("translation_of")})
        | Q(**{f"{column}translation_of": OuterRef("pk")})
        | Q(**{f"{column}translation_of": OuterRef("translation_of")})
    )
