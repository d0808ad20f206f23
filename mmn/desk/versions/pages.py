"""The public page of an entry as a version has it."""

from django.urls import resolve
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from mmn.content.languages import address_language

from .rows import STATE
from .snapshots import as_if


def page_as_it_was(request, rows, band):
    """The page that ``rows`` would have, under a ``band`` that says what this is; the
    state is today's, and nobody keeps a copy."""
    request.band = band
    with as_if(rows, keep=STATE) as entry:
        response = _page(request, entry)
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response


def _page(request, entry):
    """What the kind's own view answers for this entry and no other: its address may be
    another's today."""
    with translation.override(address_language(entry.language)):
        match = resolve(entry.get_absolute_url())

        class ThisOne(match.func.view_class):
            def get_object(self, queryset=None):
                return entry

        response = ThisOne.as_view()(request, *match.args, **match.kwargs)
        return response.render() if hasattr(response, "render") else response
