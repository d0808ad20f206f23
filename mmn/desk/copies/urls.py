from django.contrib import admin
from django.urls import path

from . import views

staff = admin.site.admin_view

urlpatterns = [
    # Scripts ask here: they get an answer, not the page to log in.
    path("", views.copies, name="copies"),
    path("offers/", views.offered, name="copy_offers"),
    path("mine/", staff(views.mine), name="my_copies"),
    path("<int:pk>/", staff(views.beside), name="copy"),
    path("<int:pk>/throw-away/", staff(views.throw_away), name="throw_copy_away"),
]
