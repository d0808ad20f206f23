"""Headers that Django and its packages don't set; requests that nothing can mean."""

from django.http import Http404

POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        *("accelerometer", "autoplay", "camera", "geolocation", "gyroscope"),
        *("magnetometer", "microphone", "payment", "usb"),
    )
)


class PermissionsPolicyMiddleware:
    """Tells browsers that no page here asks for camera, microphone or position."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", POLICY)
        return response


class NoNulMiddleware:
    """404 for an address with a NUL character: no page has one, and PostgreSQL refuses
    to look for it. It stands late, so that its 404 is the page that every other one is.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\0" in request.path_info or "%00" in request.META["QUERY_STRING"]:
            raise Http404
        return self.get_response(request)
