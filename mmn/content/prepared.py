"""Queries that are written once and asked many times.

To write the SQL of "what this reader may see" takes Django several times as long as
PostgreSQL takes to answer. So a query that every page asks is written once in each
process, with marks in the place of what changes from one request to the next: moment,
day, numbers, words. To ask it again is to put those in.

    @prepared
    def texts_of(model, original):
        return model.objects.published().filter(family(original))

    texts_of(Post, original=12)

What is given by position is part of the SQL and must be one of few things: a model, a
language. What is given by name takes the place of a mark: a number, a word, or a list
of them. The function must not look into the latter. ``piece=(12, 24)`` asks for
these rows only. ``texts_of.numbers(...)`` keeps close together what the first column
of very many rows holds.

PostgreSQL too plans such a query longer than it takes to answer it, so each connection
keeps its plan (mmn/content/plans.py).
"""

import copy
import re
from array import array
from datetime import UTC, date, datetime
from functools import lru_cache, wraps
from itertools import chain
from types import SimpleNamespace

from django.apps import apps
from django.db import connections, router
from django.utils import timezone
from django.utils.functional import cached_property

from .clock import standing_at
from .plans import Mark, Statement, asked_again_if_outdated

# No query is about these.
NOW, TODAY = datetime(1000, 2, 3, 4, 5, 6, tzinfo=UTC), date(1000, 4, 5)
FIRST_NUMBER = -(10**15)
# So many forms of each query are kept; lists of numbers are filled up to these sizes.
MOST_FORMS = 200
LIMITS = "LIMIT %s OFFSET %s"
SIZES = (1, 2, 4, 8, 16, 32, 64, 128)


def prepared(write):
    """Make a function that returns a queryset one that returns its rows."""

    @lru_cache(MOST_FORMS)
    def form(shape, kinds):
        marks, number = {}, FIRST_NUMBER
        for name, kind in kinds:
            if isinstance(kind, tuple):
                size, of = kind
                marks[name] = [_mark(name, of, number - place) for place in range(size)]
            else:
                marks[name] = _mark(name, kind, number)
            number -= 1000
        with standing_at(NOW, TODAY):
            return Prepared(write(*shape, **marks), marks)

    def asked(shape, values):
        filled = {name: _filled(value) for name, value in values.items()}
        kinds = tuple((name, _kind(value)) for name, value in filled.items())
        return form(shape, kinds), filled

    @wraps(write)
    def rows(*shape, piece=None, **values):
        if any(value == [] for value in values.values()):
            return []
        query, filled = asked(shape, values)
        return asked_again_if_outdated(
            query.connection, lambda: query.rows(filled, piece)
        )

    def numbers(*shape, **values):
        query, filled = asked(shape, values)
        return asked_again_if_outdated(query.connection, lambda: query.numbers(filled))

    def tables(*shape, **values):
        return asked(shape, values)[0].tables

    rows.numbers, rows.tables = numbers, tables
    return rows


def _filled(value):
    """A list of a usual length: its first number again is nothing new to ask for."""
    if not isinstance(value, list):
        return value
    size = next((size for size in SIZES if size >= len(value)), len(value))
    return value + value[:1] * (size - len(value))


def _kind(value):
    return (len(value), type(value[0])) if isinstance(value, list) else type(value)


def _mark(name, kind, number):
    return number if kind is int else f"\ufdd0{name}{number}\ufdd0"


class Prepared:
    """The SQL of a queryset, and which of its parameters are marks."""

    def __init__(self, queryset, marks):
        if queryset._prefetch_related_lookups:
            raise ValueError("What is prefetched is asked in a query of its own.")
        self.model = queryset.model
        self.iterable = queryset._iterable_class
        self.compiler = queryset.query.get_compiler(router.db_for_read(self.model))
        sql, parameters = self.compiler.as_sql()
        places = _places(marks, self.compiler.connection.ops)
        parameters = [
            Mark(*places[parameter])
            if parameter.__hash__ and parameter in places
            else parameter
            for parameter in parameters
        ]
        self.compiler.connection = None  # the next thread that asks has another
        limits = [Mark("limit"), Mark("offset")]
        self.whole = Statement(sql, parameters)
        self.part = Statement(f"{sql} {LIMITS}", [*parameters, *limits])

    @property
    def connection(self):
        return connections[router.db_for_read(self.model)]

    def rows(self, values, piece=None):
        """What the query finds with these values now: objects or rows of values, as
        the queryset yields them; ``piece`` is the (first, end) of those wanted."""
        compiler = copy.copy(self.compiler)
        compiler.connection = connection = self.connection
        if piece:
            first, end = piece
            values = values | {"limit": end - first, "offset": first}
        statement = self.part if piece else self.whole
        asked = statement.on(connection, values | _now(connection.ops))
        compiler.as_sql = lambda *args, **kwargs: asked
        query = SimpleNamespace(
            get_compiler=lambda *args, **kwargs: compiler, **self._columns()
        )
        standing = SimpleNamespace(
            query=query,
            db=connection.alias,
            model=self.model,
            _known_related_objects={},
        )
        return list(self.iterable(standing))

    def numbers(self, values):
        """The first column of all that the query finds with these values now: an array
        of numbers of 8 bytes."""
        connection = self.connection
        asked = self.whole.on(connection, values | _now(connection.ops))
        with connection.cursor() as cursor:
            cursor.execute(*asked)
            return array("q", chain.from_iterable(cursor))

    @cached_property
    def tables(self):
        """The names of all tables that the SQL names."""
        models = apps.get_models(include_auto_created=True)
        tables = {model._meta.db_table for model in models}
        return tables.intersection(re.findall(r"\w+", self.whole.sql))

    def _columns(self):
        """What those who read rows of values ask of a query."""
        names = ("extra_select", "values_select", "annotation_select")
        return {name: getattr(self.compiler.query, name) for name in names}


def _places(marks, operations):
    """The mark that stands for each of these parameters."""
    places = {
        operations.adapt_datetimefield_value(NOW): ("now",),
        operations.adapt_datefield_value(TODAY): ("today",),
    }
    for name, mark in marks.items():
        if isinstance(mark, list):
            places |= {one: (name, place) for place, one in enumerate(mark)}
        else:
            places[mark] = (name,)
    return places


def _now(operations):
    moment = timezone.now()
    return {
        "now": operations.adapt_datetimefield_value(moment),
        "today": operations.adapt_datefield_value(timezone.localdate(moment)),
    }
