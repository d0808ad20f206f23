"""Addresses of the site's own pages, each worked out once."""

from functools import lru_cache

from django.urls import get_script_prefix, reverse
from django.utils import translation

# Far more than a page has, and some megabytes at most.
MOST = 10_000


def address(name, *parts, language=None):
    """The address of the page called ``name`` under the prefix of ``language``, or
    else of the interface the reader is using; as ``reverse()`` says it."""
    language = language or translation.get_language()
    return _reversed(name, parts, language, get_script_prefix())


def in_admin(request):
    """Whether the request is for a page of the admin."""
    return request.path.startswith(reverse("admin:index"))


@lru_cache(MOST)
def _reversed(name, parts, language, _prefix):
    with translation.override(language):
        return reverse(name, args=parts)
