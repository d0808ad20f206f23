"""Which pages may be kept for everybody, and what of a request changes them.

A view that says nothing is never kept. ``docs/caching.md`` tells the rest.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cacheable:
    """What a page is made from besides its address and the database.

    ``parameters`` are all that it reads from the query; whatever else stands there is
    taken away before the page sees it. ``offers_language``: it says something to those
    whose browser asks for another language.
    """

    parameters: tuple = ()
    offers_language: bool = False


def cacheable(*parameters, offers_language=False):
    """For views that are functions; a class has an attribute ``cacheable``."""

    def declare(view):
        view.cacheable = Cacheable(parameters, offers_language)
        return view

    return declare


def cacheable_of(view):
    """What the view of an address says of itself, or None."""
    return getattr(getattr(view, "view_class", view), "cacheable", None)
