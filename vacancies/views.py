from mmn.content.views import EntryDetail, KindList

from .models import Vacancy


class VacancyList(KindList):
    model = Vacancy


class VacancyDetail(EntryDetail):
    model = Vacancy
