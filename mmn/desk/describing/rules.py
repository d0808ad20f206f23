"""Every picture of a public entry is described, or marked as decorative."""

from contextlib import contextmanager
from typing import NamedTuple

from django.utils.translation import gettext as _

from mmn.content.models import Entry
from mmn.content.prepared import prepared
from mmn.content.richtext import rich_text_fields
from mmn.media.addresses import name_of
from mmn.media.models import StoredFile

from ..checking.pictures import problem
from ..checking.texts import Text


class Picture(NamedTuple):
    """A picture of an entry: how staff call it, what is said of it, and the field of
    the form that says it."""

    label: str
    image: str
    alt: str
    decorative: bool
    field: str


class Undescribed(Exception):
    """What was to be stored would show visitors ``pictures`` that nobody described."""

    def __init__(self, pictures):
        super().__init__(f"{len(pictures)} pictures without a description")
        self.pictures = pictures


def undescribed(entry):
    """What staff call the pictures of ``entry`` that nobody has described yet."""
    return [picture.label for picture in bare_pictures(entry)]


def bare_pictures(entry):
    """Each ``Picture`` of ``entry``, of its own kind, that nobody has described yet."""
    pictures = [*cover_of(entry), *photos_of(entry), *pictures_in_texts(entry)]
    sent_as = original_names(picture.image for picture in pictures)
    return [
        picture
        for picture in pictures
        if problem(picture.alt, picture.decorative, sent_as.get(picture.image, ""))
    ]


def bare_in_public(pk):
    """The pictures without a description that entry ``pk`` shows or is to show; none
    for one that isn't published, or isn't there."""
    public = Entry.objects.filter(pk=pk, status=Entry.Status.PUBLISHED).first()
    return bare_pictures(public.specific) if public else []


def brought(pk, before):
    """What of ``bare_in_public`` was not in it ``before``: pictures that are public
    already hold nothing up, staff are told of them whenever they save."""
    known = {picture.image for picture in before}
    return [picture for picture in bare_in_public(pk) if picture.image not in known]


@contextmanager
def nothing_bare_goes_public(pk):
    """Undescribed is raised at the end of a block that brings pictures without a
    description onto the page of entry ``pk``: stored within a transaction, it goes."""
    before = bare_in_public(pk)
    yield
    if pictures := brought(pk, before):
        raise Undescribed(pictures)


def cover_of(entry):
    if entry.cover:
        name = entry.cover.name
        said = entry.cover_alt, entry.cover_decorative
        yield Picture(_("the cover"), name, *said, "id_cover_alt")


def photos_of(entry):
    for number, photo in enumerate(entry.photos.all(), 1):
        label = _("photo %d") % number
        if photo.caption:
            label = f"{label} (“{photo.caption[:40]}”)"
        field = f"id_photos-{number - 1}-alt"
        yield Picture(label, photo.image.name, photo.alt, photo.decorative, field)


def pictures_in_texts(entry):
    for field in rich_text_fields(type(entry)):
        html = getattr(entry, field.name)
        yield from pictures_in(html, field.name, field.verbose_name)


def pictures_in(html, name, label):
    """The pictures of one text, numbered as they stand there: of the field ``name``,
    which staff know as ``label``."""
    if not html or "<img" not in html:
        return
    for number, found in enumerate(Text(html).pictures, 1):
        facts = {"number": number, "field": label}
        yield Picture(
            _("picture %(number)d in “%(field)s”") % facts,
            name_of(found.source),
            found.alt,
            found.decorative,
            f"id_{name}",
        )


def original_names(images):
    """What each stored image was called when it was sent: {name: sent as}."""
    return dict(stored_as(images=sorted(set(images))))


@prepared
def stored_as(images):
    files = StoredFile.objects.filter(name__in=images)
    return files.values_list("name", "original_name")


def sent_name(upload):
    """What a chosen or a stored file was called by whoever sent it."""
    return sent_names([upload])[0]


def sent_names(uploads):
    """The same of several files, in their order; one query."""
    told = [getattr(upload, "sent_as", "") if upload else "" for upload in uploads]
    both = [*zip(uploads, told, strict=True)]
    known = original_names(upload.name for upload, name in both if upload and not name)
    return [
        name or (known.get(upload.name, "") if upload else "") for upload, name in both
    ]
