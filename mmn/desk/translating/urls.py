from django.urls import path

from . import views

urlpatterns = [path("", views.coverage, name="translations")]
