"""What an entry consists of: its own rows and those of every model with an OWNER."""

from functools import cache

from django.apps import apps

from mmn.content.kinds import kind_named
from mmn.content.models import Entry

ENTRY = Entry._meta.label_lower


@cache
def part_models(kind):
    """Models whose rows belong to an entry of ``kind``, as (model, lookup of the
    entry); owners stand before what they own."""
    owners = dict.fromkeys((Entry, kind), "")
    found, grown = {}, True
    while grown:
        new = {
            model: lookup
            for model in apps.get_models()
            if model not in found and (lookup := _lookup(model, owners | found))
        }
        found |= new
        grown = bool(new)
    return tuple(found.items())


def _lookup(model, owners):
    name = getattr(model, "OWNER", None)
    owner = name and model._meta.get_field(name).related_model
    if owner not in owners:
        return None
    return f"{name}__{owners[owner]}".removesuffix("__")


def parts_of(kind, pk):
    """All rows that belong to an entry, model by model."""
    return {
        model: list(model._base_manager.filter(**{lookup: pk}).order_by("pk"))
        for model, lookup in part_models(kind)
    }


def rows_of(entry):
    """The entry as stored now: its row in the shared table, its kind's, its parts."""
    kind = type(entry.specific)
    own = [Entry.objects.get(pk=entry.pk), kind.objects.get(pk=entry.pk)]
    parts = parts_of(kind, entry.pk)
    return own + [row for rows in parts.values() for row in rows]


def entry_row(rows):
    """The row of a snapshot in the table that all kinds share."""
    return next(row for row in rows if row["model"] == ENTRY)


def kind_of(rows):
    """The model of the kind that a snapshot is of."""
    return kind_named(entry_row(rows)["fields"]["kind"])
