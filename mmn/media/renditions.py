"""Smaller copies of an image, made once, soon after it is stored: no upload waits for
them. A page that comes before them has its own made on request."""

import logging
import os
import tempfile
import threading
from pathlib import Path

from django.apps import apps
from django.core.files.storage import default_storage
from PIL import Image

from .addresses import renditions_of

logger = logging.getLogger(__name__)

# An opened photo takes much memory: a process makes copies of one at a time.
ONE_AT_A_TIME = threading.Lock()

# AVIF is a fifth smaller than WebP of the same quality, and takes five times as long to
# make: that is left to the background job where it can be.
SAVE = {
    "avif": {"format": "AVIF", "quality": 57, "speed": 7},
    "webp": {"format": "WEBP", "quality": 78, "method": 4},
    "jpg": {"format": "JPEG", "quality": 80, "progressive": True, "optimize": True},
    "png": {"format": "PNG", "optimize": True},
}


def make_missing(pictures):
    """Make the copies of up to so many stored pictures that have none yet; returns how
    many pictures are done. One that can't be opened is not tried again."""
    files = apps.get_model("media", "StoredFile").objects.filter(
        name__startswith="images/", rendered=False
    )
    names = list(files.order_by("pk").values_list("name", flat=True)[:pictures])
    for name in names:
        try:
            make_on_request(name)
        except OSError as problem:
            logger.error("No smaller copies of %s: %s", name, type(problem).__name__)
        files.filter(name=name).update(rendered=True)
    return len(names)


def make_on_request(name, widest=None, quick=False):
    """What is missing, while no other thread makes anything."""
    with ONE_AT_A_TIME:
        return make_renditions(name, widest=widest, quick=quick)


def make_renditions(name, force=False, widest=None, quick=False):
    """Make the renditions of ``name`` that are missing, all of them with ``force``,
    only those up to a width with ``widest``, without AVIF if it must be ``quick``.

    Returns how many were made. The original is ours and was cleaned when it came in.
    """
    try:
        original = default_storage.open(name)
    except FileNotFoundError:
        return 0
    with original, Image.open(original) as image:
        wanted = [
            rendition
            for rendition in renditions_of(name, image.width)
            if widest is None or rendition.width <= widest
            if not (quick and rendition.extension == "avif")
            if force or not default_storage.exists(rendition.name)
        ]
        if wanted:
            _make(image, wanted)
    return len(wanted)


def _make(image, wanted):
    full_width, full_height = image.size
    # A JPEG can be decoded at an eighth, a quarter or half its size: far less work.
    largest = min(max(rendition.width for rendition in wanted), full_width)
    image.draft("RGB", (largest, -(-full_height * largest // full_width)))
    for width in sorted({rendition.width for rendition in wanted}, reverse=True):
        target = min(width, full_width)
        height = max(1, round(full_height * target / full_width))
        smaller = image.resize((target, height), Image.Resampling.LANCZOS)
        for rendition in wanted:
            if rendition.width == width:
                write(smaller, rendition.name, rendition.extension)


def write(image, name, extension):
    """Write beside, then rename: nobody is ever sent half a picture."""
    path = Path(default_storage.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as half:
        try:
            image.save(half, **SAVE[extension])
            half.flush()
            os.chmod(half.name, 0o644)
            os.replace(half.name, path)
        except BaseException:
            os.unlink(half.name)
            raise
