from django.urls import path

from .views import SearchResults

app_name = "search"
urlpatterns = [path("", SearchResults.as_view(), name="results")]
