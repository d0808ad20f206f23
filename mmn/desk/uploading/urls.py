"""One request for each file; a token instead of it goes into the form."""

from django.urls import path

from . import views

urlpatterns = [
    path("photo/", views.photo, name="upload-photo"),
    path("pdf/", views.pdf, name="upload-pdf"),
    path("kept/<str:token>/", views.kept_picture, name="kept-picture"),
]
