"""``{% style "home" %}``: a style sheet inside the page."""

from django import template
from django.utils.safestring import mark_safe

from ..styles import sheet

register = template.Library()


@register.simple_tag(takes_context=True)
def style(context, *names, media=""):
    """A ``<style>`` with these sheets of ``static/css/``, for some ``media`` only.

    Its hash is left with the request: StylePolicyMiddleware allows just this text.
    """
    text, source = sheet(*names)
    if "request" in context:
        allowed = context["request"].__dict__.setdefault("style_sources", [])
        allowed.append(source)
    attribute = f' media="{media}"' if media else ""
    # Ours, from files of the repository.
    return mark_safe(f"<style{attribute}>{text}</style>")  # noqa: S308
