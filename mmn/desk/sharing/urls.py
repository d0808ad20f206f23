from django.urls import path

from . import views

urlpatterns = [
    path("<int:pk>/", views.share, name="share"),
    path("withdraw/<int:pk>/", views.withdraw, name="withdraw_link"),
]
