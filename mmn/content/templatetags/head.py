"""What the head of a page tells search engines and those who make cards of links."""

import json
from urllib.parse import urlencode

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from ..languages import INTERFACE, LOCALES
from ..structured import root_of
from .entries import below_prefix

register = template.Library()


@register.simple_tag(takes_context=True)
def site_root(context):
    """Scheme and host, for addresses that must be whole; nothing without a request."""
    request = context.get("request")
    return root_of(request) if request else ""


@register.simple_tag(takes_context=True)
def own_address(context):
    """The path and the part of the query that make this page what it is: the chosen
    filters and the number of the page, whatever else came along. A page that stands at
    two addresses names the one that lasts, as ``lasting_path``."""
    return own_path(context) + own_query(context)


@register.simple_tag(takes_context=True)
def own_address_in_languages(context):
    """That page as (language, path and query) in each language of the interface."""
    path, query = own_path(context), own_query(context)
    return [(code, below_prefix(path, code) + query) for code in INTERFACE]


@register.simple_tag(takes_context=True)
def page_mark(context):
    """What tells the pages of one list apart in titles: nothing on the first."""
    page = context.get("page_obj")
    if not page or page.number == 1:
        return ""
    return " · " + _("page %(number)s") % {"number": page.number}


@register.simple_tag
def default_text(texts):
    """Of the texts of one thing, the one for readers of all other languages: the
    original, or else the first."""
    texts = list(texts)
    originals = (text for text in texts if not text.translation_of_id)
    return next(originals, texts[0] if texts else None)


@register.filter
def og_locale(code):
    """en_GB for "en"; the code itself where nothing better is known."""
    return LOCALES.get(code, code)


def own_path(context):
    return context.get("lasting_path") or context["request"].path


def own_query(context):
    query = {one.name: one.value for one in context.get("filters") or () if one.value}
    page = context.get("page_obj")
    if page and page.number > 1:
        query["page"] = page.number
    return f"?{urlencode(query)}" if query else ""


class Captured(template.Node):
    """Renders what is within once, for several places: ``{{ name }}``."""

    def __init__(self, nodelist, name):
        self.nodelist = nodelist
        self.name = name

    def render(self, context):
        context[self.name] = mark_safe(self.nodelist.render(context).strip())  # noqa: S308
        return ""


@register.tag
def captured(parser, token):
    """``{% captured as name %}...{% endcaptured %}``: blocks within it may be filled
    as anywhere, and are escaped as anywhere."""
    _tag, _as, name = token.split_contents()
    nodelist = parser.parse(["endcaptured"])
    parser.delete_first_token()
    return Captured(nodelist, name)


# What would end the element, or begin another one within it.
UNSAFE = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


@register.simple_tag(takes_context=True)
def structured_data(context):
    """What the page is, for machines: a block of data that no browser runs. Nothing on
    a page that visitors don't see."""
    nodes = context.get("structured")
    if not nodes or context.get("preview"):
        return ""
    graph = {"@context": "https://schema.org", "@graph": nodes}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    block = mark_safe(text.translate(UNSAFE))  # noqa: S308
    return format_html('<script type="application/ld+json">{}</script>', block)
