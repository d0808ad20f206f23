"""What travels inside the page, so that no reader waits for a second round trip: style
sheets (``styles``), scripts (``scripts``) and the icon, from files of ``static/``.

The content security policy names sheets and scripts by the hashes of their texts, so
that no others run (``InlinePolicyMiddleware``).
"""

import base64
import hashlib
from functools import lru_cache, wraps
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.contrib.staticfiles import finders

# What RFC 3986 lets stand in such an address as it is, but for &, which HTML would not.
_PLAIN = "/:=,;()!*'@$+?"


class Inline(NamedTuple):
    """A text inside a page, and what the content security policy calls it."""

    text: str
    source: str


def made_once(make):
    """``make(*names)``, which gives a text, as a function that gives an ``Inline``.

    Made once in the life of the process; anew each time while developing (``DEBUG``).
    """

    def made(names):
        text = make(*names)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        return Inline(text, f"'sha256-{digest}'")

    kept = lru_cache(made)

    @wraps(make)
    def inline(*names):
        return made(names) if settings.DEBUG else kept(names)

    return inline


def source_text(path):
    """What a file below ``static/`` says. Raises LookupError where there is none."""
    found = finders.find(path)
    if found is None:
        raise LookupError(f"static/{path} does not exist")
    return Path(found).read_text()


@lru_cache
def svg_address(path):
    """An SVG below ``static/`` as an address that holds all of it (RFC 2397)."""
    return "data:image/svg+xml," + quote(source_text(path).strip(), safe=_PLAIN)


def allow(request, directive, inline):
    """Let the policy of the answer to ``request`` allow it, by ``style-src``, say."""
    sources = request.__dict__.setdefault("inline_sources", {})
    sources.setdefault(directive, []).append(inline.source)
