"""The index over words, as each of the two databases has it.

The ``words`` of a unit begin and end with a space. Which units a ``Query`` finds, and
in which order, is the same on both.
"""

from . import postgresql, sqlite

TABLE = postgresql.TABLE


def of(connection):
    """The module for this database."""
    return sqlite if is_sqlite(connection) else postgresql


def is_sqlite(connection):
    return connection.vendor == "sqlite"


def make_index(connection):
    """Add the index over the words to the table of units, if it isn't there."""
    _execute(connection, of(connection).INDEX)


def drop_index(connection):
    _execute(connection, of(connection).NO_INDEX)


def _execute(connection, statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
