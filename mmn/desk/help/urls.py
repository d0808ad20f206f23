"""Addresses of the guides."""

from django.contrib import admin
from django.urls import path

from . import views

urlpatterns = [
    path("", admin.site.admin_view(views.page), name="help"),
    path("<slug:name>/", admin.site.admin_view(views.page), name="help"),
    path(
        "pictures/<slug:name>.webp",
        admin.site.admin_view(views.picture),
        name="help_picture",
    ),
]
