from django.urls import path

from . import feeds, views

app_name = "vacancies"
urlpatterns = [
    path("", views.VacancyList.as_view(), name="list"),
    path("feed/", feeds.VacancyFeed(), name="feed"),
    path("feed/atom/", feeds.AtomVacancyFeed(), name="atom"),
    path("<slug:slug>/", views.VacancyDetail.as_view(), name="detail"),
]
