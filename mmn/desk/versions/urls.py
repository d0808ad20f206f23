"""Addresses of versions and of changes that wait."""

from django.urls import path

from . import compare, deleted, restore_views, waiting_views

urlpatterns = [
    path("deleted/", deleted.deleted_list, name="deleted"),
    path("deleted/<int:pk>/", deleted.recover_entry, name="recover"),
    path("deleted/<int:pk>/page/", deleted.preview, name="deleted_page"),
    path("<int:pk>/compare/", compare.compare, name="compare"),
    path("<int:pk>/files/<path:name>", compare.file, name="version_file"),
    path("<int:pk>/<int:revision>/page/", compare.page, name="version_page"),
    path(
        "<int:pk>/<int:revision>/restore/",
        restore_views.restore_version,
        name="restore",
    ),
    path("<int:pk>/choose/", waiting_views.choose, name="choose"),
    path("<int:pk>/publish/", waiting_views.publish, name="publish_changes"),
    path("<int:pk>/schedule/", waiting_views.schedule, name="schedule_changes"),
    path("<int:pk>/discard/", waiting_views.throw_away, name="discard_changes"),
]
