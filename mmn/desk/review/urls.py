from django.contrib import admin
from django.urls import path

from . import views

urlpatterns = [path("when/", admin.site.admin_view(views.when_seen), name="when")]
