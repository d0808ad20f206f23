"""Whether pictures are described for those who can't see them."""

import re
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from .typed import has_field

_EXTENSION = re.compile(r"\.(jpe?g|png|gif|webp|avif|heic|bmp|tiff?|svg)$", re.I)
_BY_A_CAMERA = re.compile(
    r"(img|dsc[nf]?|pxl|mvimg|photo|image|picture|pic|screenshot|screen shot|scan|"
    r"wa|fb|line|received|unnamed|untitled|whatsapp image)?[\W\d_]*(\d[\W\d_]*)"
    r"(wa\d+|at [\d.: ]+( [ap]m)?)?( ?\(\d+\)| ?copy)?",
    re.I,
)


def is_file_name(alt, source=""):
    """Whether an alternative text is what a camera or a computer named the file."""
    words, stem = alt.strip(), PurePosixPath(source).stem
    return bool(
        _EXTENSION.search(words)
        or _BY_A_CAMERA.fullmatch(words)
        or (stem and words.casefold() == stem.casefold())
    )


def problem(alt, decorative, source=""):
    """What is wrong with a description: its code and a sentence; None if it is fine."""
    if decorative:
        return None
    if not alt:
        return "picture_undescribed", _(
            "Write what the picture shows, for those who can't see it, or mark it as "
            "decorative. Until then this can't be published."
        )
    if is_file_name(alt, source):
        return "picture_file_name", _(
            "Write what the picture shows instead of “%s”: that is the name of a file."
        ) % alt[:60]
    return None


def pictures_described(typed):
    """Those in the texts."""
    for part, name, text in typed.formatted:
        for picture in text.pictures:
            at = {"tag": "img", "number": picture.number}
            found = problem(picture.alt, picture.decorative, picture.source)
            yield from told(part, name, found, at)


def cover_described(typed):
    if typed.has_file("cover"):
        decorative = bool(typed.value("cover_decorative"))
        yield from told(
            typed, "cover_alt", problem(typed.value("cover_alt"), decorative)
        )


def photos_described(typed):
    """Those in rows of their own, of whatever inline has them."""
    for row in typed.all_rows:
        if has_field(row.model, "alt") and row.has_file("image"):
            found = problem(row.value("alt"), bool(row.value("decorative")))
            yield from told(row, "alt", found)


def told(part, name, found, at=None):
    if found:
        code, message = found
        yield part.finding(code, name, message, level="stop", at=at)
