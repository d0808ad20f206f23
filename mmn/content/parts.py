"""What belongs to an entry beside its text: a translation has its original's."""

from functools import cache

from django.apps import apps
from django.db.models import IntegerField, Value

from .once import once
from .prepared import prepared


@cache
def part_models(kind):
    """Models whose rows belong to an entry of ``kind``, as (model, lookup of the
    entry); owners stand before what they own."""
    owners = dict.fromkeys((apps.get_model("content", "Entry"), kind), "")
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


def stored_row(kind, pk):
    """The entry as it is stored now, an object of its kind, or DoesNotExist. Nobody may
    change it."""
    if found := once(_row, kind, entry=pk):
        return found[0]
    raise kind.DoesNotExist


@prepared
def _row(kind, entry):
    return kind._base_manager.filter(pk=entry)


def stored_parts(kind, pk):
    """All rows that belong to an entry, model by model; nobody may change them."""
    there = set(_models_with_rows(kind, entry=pk))
    return {
        model: stored_rows(model, lookup, pk) if number in there else []
        for number, (model, lookup) in enumerate(part_models(kind))
    }


def stored_rows(model, lookup, pk):
    """Those of one model; ``lookup`` names the entry. Nobody may change them."""
    return once(_stored, model, lookup, entry=pk)


@prepared
def _models_with_rows(kind, entry):
    """Their numbers, as ``part_models`` has them."""
    one, *more = (
        model._base_manager.filter(**{lookup: entry})
        .order_by()
        .annotate(model=Value(number, IntegerField()))
        .values_list("model", flat=True)
        for number, (model, lookup) in enumerate(part_models(kind))
    )
    return one.union(*more)


@prepared
def _stored(model, lookup, entry):
    return model._base_manager.filter(**{lookup: entry}).order_by("pk")


def _lookup(model, owners):
    name = getattr(model, "OWNER", None)
    owner = name and model._meta.get_field(name).related_model
    if owner not in owners:
        return None
    return f"{name}__{owners[owner]}".removesuffix("__")


def parts(entry, rows, owner="entry"):
    """The rows of ``entry``, or where a translation has none of its own, those of the
    original; each says in ``written_in`` which language its words are in. ``rows`` is a
    function that makes the queryset of all: ``Photo.objects.shown``.

    One query either way: nobody should miss the files, the programme or the photos
    because a translator gave the text only. What the translator said in the words of
    such a row stands in their place.
    """
    languages = {entry.pk: entry.language}
    original = entry.translation_of
    if original and original.is_visible:
        languages[original.pk] = original.language
    found = rows_of(rows, owner, owners=list(languages))
    own = [row for row in found if getattr(row, f"{owner}_id") == entry.pk]
    for row in own or found:
        row.written_in = languages[getattr(row, f"{owner}_id")]
        row.languages = {}
    if not own:
        for row in found:
            say_in(entry, row)
    return own or found


@prepared
def rows_of(rows, owner, owners):
    return rows().filter(**{f"{owner}__in": owners})


def place(row, field):
    """What a text in a row is called, wherever it is told about."""
    return f"{row._meta.label_lower}:{row.pk}:{field}"


def say_in(entry, row):
    """Give a lent row the words that ``entry`` has for it; ``row.languages`` names the
    fields that are not in the row's own language."""
    row.languages = {}
    for field in getattr(row, "TRANSLATED", ()):
        if text := entry.part_texts.get(place(row, field)):
            setattr(row, field, text)
            row.languages[field] = entry.language
