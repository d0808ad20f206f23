"""The kinds of content on this site, found from the models that inherit from Entry.

The ground floor knows no kind by name; a new kind is here as soon as its app is
installed.
"""

from functools import cache

from django.apps import apps
from django.utils.text import capfirst


@cache
def kinds():
    """All models that inherit from Entry, in the order of INSTALLED_APPS."""
    entry = apps.get_model("content", "Entry")
    return tuple(
        model
        for model in apps.get_models()
        if issubclass(model, entry) and model is not entry
    )


def kind_named(name):
    """The model whose ``KIND`` is ``name``, or None."""
    return next((model for model in kinds() if name == model.KIND), None)


def listed_kinds():
    """Kinds that have a list of their own: all but the standing pages."""
    return tuple(model for model in kinds() if model.LISTED)


def section_name(kind):
    """What readers call a kind's section: its ``SECTION``, or else its plural."""
    return getattr(kind, "SECTION", None) or capfirst(kind._meta.verbose_name_plural)


def reader_name(kind):
    """What readers call one of a kind, where its type is not known: news are "News"
    for them, and a post for nobody but editors."""
    return getattr(kind, "SECTION", None) or capfirst(kind._meta.verbose_name)
