"""Words that a standing page may not take as the first part of its address."""

from .kinds import listed_kinds
from .languages import INTERFACE

FIXED = {
    *(
        "accessibility",
        "admin",
        "category",
        "tag",
        "search",
        "feed",
        "files",
        "media",
        "static",
        "shared",
    ),
    *("sitemap.xml", "robots.txt", "healthz", "wp-content", "wp-admin", "ckeditor"),
}


def reserved_words():
    """The first parts of addresses that the site itself uses."""
    return FIXED | set(INTERFACE) | {kind.KIND for kind in listed_kinds()}
