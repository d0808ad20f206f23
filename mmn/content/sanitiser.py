"""Rich text down to its allow-list, tidied of what word processors leave behind.

Safety is nh3's alone: it has the last word, whatever the tidying before it did.
"""

import re
from collections import Counter
from html import unescape

import nh3
from django.conf import settings
from django.utils.html import escape

from .allowed_html import ATTRIBUTES, CLASSES, REMOVED_WHOLE, TAGS, URL_SCHEMES

_VALUES = {
    "lang": r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*",
    "hreflang": r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*",
    "dir": r"ltr|rtl|auto",
    "scope": r"row|col|rowgroup|colgroup",
    "rel": r"noopener",
    "role": r"presentation",
    **dict.fromkeys(
        ("width", "height", "colspan", "rowspan", "span", "start", "value"), r"\d{1,4}"
    ),
}
_VALUE_PATTERNS = {name: re.compile(pattern) for name, pattern in _VALUES.items()}
_PICTURE = re.compile(r"(?!.*\.\.)[\w/.-]+", re.ASCII)
# One of our schemes, or a relative address: no colon before its first slash.
_ADDRESS = re.compile(rf"(?:{'|'.join(sorted(URL_SCHEMES))}):|[^:]*(?:[/?#]|$)", re.I)

_ANY_PICTURE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
# With or without a host, the picture itself or one of its renditions.
_COPIED_PICTURE = re.compile(
    r"(\bsrc=[\"']?)(?:https?://[^/\"'\s>]+)?/media/(?:renditions/)?"
    r"(images/\d{4}/[a-z0-9-]+\.(?:jpg|png))(?:/\d+\.\w+)?(?=[\"'\s>])",
    re.IGNORECASE,
)
_FOREIGN_PICTURE = re.compile(r"\bsrc=[\"']?(https?://[^\"'\s<>]+)", re.IGNORECASE)

# As nh3 writes them: lower case, attributes in double quotes.
_ATTRIBUTES = r'((?: [a-z]+="[^"]*")*)'
_EMPTY = re.compile(
    rf"<(p|div|span|strong|b|em|i|u|s|sub|sup|a|h[2-5]|figcaption){_ATTRIBUTES}>"
    r"((?:\s|&nbsp;|<br>)*)</\1>"
)
_SPAN = re.compile(rf"<span{_ATTRIBUTES}>|</span>")
_LINK_OUT = re.compile(r'(<a(?: [a-z]+="[^"]*")*? href="(?:https?:)?[/\\]{2}[^"]*")')
_IMAGE = re.compile(rf"<img{_ATTRIBUTES}>")
_BLOCKS = {"p", "div", "h2", "h3", "h4", "h5", "figcaption"}
_DEEPEST_EMPTY = 20
_TAG = re.compile(r"<[^<>]*>")
_OPENING_OR_CLOSING = re.compile(r"<(/?)(?!(?:br|hr|img|col|wbr)\b)([a-zA-Z]+)")
# Far beyond any text, and where parsing begins to take long.
_DEEPEST = 500


def sanitise(html):
    """``html`` with everything off the allow-list removed; doing it twice changes
    nothing more."""
    if not html.strip():
        return ""
    if _depth(html) > _DEEPEST:
        html = escape(unescape(_TAG.sub(" ", html)))
    html = _clean(_pictures_from_elsewhere(_levelled(html)))
    html = _without_empty(_without_bare_spans(_without_lost_images(html)))
    return _clean(_LINK_OUT.sub(r'\1 rel="noopener"', html), {"a": {"rel"}}).strip()


def _depth(html):
    """How many elements may be open at once; an end without a begin ends nothing."""
    opened, depth, deepest = Counter(), 0, 0
    for slash, name in _OPENING_OR_CLOSING.findall(html.lower()):
        step = -1 if slash else 1
        if opened[name] + step >= 0:
            opened[name] += step
            depth += step
            deepest = max(deepest, depth)
    return deepest


def _clean(html, extra=None):
    attributes = {
        tag: names | (extra or {}).get(tag, set()) for tag, names in ATTRIBUTES.items()
    }
    return nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=REMOVED_WHOLE,
        attributes=attributes,
        attribute_filter=_value,
        allowed_classes=CLASSES,
        url_schemes=URL_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


def _value(tag, name, value):
    """The attribute's value if it is a possible one, or None to drop the attribute."""
    if tag == "img" and name == "src":
        return value if _is_own_picture(value) else None
    if name == "href":
        return value if _ADDRESS.match(value.strip()) else None
    pattern = _VALUE_PATTERNS.get(name)
    if pattern and not pattern.fullmatch(value):
        return None
    return value


def _is_own_picture(address):
    """No picture from another host: it would tell that host who reads which page."""
    path = address.removeprefix(settings.MEDIA_URL)
    return path != address and bool(_PICTURE.fullmatch(path))


def _levelled(html):
    """The page's title is its only h1: a pasted h1 becomes h2, h6 becomes h5.

    And what Google Docs wraps around everything, a <b> that is not bold, goes.
    """
    html = re.sub(r"<(/?)h1\b", r"<\1h2", html, flags=re.IGNORECASE)
    html = re.sub(r"<(/?)h6\b", r"<\1h5", html, flags=re.IGNORECASE)
    not_bold = r"<b\b[^>]{0,200}font-weight: ?normal[^>]{0,200}>"
    return re.sub(not_bold, "<span>", html, flags=re.IGNORECASE)


def _pictures_from_elsewhere(html):
    """Pictures copied from a page of this site get their stored address back; of
    pictures on other hosts a link stays, so that nothing is lost unseen."""
    return _ANY_PICTURE.sub(_at_home, html)


def _at_home(match):
    tag = _COPIED_PICTURE.sub(rf"\1{settings.MEDIA_URL}\2", match[0], count=1)
    foreign = _FOREIGN_PICTURE.search(tag)
    return f'<a href="{foreign[1]}">{foreign[1]}</a>' if foreign else tag


def _without_lost_images(html):
    return _IMAGE.sub(lambda m: _described(m[0]) if ' src="' in m[0] else "", html)


def _described(tag):
    """A picture is decorative or has a description, never both."""
    if ' role="' not in tag or re.search(r' alt="\s*[^"\s]', tag) is None:
        return tag
    return tag.replace(' role="presentation"', "")


def _without_bare_spans(html):
    """Spans that say nothing, neither language nor direction, leave their text."""
    kept = []

    def replace(match):
        if match[0] != "</span>":
            kept.append(bool(match[1]))
            return match[0] if match[1] else ""
        return match[0] if kept and kept.pop() else ""

    return _SPAN.sub(replace, html)


def _without_empty(html):
    """Without paragraphs and marks that hold nothing: Word's way of making space."""

    def replace(match):
        return "" if match[1] in _BLOCKS else match[3]

    for _depth in range(_DEEPEST_EMPTY):
        html, count = _EMPTY.subn(replace, html)
        if not count:
            break
    return html
