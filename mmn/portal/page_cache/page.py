"""One page as it is kept: its headers and body, and the answers made from them."""

import gzip
import json
from hashlib import blake2b

import brotli
from django.utils.http import http_date, parse_http_date_safe

# Kept copies are asked about each time, which is short; only while the site does not
# answer, others may show the last one for a day.
CACHE_CONTROL = "public, max-age=0, stale-if-error=86400"
ENCODERS = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
# Headers that belong to one encoding or one answer; they are made anew.
MADE_ANEW = {
    "content-length",
    "content-encoding",
    "etag",
    "last-modified",
    "cache-control",
    "vary",
    "date",
    "connection",
}
# What "you have it already" repeats (RFC 9110, 15.4.5).
OF_NOT_MODIFIED = {"cache-control", "content-location", "etag", "expires", "vary"}
VARY = ("Accept-Encoding", "Cookie")


class Page:
    """``headers`` without those that are made anew; ``modified``: since when the body
    is as it is, in whole seconds; ``used`` and ``ways``: for ``Memory``."""

    __slots__ = (
        *("answers", "body", "digest", "headers", "modified", "size"),
        *("used", "ways"),
    )

    def __init__(self, headers, body, modified, digest=None):
        self.headers = headers
        self.body = body
        self.modified = modified
        self.digest = digest or blake2b(body, digest_size=12).hexdigest()
        # An upper limit of what its encodings and ways take together.
        self.size = 2 * len(body) + 16384
        self.answers = {}
        self.used, self.ways = False, []

    def answer(self, encoding):
        """(page, headers, body, ETag, headers of "not modified") in an encoding."""
        found = self.answers.get(encoding)
        if found is None:
            found = self.answers[encoding] = self._answer(encoding)
        return found

    def encoded(self, encoding):
        """The body in an encoding, or None where that makes it no smaller."""
        body = ENCODERS[encoding](self.body) if encoding else self.body
        return body if not encoding or len(body) < len(self.body) else None

    def _answer(self, encoding):
        body = self.encoded(encoding)
        if body is None:
            return self.answer("")
        etag = f'"{self.digest}-{encoding}"' if encoding else f'"{self.digest}"'
        headers = [
            *self.headers,
            ("Content-Length", str(len(body))),
            ("ETag", etag),
            ("Last-Modified", http_date(self.modified)),
        ]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        short = [row for row in headers if row[0].lower() in OF_NOT_MODIFIED]
        return self, headers, [body], etag, short

    def has_not_changed(self, environ, etag):
        """Whether the reader has this already, by what the browser says of its copy."""
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None:
            return etag in known or known.strip() == "*"
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        if since is None:
            return False
        since = parse_http_date_safe(since)
        return since is not None and since >= self.modified

    def dumped(self):
        facts = [self.headers, self.modified, self.digest]
        return json.dumps(facts).encode() + b"\n" + self.body

    @classmethod
    def loaded(cls, dumped):
        facts, _line, body = dumped.partition(b"\n")
        headers, modified, digest = json.loads(facts)
        return cls([tuple(row) for row in headers], body, modified, digest)


def may_be_kept(answer, by_language):
    """Whether everybody may get this answer; ``by_language``: everybody with the same
    language."""
    facts = {name.lower(): value for name, value in answer.headers}
    if answer.code != 200 or answer.body is None:
        return False
    if "set-cookie" in facts or "content-encoding" in facts:
        return False
    control = facts.get("cache-control", "").lower()
    if "no-store" in control or "private" in control:
        return False
    allowed = {"", "accept-encoding", "cookie"}
    allowed |= {"accept-language"} if by_language else set()
    named = {one.strip().lower() for one in facts.get("vary", "").split(",")}
    return named <= allowed


def page_headers(headers):
    """The headers that every answer with the page has."""
    vary = dict.fromkeys(VARY)
    for name, value in headers:
        if name.lower() == "vary":
            vary |= dict.fromkeys(
                one.strip() for one in value.split(",") if one.strip()
            )
    named = {one.lower(): one for one in vary}
    kept = [row for row in headers if row[0].lower() not in MADE_ANEW]
    return [
        *kept,
        ("Cache-Control", CACHE_CONTROL),
        ("Vary", ", ".join(named.values())),
    ]
