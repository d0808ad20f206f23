from django.contrib import admin
from django.urls import path

from . import views

staff = admin.site.admin_view

urlpatterns = [
    path("<int:pk>/", staff(views.whole), name="library_file"),
    path("<int:pk>/small/", staff(views.small), name="library_small"),
]
