"""Style sheets that travel inside the page: no reader waits for a second round trip
before the page has its looks. The sources stay files, one for each component.
"""

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static

_STRING = r""""[^"\n]*"|'[^'\n]*'"""
_COMMENT = re.compile(rf"({_STRING})|/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(rf"({_STRING})|\s+")
_AROUND = re.compile(rf"({_STRING})|\s?([{{}};,])\s?|(:)\s")
_ADDRESS = re.compile(r'url\("\.\./([^"]+)"\)')


class Sheet(NamedTuple):
    """The text of a ``<style>`` and what the content security policy calls it."""

    text: str
    source: str


def sheet(*names):
    """The sheets of ``static/css/`` with these names, one after the other.

    Read once in the life of the process; anew each time while developing (``DEBUG``).
    """
    return _made(names) if settings.DEBUG else _kept(names)


def _made(names):
    text = "".join(compact(_read(name)) for name in names)
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Sheet(text, f"'sha256-{digest}'")


_kept = lru_cache(_made)


def _read(name):
    found = finders.find(f"css/{name}.css")
    if found is None:
        raise LookupError(f"static/css/{name}.css does not exist")
    return Path(found).read_text()


def compact(css):
    """Without comments and needless space; addresses as the server has them."""
    css = _COMMENT.sub(lambda found: found[1] or " ", css)
    css = _SPACE.sub(lambda found: found[1] or " ", css)
    css = _AROUND.sub(lambda found: found[1] or found[2] or found[3], css).strip()
    css = css.replace(";}", "}")
    return _ADDRESS.sub(lambda found: f'url("{static(found[1])}")', css)
