"""What a page says about files: their size, and where the large picture stands."""

from django import template
from django.utils.formats import number_format

from ..addresses import largest_address
from .pictures import dimensions

register = template.Library()


@register.filter
def size(octets):
    """412 kB, 6.1 MB: as people say it, nothing where it is not known."""
    if not octets:
        return ""
    kilobytes = max(1, round(octets / 1000))
    if kilobytes < 1000:
        return f"{kilobytes}\N{NO-BREAK SPACE}kB"
    return f"{number_format(octets / 1_000_000, 1)}\N{NO-BREAK SPACE}MB"


@register.simple_tag
def large_address(image):
    """The address of the largest rendition, in a format that everything reads."""
    width, _height = dimensions(image)
    return largest_address(image.name, width)
