"""Ask this site itself what visitors get at one of its addresses, without network."""

import io
from functools import cache
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

from .fetching import REDIRECTS, Answer

MOST_REDIRECTS = 5
FOR_GOOD = {301, 308}


def ask_ourselves(path):
    """The status that somebody not logged in gets in the end, and, where a page moved
    for good, its address now."""
    now, moved = path, False
    for _turn in range(MOST_REDIRECTS):
        status, location = answer(now)
        if status not in REDIRECTS or not own_path(location):
            return Answer(status, "", now if moved and now != path else "")
        now, moved = own_path(location), moved or status in FOR_GOOD
    return Answer(None, "redirects")


def own_path(location):
    """The path that a redirect of ours leads to; "" if it leads elsewhere."""
    parts = urlsplit(urljoin(f"//{own_host()}/", location))
    if not location or parts.hostname != own_host().partition(":")[0]:
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def answer(path):
    response = site().get_response(request_for(path))
    # Not response.close(): that ends a request, and with it the thread's connections.
    stream = getattr(response, "file_to_stream", None)
    if stream:
        stream.close()
    return response.status_code, response.headers.get("Location", "")


@cache
def site():
    return WSGIHandler()


def request_for(path):
    parts = urlsplit(path)
    raw = unquote(parts.path).encode().decode("latin-1")
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": raw,
            "SCRIPT_NAME": "",
            "QUERY_STRING": parts.query,
            "SERVER_NAME": own_host(),
            "SERVER_PORT": "443" if settings.SECURE_SSL_REDIRECT else "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": "https" if settings.SECURE_SSL_REDIRECT else "http",
            "wsgi.input": io.BytesIO(),
        }
    )


def own_host():
    """A name to which this site answers."""
    names = [name.lstrip(".") for name in settings.ALLOWED_HOSTS if name != "*"]
    return names[0] if names else "localhost"
