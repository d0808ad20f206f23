"""Addresses of versions and of changes that wait."""

from django.urls import path

from . import waiting_views

urlpatterns = [
    path("<int:pk>/choose/", waiting_views.choose, name="choose"),
    path("<int:pk>/publish/", waiting_views.publish, name="publish_changes"),
    path("<int:pk>/schedule/", waiting_views.schedule, name="schedule_changes"),
    path("<int:pk>/discard/", waiting_views.throw_away, name="discard_changes"),
]
