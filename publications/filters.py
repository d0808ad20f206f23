"""What the list of publications can be narrowed by."""

from django.db.models import F
from django.db.models.functions import Coalesce, ExtractYear
from django.utils.translation import gettext_lazy as _

from mmn.content.filters import Filter, LanguageFilter

from .models import Publication


def publication_filters():
    types = dict(Publication.PublicationType.choices)
    year = Coalesce(ExtractYear("published_in"), ExtractYear("published_at"))
    return [
        Filter("type", _("Type"), _("All types"), F("publication_type"), types),
        Filter("year", _("Year"), _("All years"), year),
        LanguageFilter(Publication),
    ]
