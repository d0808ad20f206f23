from django.urls import path

from . import views

app_name = "vacancies"
urlpatterns = [
    path("", views.VacancyList.as_view(), name="list"),
    path("<slug:slug>/", views.VacancyDetail.as_view(), name="detail"),
]
