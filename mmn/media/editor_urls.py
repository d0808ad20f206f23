"""Where the text editor sends and finds pictures.

The names are those that the editor's own package reverses; its views are never used.
"""

from django.urls import path

from . import editor_views

urlpatterns = [
    path("upload/", editor_views.upload, name="ckeditor_upload"),
    path("browse/", editor_views.browse, name="ckeditor_browse"),
]
