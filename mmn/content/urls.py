"""Standing pages: any path that nothing else has taken."""

from django.urls import path

from .views import PageDetail

app_name = "page"
urlpatterns = [path("<path:path>/", PageDetail.as_view(), name="detail")]
