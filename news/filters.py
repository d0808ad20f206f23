"""What the list of news can be narrowed by."""

from django.db.models import F
from django.db.models.functions import Coalesce, ExtractYear
from django.utils.translation import gettext_lazy as _

from mmn.content.filters import Filter, LanguageFilter

from .models import Post


def post_filters():
    year = Coalesce(ExtractYear("dated_on"), ExtractYear("published_at"))
    return [
        Filter(
            "type", _("Type"), _("All types"), F("format"), dict(Post.Format.choices)
        ),
        Filter("year", _("Year"), _("All years"), year),
        LanguageFilter(Post),
    ]
