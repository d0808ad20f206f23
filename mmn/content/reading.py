"""What a page adds to stored rich text: sizes for pictures, room for wide tables."""

import re

from django.utils.html import escape, strip_tags
from django.utils.translation import gettext as _

from mmn.media.addresses import default_address, fallback, name_of, sources, srcset

# Text columns are at most this wide; smaller screens take what they need.
SIZES = "(min-width: 48em) 44rem, 100vw"

_IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_TABLE = re.compile(r"<table\b[^>]*>|</table>")
_REGION = '<div class="table-scroll" role="region" tabindex="0" aria-label="{}">'
_CAPTION = re.compile(
    r"\s*(?:<table[^>]*>)?\s*<caption[^>]*>(.*?)</caption>", re.DOTALL
)


def for_reading(html):
    """Sanitised ``html`` as a page shows it; text without pictures and tables as is."""
    if "<img" in html:
        html = _IMAGE.sub(_sized, html)
    if "<table" in html:
        html = _with_scrolling_tables(html)
    return html


def _sized(match):
    """An image with smaller renditions, loaded when the reader comes near."""
    attributes = dict(_ATTRIBUTE.findall(match[1]))
    name = name_of(attributes.get("src", ""))
    width = int(attributes.get("width") or 0)
    attributes.setdefault("alt", "")
    attributes |= {"loading": "lazy", "decoding": "async"}
    if not name or not width:
        return _tag("img", attributes)
    sizes = f"(min-width: {width}px) {width}px, 100vw" if width < 700 else SIZES
    attributes["src"] = default_address(name, width)
    attributes["srcset"] = srcset(name, width, fallback(name))
    attributes["sizes"] = sizes
    better = "".join(_tag("source", one) for one in sources(name, width, sizes))
    return f"<picture>{better}{_tag('img', attributes)}</picture>"


def _tag(name, attributes):
    """The values come out of sanitised HTML, or are ours: they are escaped already."""
    pairs = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{pairs}>"


def _with_scrolling_tables(html):
    """Each outer table in a region that scrolls by itself, named for screen readers."""
    depth = number = 0

    def replace(match):
        nonlocal depth, number
        if match[0] == "</table>":
            depth -= 1
            return "</table></div>" if depth == 0 else match[0]
        depth += 1
        if depth > 1:
            return match[0]
        number += 1
        label = escape(_label(html, match.end(), number))
        return _REGION.format(label) + match[0]

    return _TABLE.sub(replace, html)


def _label(html, start, number):
    caption = _CAPTION.match(html, start)
    words = " ".join(strip_tags(caption[1]).split()) if caption else ""
    return words or (_("Table") if number == 1 else f"{_('Table')} {number}")
