from django.urls import path

from . import views

app_name = "news"
urlpatterns = [
    path("", views.PostList.as_view(), name="list"),
    path("<slug:slug>/", views.PostDetail.as_view(), name="detail"),
]
