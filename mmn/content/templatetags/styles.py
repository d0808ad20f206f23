"""``{% style "home" %}``, ``{% script "menu" %}`` and ``{% icon "img/mark.svg" %}``:
inside the page."""

from django import template
from django.utils.safestring import mark_safe

from ..inline import allow, svg_address
from ..scripts import script as made_script
from ..styles import sheet

register = template.Library()


@register.simple_tag(takes_context=True)
def style(context, *names, media=""):
    """A ``<style>`` with these sheets of ``static/css/``, for some ``media`` only.

    Its hash is left with the request: InlinePolicyMiddleware allows just this text.
    """
    attribute = f' media="{media}"' if media else ""
    return _placed(
        context, "style-src", sheet(*names), f"<style{attribute}>", "</style>"
    )


@register.simple_tag(takes_context=True)
def script(context, *names, at_once=False):
    """A ``<script>`` with these modules of ``static/js/``, allowed in the same way.

    It runs when the page is read; with ``at_once`` before what follows is.
    """
    opening = "<script>" if at_once else '<script type="module">'
    return _placed(context, "script-src", made_script(*names), opening, "</script>")


@register.simple_tag
def icon(path):
    """The address of an SVG that holds all of it, for an attribute in double quotes."""
    return mark_safe(svg_address(path))  # noqa: S308 - ours, and percent-encoded


def _placed(context, directive, inline, opening, closing):
    if "request" in context:
        allow(context["request"], directive, inline)
    # Ours, from files of the repository.
    return mark_safe(f"{opening}{inline.text}{closing}")  # noqa: S308
