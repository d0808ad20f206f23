from mmn.content.feeds import InAtom, KindFeed

from .models import Vacancy


class VacancyFeed(KindFeed):
    model = Vacancy


class AtomVacancyFeed(InAtom, VacancyFeed):
    pass
