"""What the fields of snapshots mean: typed by people, or following from something."""

from functools import cache

from django.apps import apps
from django.db.models import FileField, UniqueConstraint

from .rows import ENTRY
from .writing import DERIVED


@cache
def typed(label):
    """Names of the fields of a model that people enter."""
    meta = apps.get_model(label)._meta
    fields = [*meta.local_fields, *meta.local_many_to_many]
    return frozenset(f.name for f in fields if f.editable) - DERIVED


@cache
def following(label):
    """Names of fields that follow from the row's file: size, pages, width ..."""
    fields = apps.get_model(label)._meta.local_fields
    return frozenset(f.name for f in fields if not f.editable) - DERIVED


@cache
def is_file(label, name):
    return isinstance(apps.get_model(label)._meta.get_field(name), FileField)


@cache
def cells(label):
    """Sets of fields of which a model takes each combination once."""
    meta = apps.get_model(label)._meta
    once = [c for c in meta.constraints if isinstance(c, UniqueConstraint)]
    return tuple(c.fields for c in once if c.fields and not c.condition)


@cache
def links(label):
    """(name, model) of the fields by which a row needs another row of its entry."""
    fields = apps.get_model(label)._meta.local_fields
    targets = [f for f in fields if f.many_to_one and label != ENTRY]
    return tuple(
        (f.name, f.related_model._meta.label_lower)
        for f in targets
        if hasattr(f.related_model, "OWNER")
    )


def changed(label, one, other):
    """Whether two versions of a row differ in what people enter."""
    return any(one.get(name) != other.get(name) for name in typed(label))
