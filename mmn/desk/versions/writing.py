"""Make an entry what a snapshot says it is."""

from copy import copy

from django.apps import apps
from django.db import IntegrityError, transaction

from mmn.content.models import Entry
from mmn.content.parts import part_models, stored_parts

from .exact import plainly
from .rows import ENTRY, STATE, entry_row, kind_of

# Whose an entry is and when it was made never changes.
FIXED = frozenset({"created_at", "created_by", "updated_at", "updated_by", "kind"})
# What changes with every save, or by itself: no reason to keep another version.
DERIVED = FIXED | {
    *("opening", "over_at", "original_digest"),
    *("sequence", "former_start"),  # of events, for calendars
    "person_key",
}


@transaction.atomic
def write(rows, *, user=None, keep=STATE, trial=False):
    """Store the snapshot ``rows`` and return its entry, of its own kind.

    What belongs to the entry and is not in ``rows`` goes. Fields named in ``keep`` stay
    as stored. Rows with a negative number are new and get a real one, but in a
    ``trial``. Links to what is gone meanwhile are left out. A deleted entry comes back
    under its number, with its state. What another entry has taken meanwhile must be
    out of ``rows``: see ``fitted``.
    """
    kind, pk = kind_of(rows), entry_row(rows)["pk"]
    entry = kind.objects.filter(pk=pk).first()
    deleted = entry is None
    entry = entry or kind(pk=pk)
    own = [row for row in rows if row["model"] in (ENTRY, kind._meta.label_lower)]
    for row in own:
        skip = {"updated_at"} if deleted else keep | FIXED
        _set_fields(entry, row, skip=skip)
    if user is not None:
        entry.updated_by = user
    entry.save(force_insert=deleted)
    if deleted:  # the field sets itself on the first save
        made = entry_row(rows)["fields"]["created_at"]
        Entry.objects.filter(pk=pk).update(created_at=made)
    for row in own:
        _set_links(entry, row)
    _write_parts(entry, rows, trial)
    return entry


def _write_parts(entry, rows, trial):
    """Take out what goes, change what stays, put in what is new."""
    wanted = {}
    for row in rows:
        wanted.setdefault(apps.get_model(row["model"]), {})[row["pk"]] = row
    stored = {
        model: [*map(copy, parts)]  # they are others' too, who read them as they stand
        for model, parts in stored_parts(type(entry), entry.pk).items()
    }
    for model in reversed(stored):
        for part in stored[model]:
            if part.pk not in wanted.get(model, {}):
                part.delete()
    for model, parts in stored.items():
        for part, plain in zip(parts, plainly(parts), strict=True):
            row = wanted.get(model, {}).get(plain["pk"])
            if row and row["fields"] != plain["fields"]:
                _change(part, row)
    numbers = {}
    for model, lookup in part_models(type(entry)):
        there = model._base_manager.filter(**{lookup: entry.pk})
        there = set(there.values_list("pk", flat=True))
        for pk, row in wanted.get(model, {}).items():
            if pk not in there:
                _insert(model, row, numbers, trial)


def _change(part, row):
    """Change a stored row; two that swap what must be unique meet here: the first then
    goes, and is put in again when the other has changed, too."""
    try:
        with transaction.atomic():
            if _set_fields(part, row):
                part.save()
                _set_links(part, row)
    except IntegrityError:
        type(part)._base_manager.filter(pk=row["pk"]).delete()


def _insert(model, row, numbers, trial):
    pk = row["pk"]
    taken = pk < 0 if not trial else False
    part = model(pk=None if taken or model._base_manager.filter(pk=pk).exists() else pk)
    if _set_fields(part, row, numbers=numbers):
        part.save(force_insert=True)
        _set_links(part, row)
        numbers[row["model"], pk] = part.pk


def _set_fields(instance, row, *, skip=frozenset(), numbers=None):
    """Set what ``row`` says; False if it can't be: what it needs is gone."""
    for field in apps.get_model(row["model"])._meta.local_fields:
        if field.primary_key or field.name in skip or field.name not in row["fields"]:
            continue
        value = field.to_python(row["fields"][field.name])
        if field.is_relation and value is not None:
            label = field.related_model._meta.label_lower
            value = (numbers or {}).get((label, value), value)
            if not field.related_model._base_manager.filter(pk=value).exists():
                if not field.null:
                    return False
                value = None
        setattr(instance, field.attname, value)
    return True


def _set_links(instance, row):
    """Many-to-many links, to what is still there."""
    for field in apps.get_model(row["model"])._meta.local_many_to_many:
        if field.name in row["fields"]:
            there = field.related_model._base_manager
            there = there.filter(pk__in=row["fields"][field.name])
            getattr(instance, field.name).set(there.values_list("pk", flat=True))
