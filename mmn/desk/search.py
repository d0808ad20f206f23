"""What lists are asked for: nonsense is answered, and quickly."""

from django.contrib.admin.views.main import ERROR_FLAG
from django.shortcuts import redirect

LONGEST = 200
MOST_WORDS = 8


class BoundedSearch:
    """Mixed into admins with a search: each word costs a condition on every row."""

    def get_search_results(self, request, queryset, search_term):
        words = search_term[:LONGEST].split()[:MOST_WORDS]
        return super().get_search_results(request, queryset, " ".join(words))

    def changelist_view(self, request, extra_context=None):
        try:
            return super().changelist_view(request, extra_context)
        except OverflowError:  # a filter with a number that no database holds
            return redirect(f"{request.path}?{ERROR_FLAG}=1")
