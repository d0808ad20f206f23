from django.urls import path

from . import feeds, views

app_name = "news"
urlpatterns = [
    path("", views.PostList.as_view(), name="list"),
    path("feed/", feeds.PostFeed(), name="feed"),
    path("feed/atom/", feeds.AtomPostFeed(), name="atom"),
    path("<slug:slug>/", views.PostDetail.as_view(), name="detail"),
]
