"""Every picture of a public entry is described, or marked as decorative."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from mmn.content.richtext import rich_text_fields
from mmn.media.addresses import name_of
from mmn.media.models import StoredFile

from ..checking.pictures import problem
from ..checking.texts import Text


class Picture(NamedTuple):
    """A picture of an entry: how staff call it, and what is said of it."""

    label: str
    image: str
    alt: str
    decorative: bool


def undescribed(entry):
    """What staff call the pictures of ``entry`` that nobody has described yet."""
    pictures = [*cover_of(entry), *photos_of(entry), *pictures_in_texts(entry)]
    sent_as = original_names(picture.image for picture in pictures)
    return [
        picture.label
        for picture in pictures
        if problem(picture.alt, picture.decorative, sent_as.get(picture.image, ""))
    ]


def cover_of(entry):
    if entry.cover:
        name = entry.cover.name
        yield Picture(_("the cover"), name, entry.cover_alt, entry.cover_decorative)


def photos_of(entry):
    for number, photo in enumerate(entry.photos.all(), 1):
        label = _("photo %d") % number
        if photo.caption:
            label = f"{label} (“{photo.caption[:40]}”)"
        yield Picture(label, photo.image.name, photo.alt, photo.decorative)


def pictures_in_texts(entry):
    for field in rich_text_fields(type(entry)):
        found = pictures_in(getattr(entry, field.name), field.verbose_name)
        yield from (picture for picture in found)


def pictures_in(html, field_name):
    """The pictures of one text, numbered as they stand there."""
    if not html or "<img" not in html:
        return
    for number, found in enumerate(Text(html).pictures, 1):
        label = _("picture %(number)d in “%(field)s”") % {
            "number": number,
            "field": field_name,
        }
        name = name_of(found.source)
        yield Picture(label, name, found.alt, found.decorative)


def original_names(images):
    """What each stored image was called when it was sent: {name: sent as}."""
    files = StoredFile.objects.filter(name__in=list(images))
    return dict(files.values_list("name", "original_name"))


def sent_name(upload):
    """What a chosen or a stored file was called by whoever sent it."""
    if not upload:
        return ""
    sent_as = getattr(upload, "sent_as", None)
    return sent_as or original_names([upload.name]).get(upload.name, "")
