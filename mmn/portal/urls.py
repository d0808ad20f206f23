"""The home page and the archives that mix all kinds."""

from django.urls import path

from . import feeds, press, views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("press/", press.PressPage.as_view(), name="press"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("feed/", feeds.SiteFeed(), name="feed"),
    path("feed/atom/", feeds.AtomSiteFeed(), name="atom"),
    path("category/<slug:slug>/", views.CategoryArchive.as_view(), name="category"),
    path("category/<slug:slug>/feed/", feeds.CategoryFeed(), name="category_feed"),
    path(
        "category/<slug:slug>/feed/atom/",
        feeds.AtomCategoryFeed(),
        name="category_atom",
    ),
    path("tag/<slug:slug>/", views.TagArchive.as_view(), name="tag"),
    path("tag/<slug:slug>/feed/", feeds.TagFeed(), name="tag_feed"),
    path("tag/<slug:slug>/feed/atom/", feeds.AtomTagFeed(), name="tag_atom"),
]
