"""What staff see of the search: words that mean the same, and what was not found."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from mmn.desk.search import BoundedSearch

from .models import EqualWords, FruitlessQuery


@admin.register(EqualWords)
class EqualWordsAdmin(BoundedSearch, admin.ModelAdmin):
    list_display = ["__str__", "note"]
    search_fields = ["words", "note"]
    show_full_result_count = False


@admin.register(FruitlessQuery)
class FruitlessQueryAdmin(BoundedSearch, admin.ModelAdmin):
    """Counted as readers search; staff look, try, and delete what is settled."""

    list_display = ["query", "times", "last_on", "again"]
    list_display_links = None
    search_fields = ["query"]
    date_hierarchy = "last_on"
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description=_("try again"))
    def again(self, row):
        address = f"{reverse('search:results')}?{urlencode({'q': row.query})}"
        return format_html('<a href="{}">{}</a>', address, _("Search on the site"))
