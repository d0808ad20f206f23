from django.urls import path

from . import feeds, views

app_name = "events"
urlpatterns = [
    path("", views.EventList.as_view(), name="list"),
    path("feed/", feeds.EventFeed(), name="feed"),
    path("calendar.ics", views.EventCalendar.as_view(), name="calendar"),
    path("<slug:slug>/event.ics", views.EventFile.as_view(), name="event_file"),
    path("<slug:slug>/", views.EventDetail.as_view(), name="detail"),
]
