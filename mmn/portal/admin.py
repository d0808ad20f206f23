"""What staff see of the home page: its numbers."""

from django.contrib import admin

from mmn.desk.admin.content import NameInline
from mmn.desk.search import BoundedSearch

from .models import HomeNumber, HomeNumberName


class HomeNumberNameInline(NameInline):
    model = HomeNumberName


@admin.register(HomeNumber)
class HomeNumberAdmin(BoundedSearch, admin.ModelAdmin):
    list_display = ["value", "label", "source", "as_of", "position"]
    list_display_links = ["value", "label"]
    search_fields = ["value", "label", "source"]
    show_full_result_count = False
    inlines = [HomeNumberNameInline]
