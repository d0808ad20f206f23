from mmn.content.views import EntryDetail, KindList

from .models import Publication


class PublicationList(KindList):
    model = Publication


class PublicationDetail(EntryDetail):
    model = Publication
