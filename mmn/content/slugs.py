"""ASCII slugs from titles in any script."""

from anyascii import anyascii
from django.utils.text import slugify

MAX_LENGTH = 80


def ascii_slug(text, fallback="entry"):
    """``text`` as a slug of a-z, 0-9 and hyphens, cut at a word, never empty.

    Django's ``slugify`` deletes the vowels and tone marks of Burmese, Khmer, Lao and
    Thai; transliterating first keeps every letter.
    """
    slug = slugify(anyascii(text))
    if len(slug) > MAX_LENGTH:
        slug = slug[: MAX_LENGTH + 1].rpartition("-")[0] or slug[:MAX_LENGTH]
    return slug or fallback


def free_slug(wanted, taken):
    """``wanted``, or ``wanted-2``, ``wanted-3`` ... the first not in ``taken``."""
    slug, number = wanted, 2
    while slug in taken:
        slug = f"{wanted}-{number}"
        number += 1
    return slug
