"""``{% picture %}``: an image in the size that fits the reader's screen and line."""

from django import template
from django.utils.html import format_html, format_html_join

from ..addresses import default_address, fallback, media_address, sources, srcset

register = template.Library()


@register.simple_tag
def picture(
    image, alt="", sizes="100vw", loading="lazy", css="", fetchpriority="", language=""
):
    """``<picture>`` with AVIF, WebP and a fallback in all widths; nothing without an
    image. ``language`` is that of ``alt``.

    Reads name, width and height from the model's own columns: no file, no query.
    """
    if not image:
        return ""
    width, height = dimensions(image)
    optional = {"loading": loading, "fetchpriority": fetchpriority, "class": css}
    optional["lang"] = language if alt else ""
    if not width:
        return _img({"src": media_address(image.name), "alt": alt}, optional)
    required = {
        "src": default_address(image.name, width),
        "srcset": srcset(image.name, width, fallback(image.name)),
        "sizes": sizes,
        "width": width,
        "height": height,
        "alt": alt,
    }
    better = [(_pairs(one),) for one in sources(image.name, width, sizes)]
    return format_html(
        "<picture>{}{}</picture>",
        format_html_join("", "<source {}>", better),
        _img(required, optional),
    )


def dimensions(image):
    """Width and height as the model's row knows them; asking the file would open it."""
    field, instance = image.field, image.instance
    return (
        getattr(instance, field.width_field or "", None),
        getattr(instance, field.height_field or "", None),
    )


def _img(required, optional):
    attributes = {**required, **{k: v for k, v in optional.items() if v}}
    return format_html("<img {}>", _pairs({**attributes, "decoding": "async"}))


def _pairs(attributes):
    return format_html_join(" ", '{}="{}"', attributes.items())
