from django.contrib import admin
from django.urls import path

from .views import preview

urlpatterns = [
    path("<str:label>/", admin.site.admin_view(preview), name="pasting"),
]
