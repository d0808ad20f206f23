from django.urls import path

from . import feeds, months, people, views

app_name = "events"
urlpatterns = [
    path("", views.EventList.as_view(), name="list"),
    path("feed/", feeds.EventFeed(), name="feed"),
    path("feed/atom/", feeds.AtomEventFeed(), name="atom"),
    path("calendar.ics", views.EventCalendar.as_view(), name="calendar"),
    path("calendar/", months.Month.as_view(), name="months"),
    path("calendar/<int:year>/<int:month>/", months.Month.as_view(), name="month"),
    path("people/", people.People.as_view(), name="people"),
    path("people/<slug:slug>/", people.Person.as_view(), name="person"),
    path("<slug:slug>/event.ics", views.EventFile.as_view(), name="event_file"),
    path("<slug:slug>/", views.EventDetail.as_view(), name="detail"),
]
