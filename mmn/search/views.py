"""The page of results."""

from django.core.paginator import Paginator
from django.utils.cache import patch_cache_control
from django.utils.functional import classproperty
from django.utils.translation import get_language
from django.views.generic import TemplateView

from mmn.content.cacheable import Cacheable

from .asking import folded, understand
from .finding import find
from .helping import count, help_for
from .narrowing import asked_for, narrowings, offer
from .results import results

PER_PAGE = 10


class SearchResults(TemplateView):
    template_name = "search/results.html"
    takes_any_text = True

    @classproperty
    def cacheable(cls):
        return Cacheable(("q", *(one.name for one in narrowings()), "page"))

    def get_context_data(self, **kwargs):
        query = self.request.GET
        asked = understand(query.get("q", ""))
        context = super().get_context_data(query=asked.text, asked=asked, **kwargs)
        if not asked:
            return context
        narrowed = asked_for(query)
        facets = [one.facet for one in narrowed if one.facet]
        found = find(asked, facets)
        page = Paginator(found, PER_PAGE).get_page(query.get("page"))
        context |= {
            "found": found,
            "page_obj": page,
            "paginator": page.paginator,
            "pages": pages(page, same_search(self.request)),
            "results": results(page.object_list, asked, get_language()),
            "narrowed": bool(facets),
            "filters": offer(narrowed, found.counts(), found.more),
        }
        if not found:
            context["help"] = help_for(asked, facets)
            if not facets and self.request.method == "GET":
                count(folded(asked.text))
        return context

    def render_to_response(self, context, **kwargs):
        response = super().render_to_response(context, **kwargs)
        if "help" in context:
            # Nobody keeps it: each search in vain is counted for staff.
            patch_cache_control(response, private=True)
        return response


def same_search(request):
    """The address of the first page of the same results."""
    query = request.GET.copy()
    query.pop("page", None)
    return f"{request.path}?{query.urlencode()}"


def pages(page, first):
    """(number, address) of pages around the shown one, that of the page before and of
    the next; a gap has no number, the shown one no address."""
    count = page.paginator.num_pages
    if count == 1:
        return None

    def link(number):
        if not 1 <= number <= count:
            return None
        return f"{first}&page={number}" if number > 1 else first

    near = page.paginator.get_elided_page_range(page.number, on_each_side=2)
    numbers = [n if isinstance(n, int) else 0 for n in near]
    return {
        "before": link(page.number - 1),
        "next": link(page.number + 1),
        "numbers": [(n, link(n) if n != page.number else None) for n in numbers],
    }
