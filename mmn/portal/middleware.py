"""Headers that Django and its packages don't set; requests that nothing can mean."""

from django.conf import settings
from django.http import Http404
from django.middleware.gzip import GZipMiddleware
from django.urls import Resolver404, resolve

from mmn.content.addresses import in_admin

POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        *("accelerometer", "autoplay", "camera", "geolocation", "gyroscope"),
        *("magnetometer", "microphone", "payment", "usb"),
    )
)


# Moved, not found, gone: what HTTP lets caches keep though nobody says how long.
NO_PAGE = {301, 404, 410}


class PermissionsPolicyMiddleware:
    """Tells browsers that no page here asks for camera, microphone or position."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", POLICY)
        return response


class OpenerPolicyMiddleware:
    """Cuts the admin off from the window that opened it, and so every page for somebody
    who is logged in.

    A public page shows nothing of anybody, and its reader would pay: a browser begins a
    new process for a page that is cut off, which a cheap phone takes long for.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        known = settings.SESSION_COOKIE_NAME in request.COOKIES
        if known or in_admin(request):
            response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        return response


class NotKeptMiddleware:
    """Tells caches on the way that what is no page may be one when somebody asks again:
    an entry whose time has not come, an address that moves once more. Some keep a 404
    for minutes unless they are told."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code in NO_PAGE and "Cache-Control" not in response:
            response["Cache-Control"] = "max-age=0"
        return response


class CompressionMiddleware(GZipMiddleware):
    """Makes pages small that nobody keeps; those that are kept are compressed where
    they are. Files are as small as they get, and parts of them are asked for."""

    def process_response(self, request, response):
        kind = response.get("Content-Type", "").partition(";")[0]
        if response.streaming or not kind.startswith("text/"):
            return response
        return super().process_response(request, response)


class NoNulMiddleware:
    """404 for an address with a NUL character: no page has one, and PostgreSQL refuses
    to look for it. It stands late, so that its 404 is the page that every other one is.

    A view that says ``takes_any_text`` answers whatever its query is.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = "%00" in request.META["QUERY_STRING"]
        if "\0" in request.path_info or (asked and not takes_any_text(request)):
            raise Http404
        return self.get_response(request)


def takes_any_text(request):
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return False
    return getattr(getattr(view, "view_class", None), "takes_any_text", False)
