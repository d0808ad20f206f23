"""The language of the interface is what the address says; in the admin, what each of
the staff chose. And the policy for the style sheets inside a page."""

from functools import lru_cache

from csp.constants import SELF
from django.conf import settings
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from .addresses import in_admin
from .languages import INTERFACE


class AddressLanguageMiddleware:
    """Activates the language of the address's prefix; English where there is none.

    Unlike Django's LocaleMiddleware it lets no cookie and no header choose, so that one
    address is one page for every reader and every cache. Only the admin, whose pages no
    cache keeps, follows the cookie that Django's ``set_language`` leaves there.

    The home page offers the reader's language: for it, ``Accept-Language`` is cut down
    to one of ours or nothing, so that a cache behind this keeps no more variants than
    there are languages.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with translation.override(language_of(request)):
            request.LANGUAGE_CODE = translation.get_language()
            offered = preferred(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
            own = offered == request.LANGUAGE_CODE
            request.META["HTTP_ACCEPT_LANGUAGE"] = "" if own else offered
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response


def language_of(request):
    """What the prefix says; without one English, or in the admin the cookie's."""
    if prefix := translation.get_language_from_path(request.path_info):
        return prefix
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in INTERFACE and in_admin(request):
        return chosen
    return settings.LANGUAGE_CODE


@lru_cache(maxsize=1000)
def preferred(header):
    """The first language of the interface that an ``Accept-Language`` asks for; else
    nothing."""
    for code, _weight in parse_accept_lang_header(header):
        try:
            found = translation.get_supported_language_variant(code)
        except LookupError:
            continue
        return found
    return ""


class InlinePolicyMiddleware:
    """Lets the content security policy allow the style sheets and scripts that
    ``{% style %}`` and ``{% script %}`` put into the page, each by the hash of its
    text, and no others."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if allowed := getattr(request, "inline_sources", None):
            update = dict(getattr(response, "_csp_update", None) or {})
            for directive, sources in allowed.items():
                update[directive] = [SELF, *sources]
            response._csp_update = update
        return response
