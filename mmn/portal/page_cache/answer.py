"""What the application answered, to be looked at before it is sent."""

import re

from .page import ENCODERS

# RFC 9110, 12.4.2: a weight of nothing, with up to three decimals.
NOT_TAKEN = re.compile(r"q=0(?:\.0{0,3})?")
# Shorter ones get no smaller.
WORTH_IT = 200


class Answer:
    """``body`` is None where it is sent piece by piece."""

    def __init__(self, application, environ):
        self.response = application(environ, self.take)
        self.code = int(self.status.partition(" ")[0])
        self.body = None
        if not getattr(self.response, "streaming", True):
            try:
                self.body = b"".join(self.response)
            finally:
                self.response.close()

    def take(self, status, headers, exc_info=None):
        self.status, self.headers = status, headers

    def respond(self, environ, start_response):
        if self.body is None:
            start_response(self.status, self.headers)
            return self.response
        headers, body = self.compressed(environ.get("HTTP_ACCEPT_ENCODING", ""))
        start_response(self.status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def compressed(self, accepted):
        """(headers, body) of a page as small as the reader takes it. The application
        was not told what that is, and a page may be kept."""
        encoding = best_encoding(accepted)
        facts = {name.lower(): value for name, value in self.headers}
        is_page = facts.get("content-type", "").startswith("text/html")
        is_page = is_page and len(self.body) > WORTH_IT
        if not encoding or not is_page or "content-encoding" in facts:
            return self.headers, self.body
        body = ENCODERS[encoding](self.body)
        headers = [one for one in self.headers if one[0].lower() != "content-length"]
        sizes = ("Content-Encoding", encoding), ("Content-Length", str(len(body)))
        return [*headers, *sizes], body


def best_encoding(accepted):
    """Brotli, gzip or "": what ``Accept-Encoding`` takes."""
    taken = {}
    for part in accepted.lower().split(","):
        name, _semicolon, weight = part.partition(";")
        taken[name.strip()] = not NOT_TAKEN.fullmatch(weight.replace(" ", ""))
    anything = taken.get("*", False)
    return next((one for one in ("br", "gzip") if taken.get(one, anything)), "")
