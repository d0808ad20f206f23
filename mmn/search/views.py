"""The page of results."""

from django.core.paginator import Paginator
from django.utils.translation import get_language
from django.views.generic import TemplateView

from .asking import folded, understand
from .finding import find
from .helping import count, help_for
from .narrowing import asked_for, offer
from .results import results

PER_PAGE = 10


class SearchResults(TemplateView):
    template_name = "search/results.html"
    takes_any_text = True

    def get_context_data(self, **kwargs):
        query = self.request.GET
        asked = understand(query.get("q", ""))
        context = super().get_context_data(query=asked.text, asked=asked, **kwargs)
        if not asked:
            return context
        narrowed = asked_for(query)
        facets = [one.facet for one in narrowed if one.facet]
        found = find(asked, facets)
        page = Paginator(found.hits, PER_PAGE).get_page(query.get("page"))
        context |= {
            "found": found,
            "page_obj": page,
            "paginator": page.paginator,
            "results": results(page.object_list, asked, get_language()),
            "narrowed": bool(facets),
            "filters": offer(narrowed, found.counts()),
        }
        if not found.hits:
            context["help"] = help_for(asked, facets)
            if not facets and self.request.method == "GET":
                count(folded(asked.text))
        return context
