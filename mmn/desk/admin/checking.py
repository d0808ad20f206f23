"""Admin of the terms to avoid: a list that the secretariat keeps."""

from django.contrib import admin

from ..forms import OneLineTexts
from ..models import AvoidedTerm


@admin.register(AvoidedTerm)
class AvoidedTermAdmin(OneLineTexts, admin.ModelAdmin):
    list_display = ["term", "preferred", "reason"]
    search_fields = ["term", "preferred", "reason"]
    show_full_result_count = False
