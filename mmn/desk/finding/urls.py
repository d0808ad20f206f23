from django.urls import path

from . import views

urlpatterns = [
    path("tags/", views.tags, name="find_tags"),
    path("people/", views.people, name="find_people"),
    path("organisations/", views.organisations, name="find_organisations"),
    path(
        "organisations/make/",
        views.make_organisation,
        name="make_organisation",
    ),
]
