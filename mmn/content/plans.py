"""Statements of which each connection to PostgreSQL keeps the plan.

To plan "what this reader may see" takes PostgreSQL up to ten times as long as to answer
it. ``PREPARE`` reads a statement once in each connection; after a few times PostgreSQL
sees whether one plan serves for all, and then plans no more. Other databases, and a
PostgreSQL behind a pool that gives each transaction another connection
(``DISABLE_SERVER_SIDE_CURSORS`` says so), get the whole statement each time.
"""

from collections import OrderedDict
from datetime import date, datetime
from itertools import count
from typing import NamedTuple
from weakref import WeakKeyDictionary

from django.db import NotSupportedError

# Each plan takes some 100 kB of the database's memory, in each connection.
MOST_PLANS = 100

_numbers = count(1)
# The names that each connection knows, the last used at the end.
_known = WeakKeyDictionary()


class Mark(NamedTuple):
    """Stands in the parameters of a statement for a value given later: the one of this
    name, or of its list that at this place."""

    name: str
    place: int | None = None

    def value_in(self, values):
        value = values[self.name]
        return value if self.place is None else value[self.place]


class Statement:
    """SQL with parameters, some of which are marks."""

    def __init__(self, sql, parameters):
        self.sql, self.parameters = sql, list(parameters)
        marks = (one for one in self.parameters if isinstance(one, Mark))
        self.marks = list(dict.fromkeys(marks))
        self.name = f"asked_{next(_numbers)}"

    def on(self, connection, values):
        """The SQL and the parameters to send now through ``connection``."""
        if not keeps_plans(connection):
            return self.sql, tuple(
                one.value_in(values) if isinstance(one, Mark) else one
                for one in self.parameters
            )
        given = tuple(mark.value_in(values) for mark in self.marks)
        names = known_names(connection)
        if self.name in names:
            names.move_to_end(self.name)
        else:
            self._prepare(connection, names, given)
        marks = f" ({', '.join(['%s'] * len(given))})" if given else ""
        return f"EXECUTE {self.name}{marks}", given

    def _prepare(self, connection, names, given):
        places = dict(zip(self.marks, enumerate(given, 1), strict=True))
        # Past Django's cursor: it is no query of the page, as a plan isn't either.
        with connection.connection.cursor() as cursor:
            parameters = (
                placeholder(*places[one])
                if isinstance(one, Mark)
                else cursor.mogrify("%s", (one,)).decode()
                for one in self.parameters
            )
            cursor.execute(f"PREPARE {self.name} AS {self.sql % tuple(parameters)}")
            names[self.name] = True
            while len(names) > MOST_PLANS:
                cursor.execute(f"DEALLOCATE {names.popitem(last=False)[0]}")


def asked_again_if_outdated(connection, ask):
    """What ``ask()`` finds. A migration may have changed a column under a plan: then
    all plans of the connection are let go, and it asks again."""
    try:
        return ask()
    except NotSupportedError:
        if connection.in_atomic_block or not keeps_plans(connection):
            raise
        names = known_names(connection)
        with connection.connection.cursor() as cursor:
            cursor.execute("DEALLOCATE ALL")
        names.clear()
        return ask()


def keeps_plans(connection):
    pooled = connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
    return connection.vendor == "postgresql" and not pooled


def known_names(connection):
    """What the connection has prepared so far; one that was lost is made anew first,
    and knows nothing."""
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    return _known.setdefault(connection.connection, OrderedDict())


def placeholder(number, value):
    """Where PostgreSQL puts a value of this type."""
    if isinstance(value, datetime):
        return f"${number}::timestamptz"
    if isinstance(value, date):
        return f"${number}::date"
    return f"${number}::bigint" if isinstance(value, int) else f"${number}"
