"""The text of a PDF as a page that any phone opens: no need to fetch the file."""

from itertools import accumulate

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from mmn.content.cacheable import cacheable

from .paragraphs import paragraphs
from .visibility import document_for

# A page of the site has about so many letters of the text, and whole pages of print.
LETTERS = 40_000


@cacheable("page")
@require_safe
def text(request, key):
    """A part of the text: the one with the page of print in ``?page=``."""
    document, public = document_for(request, key)
    if document is None:
        raise Http404
    pages = document.pages_of_text()
    if not pages:
        response = HttpResponseRedirect(document.get_absolute_url())
    else:
        response = render(request, "media/text.html", context(request, document, pages))
    if not public:
        add_never_cache_headers(response)
    else:
        response["Cache-Control"] = "public, no-cache"
    return response


def context(request, document, pages):
    parts = in_parts(pages)
    number = part_with(parts, request.GET.get("page", ""))
    part = parts[number]
    reading = document.reading
    return {
        "document": document,
        "entry": document.owner.specific,
        "pages": [(page, paragraphs(words)) for page, words in part],
        "given": part[0][0] is None,
        "parts": [(p[0][0], p[-1][0], p is part) for p in parts],
        "reading": reading if part[0][0] is not None else None,
    }


def in_parts(pages):
    """Pages put together to parts that a phone takes easily; a long page stays one."""
    ends = accumulate(len(words) for _page, words in pages)
    parts = {}
    for page, end in zip(pages, ends, strict=True):
        parts.setdefault((end - len(page[1])) // LETTERS, []).append(page)
    return list(parts.values())


def part_with(parts, page):
    """Which of the parts has this page of print; the first, if none has."""
    if not (page.isascii() and page.isdecimal() and len(page) < 7):
        return 0
    starts = (n for n, part in enumerate(parts) if (part[0][0] or 0) <= int(page))
    return max(starts, default=0)
