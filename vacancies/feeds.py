from mmn.content.feeds import KindFeed

from .models import Vacancy


class VacancyFeed(KindFeed):
    model = Vacancy
