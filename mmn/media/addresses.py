"""Where a picture and its smaller renditions stand: by name alone, no file is opened.

``images/2026/dawei-3fa9c1.jpg`` has its renditions at
``renditions/images/2026/dawei-3fa9c1.jpg/640.avif``, ``.../640.webp`` and
``.../640.jpg``.
"""

import re
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings

WIDTHS = (320, 640, 960, 1600)
FOLDER = "renditions/"
# Served to the few readers that do not know srcset, and to feeds.
DEFAULT_WIDTH = 960

IMAGE = re.compile(r"images/\d{4}/[a-z0-9_-]+\.(jpg|png)")
_RENDITION = re.compile(
    r"renditions/(images/\d{4}/[\w.-]+\.(jpg|png))/(\d{3,4})\.(\w+)"
)


class Rendition(NamedTuple):
    """One smaller copy of an image; ``width`` is the most it can be wide."""

    original: str
    width: int
    extension: str

    @property
    def name(self):
        return f"{FOLDER}{self.original}/{self.width}.{self.extension}"


def fallback(original):
    """The format of the original, which everything reads."""
    return original.rpartition(".")[2]


def extensions(original):
    """Smallest first: AVIF, WebP, and for readers without them the original's."""
    return ("avif", "webp", fallback(original))


def widths_for(width):
    """The fixed widths that make sense for an image ``width`` pixels wide: all below
    it and the first that holds it whole."""
    return [w for i, w in enumerate(WIDTHS) if i == 0 or WIDTHS[i - 1] < width]


def renditions_of(original, width):
    """Every rendition that an image of this name and width has."""
    return [
        Rendition(original, w, extension)
        for w in widths_for(width)
        for extension in extensions(original)
    ]


def parse_rendition(name):
    """The rendition that ``name`` addresses, or None if no such one can exist."""
    match = _RENDITION.fullmatch(name)
    if match is None or int(match[3]) not in WIDTHS:
        return None
    rendition = Rendition(match[1], int(match[3]), match[4])
    same = rendition.name == name and match[4] in extensions(match[1])
    return rendition if same else None


def media_address(name):
    return settings.MEDIA_URL + quote(name)


def name_of(address):
    """The name in storage of an original image at this address, or nothing."""
    name = address.removeprefix(settings.MEDIA_URL)
    return name if name != address and IMAGE.fullmatch(name) else ""


def srcset(original, width, extension):
    """The value of ``srcset`` for an image shown at most ``width`` pixels wide."""
    return ", ".join(
        f"{media_address(Rendition(original, w, extension).name)} {min(w, width)}w"
        for w in widths_for(width)
    )


def sources(original, width, sizes):
    """The attributes of each ``<source>`` before the ``<img>``, best first: nothing but
    its place for readers who asked their device to save data, then AVIF, then WebP."""
    nothing = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'/%3E"
    return [
        {
            "media": "(prefers-reduced-data: reduce)",
            "srcset": f"{nothing} 1w",
            "sizes": sizes,
        },
        *(
            {
                "type": f"image/{extension}",
                "srcset": srcset(original, width, extension),
                "sizes": sizes,
            }
            for extension in extensions(original)[:-1]
        ),
    ]


def default_address(original, width):
    """The address for ``src``: a middle rendition, not the large original."""
    fitting = [w for w in widths_for(width) if w <= DEFAULT_WIDTH]
    return media_address(Rendition(original, fitting[-1], fallback(original)).name)


def largest_address(original, width):
    """The address of the largest rendition, in a format that everything reads; a
    ``width`` that is not known counts as large."""
    widest = widths_for(width)[-1] if width else WIDTHS[-1]
    return media_address(Rendition(original, widest, fallback(original)).name)
