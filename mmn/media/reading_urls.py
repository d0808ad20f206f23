"""What is read in the reader's language: under the prefixes, unlike the files."""

from django.urls import path

from . import reading_views

app_name = "reading"
urlpatterns = [path("files/<slug:key>/text/", reading_views.text, name="text")]
