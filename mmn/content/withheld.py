"""Pictures in texts that visitors may not see: taken out as a page is made, so that
the stored text keeps them for the day when consent is given again."""

import re

from django.apps import apps
from django.conf import settings

from .sanitiser import sanitise

_NAME = r"images/\d{4}/[a-z0-9_-]+\.(?:jpg|png)"
_FIGURE = re.compile(r"<figure\b[^>]*>(?:(?!</?figure\b).)*</figure>", re.DOTALL)
_PICTURE = re.compile(r'<img(?: [a-z]+="[^"]*")*>')
_LINK = re.compile(r'<a(?: [a-z]+="[^"]*")*>(.*?)</a>', re.DOTALL)


def images_named(html):
    """Names in media storage of the images that ``html`` shows or links to."""
    if settings.MEDIA_URL not in html:
        return set()
    address = rf"{re.escape(settings.MEDIA_URL)}(?:renditions/)?({_NAME})"
    return set(re.findall(address, html))


def withheld_in(*texts):
    """Which images of these texts visitors may not see: one query, none without
    pictures."""
    names = set().union(*map(images_named, texts))
    return apps.get_model("media", "ImageConsent").objects.withheld_among(names)


def without_images(html, names):
    """Sanitised ``html`` without the images called ``names``, their captions and the
    links to them."""
    hidden = images_named(html) & names
    if not hidden:
        return html

    def shows_only_hidden(figure):
        return images_named(figure) <= hidden and _PICTURE.search(figure)

    html = _FIGURE.sub(lambda f: "" if shows_only_hidden(f[0]) else f[0], html)
    html = _PICTURE.sub(lambda p: "" if images_named(p[0]) & hidden else p[0], html)
    html = _LINK.sub(
        lambda a: a[1] if images_named(a[0].partition(">")[0]) & hidden else a[0], html
    )
    return sanitise(html)  # takes out what now holds nothing
