"""Pictures of versions, which no row may have any more."""

from django import template

from ..files import thumbnail

register = template.Library()


@register.simple_tag
def small_picture(image):
    return thumbnail(image)
