"""Files: photos by their stored name, documents at an address that never changes."""

from django.urls import path

from . import views

app_name = "media"
urlpatterns = [
    path("media/renditions/<path:original>/card.jpg", views.card, name="card"),
    path("media/<path:name>", views.image, name="image"),
    path("files/<slug:key>/earlier/<int:pk>/", views.earlier, name="earlier"),
    path("files/<slug:key>/<str:name>", views.document, name="document"),
]
