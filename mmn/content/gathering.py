"""What stands beside many rows, read at once for all: what ``prefetch_related`` does,
with SQL that is written once."""

from collections import defaultdict

from django.db.models import F

from .prepared import prepared


def gather(rows, *paths):
    """Let ``rows``, of one model, know what they are linked to: rows of others that
    name them, or the other way round, or many-to-many. ``paths`` are as for Django's
    ``prefetch_related_objects``: "panels__seats"."""
    for path in paths if rows else ():
        name, _further, rest = path.partition("__")
        field = rows[0]._meta.get_field(name)
        found = _named(rows, field) if field.many_to_one else _naming(rows, field)
        if rest:
            gather(found, rest)


def _named(rows, field):
    """The one that each of ``rows`` names in ``field``."""
    numbers = {getattr(row, field.attname) for row in rows} - {None}
    found = numbered(field.related_model, numbers=sorted(numbers))
    known = {one.pk: one for one in found}
    for row in rows:
        if (number := getattr(row, field.attname)) in known:
            setattr(row, field.name, known[number])
    return found


def _naming(rows, field):
    """Those that ``row.<name of field>.all()`` gives for any of ``rows``."""
    owner = field.field.name if field.one_to_many else field.related_query_name()
    found = naming(field.related_model, owner, owners=sorted(row.pk for row in rows))
    known = defaultdict(list)
    for one in found:
        known[one.of_owner].append(one)
    for row in rows:
        if field.one_to_many:
            for one in known[row.pk]:
                setattr(one, owner, row)
        beside(row, field, known[row.pk])
    return found


def beside(row, field, found):
    """Let ``row.<name of field>.all()`` be ``found``, as after ``prefetch_related``;
    whoever asks for some of these only asks the database as ever."""
    rows = getattr(row, field.name).all()
    rows._result_cache, rows._prefetch_done = found, True
    row.__dict__.setdefault("_prefetched_objects_cache", {})[field.name] = rows


@prepared
def numbered(model, numbers):
    return model._base_manager.filter(pk__in=numbers)


@prepared
def naming(model, owner, owners):
    found = model._default_manager.filter(**{f"{owner}__in": owners})
    return found.annotate(of_owner=F(owner))
