"""Headers that Django and its packages don't set."""

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
