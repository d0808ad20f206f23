"""Addresses without a language: for machines, and those of the old site."""

from django.urls import path

from . import views

urlpatterns = [
    path("healthz", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
]
