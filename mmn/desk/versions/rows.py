"""What an entry consists of: its own rows and those of every model with an OWNER."""

from django.db.models import IntegerField, Value

from mmn.content.kinds import kind_named
from mmn.content.models import Entry
from mmn.content.parts import part_models
from mmn.content.prepared import prepared

ENTRY = Entry._meta.label_lower
# Whether and when visitors see an entry: decided by itself, apart from what is in it.
STATE = frozenset({"status", "published_at", "unpublish_at"})


def parts_of(kind, pk):
    """All rows that belong to an entry, model by model."""
    there = set(parts_there(kind, entry=pk))
    return {
        model: parts(model, lookup, entry=pk) if number in there else []
        for number, (model, lookup) in enumerate(part_models(kind))
    }


def rows_of(entry):
    """The entry as stored now: its row in the shared table, its kind's, its parts."""
    kind = type(entry.specific)
    own = next(iter(own_row(kind, entry=entry.pk)), None)
    if own is None:
        raise kind.DoesNotExist
    names = [field.attname for field in Entry._meta.concrete_fields]
    shared = Entry.from_db(own._state.db, names, [getattr(own, n) for n in names])
    parts = parts_of(kind, entry.pk)
    return [shared, own, *(row for rows in parts.values() for row in rows)]


@prepared
def own_row(kind, entry):
    return kind.objects.filter(pk=entry).order_by()


@prepared
def parts_there(kind, entry):
    """Numbers of those models, as ``part_models`` has them, that have any row."""
    one, *more = (
        model._base_manager.filter(**{lookup: entry})
        .order_by()
        .annotate(model=Value(number, IntegerField()))
        .values_list("model", flat=True)
        for number, (model, lookup) in enumerate(part_models(kind))
    )
    return one.union(*more)


@prepared
def parts(model, lookup, entry):
    return model._base_manager.filter(**{lookup: entry}).order_by("pk")


def entry_row(rows):
    """The row of a snapshot in the table that all kinds share."""
    return next(row for row in rows if row["model"] == ENTRY)


def kind_of(rows):
    """The model of the kind that a snapshot is of."""
    return kind_named(entry_row(rows)["fields"]["kind"])
