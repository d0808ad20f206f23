from django.urls import path

from . import feeds, months, views

app_name = "events"
urlpatterns = [
    path("", views.EventList.as_view(), name="list"),
    path("feed/", feeds.EventFeed(), name="feed"),
    path("feed/atom/", feeds.AtomEventFeed(), name="atom"),
    path("calendar.ics", views.EventCalendar.as_view(), name="calendar"),
    path("calendar/", months.Month.as_view(), name="months"),
    path("calendar/<int:year>/<int:month>/", months.Month.as_view(), name="month"),
    path("<slug:slug>/event.ics", views.EventFile.as_view(), name="event_file"),
    path("<slug:slug>/", views.EventDetail.as_view(), name="detail"),
]
