from django.urls import path

from . import feeds, views

app_name = "publications"
urlpatterns = [
    path("", views.PublicationList.as_view(), name="list"),
    path("feed/", feeds.PublicationFeed(), name="feed"),
    path("<slug:slug>/", views.PublicationDetail.as_view(), name="detail"),
]
