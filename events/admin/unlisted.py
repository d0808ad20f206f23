"""Names that have no page among people who spoke."""

from django.contrib import admin

from mmn.desk.search import BoundedSearch

from ..models import UnlistedPerson


@admin.register(UnlistedPerson)
class UnlistedPersonAdmin(BoundedSearch, admin.ModelAdmin):
    list_display = ["name"]
    search_fields = ["name"]
    show_full_result_count = False
