"""Threads: all entries that tell one story, from the invitation to the briefs.

Editors link what they have in hand: the event with its invitation, the report with the
event. A thread follows these links from text to text, as far as they lead.
"""

import calendar
from functools import cache

from django.apps import apps
from django.db.models.expressions import RawSQL

from .kinds import kinds

# How many entries a thread names, its own included: those fewest links away.
LONGEST = 13

# One step: from the visible texts of an entry to all that they are linked with. Topics
# (kinds without a list) end a thread: half the site is linked with some of them.
_STEPS = """
WITH RECURSIVE thread(id) AS (
  SELECT CAST(%s AS bigint)
  UNION
  SELECT COALESCE(far.translation_of_id, far.id)
  FROM thread
  JOIN {entry} near ON near.id = thread.id OR near.translation_of_id = thread.id
  LEFT JOIN {related} link ON link.from_entry_id = near.id
  {more_links}
  JOIN {entry} far ON far.id IN ({ends})
  WHERE near.id IN (%s, %s) OR (near.kind NOT IN ({topics}) AND {shown})
)
SELECT text.id
FROM (SELECT id FROM thread LIMIT {limit}) told
JOIN {entry} text ON text.id = told.id OR text.translation_of_id = told.id
"""


def thread_of(entry):
    """The numbers of all texts that tell the story of ``entry``, its own among them, as
    an expression for ``pk__in``: hidden ones too, but those lead no further."""
    shown, moments = _shown()
    start = [entry.original_id, entry.original_id, entry.pk]
    return RawSQL(_steps().replace("{shown}", shown), [*start, *moments])  # noqa: S611


def _shown():
    """What ``published()`` asks of ``near``: SQL and its values."""
    query = apps.get_model("content", "Entry").objects.published().query
    compiler = query.get_compiler("default")
    sql, values = compiler.compile(query.where)
    table = compiler.quote_name_unless_alias(query.get_meta().db_table)
    return sql.replace(f"{table}.", "near."), values


@cache
def _steps():
    """The steps with tables and columns in place; ``{shown}`` stays open."""
    model = apps.get_model("content", "Entry")
    joins, ends = [], ["link.to_entry_id"]
    for number, (kind, name) in enumerate(_links_of_kinds()):
        alias = f"more{number}"
        pk, column = kind._meta.pk.column, kind._meta.get_field(name).column
        table = kind._meta.db_table
        either = f"{alias}.{pk} = near.id OR {alias}.{column} = near.id"
        joins.append(f"LEFT JOIN {table} {alias} ON {either}")
        ends += [f"{alias}.{pk}", f"{alias}.{column}"]
    return _STEPS.format(
        entry=model._meta.db_table,
        related=model.related.through._meta.db_table,
        more_links="\n  ".join(joins),
        ends=", ".join(ends),
        topics=", ".join(f"'{kind.KIND}'" for kind in kinds() if not kind.LISTED),
        shown="{shown}",
        limit=LONGEST,
    )


def _links_of_kinds():
    """Foreign keys within a kind that continue a story, as (kind, name)."""
    return [(kind, name) for kind in kinds() for name in kind.STORY_LINKS]


def stations(entry, others):
    """``entry`` and the ``others`` of its thread in the order of time, topics last;
    nothing where it stands alone."""
    others = [other.specific for other in others]
    line = [entry, *others] if others else []
    return sorted(line, key=lambda one: (not one.LISTED, one.happened_on, one.pk))


def end_of_month(day):
    """The last day of the month of ``day``: by then it has happened."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
