"""What a transaction asks several times is asked once, until it writes there: a save
reads what belongs to an entry before it, after it and for its translations, and most of
that nobody has touched."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

from .noticing import written_table

_known = ContextVar("known", default=None)


@contextmanager
def asking_once():
    """Within the block, which is part of a transaction, ``once`` remembers. What others
    commit meanwhile it doesn't see: who changes an entry locks it first."""
    known = {}

    def watch(execute, sql, params, many, context):
        let_go(known, sql)
        return execute(sql, params, many, context)

    token = _known.set(known)
    try:
        with connection.execute_wrapper(watch):
            yield
    finally:
        _known.reset(token)


def let_go(known, sql):
    """Forget what a statement may make untrue."""
    table = "" if sql.startswith("ROLLBACK") else written_table(sql)
    if table == "":
        known.clear()
    elif table:
        for key in [key for key, (tables, _rows) in known.items() if table in tables]:
            del known[key]


def once(ask, *shape, **values):
    """The rows of a ``@prepared`` function. Nobody may change them: whoever asks the
    same gets the same."""
    known = _known.get()
    if known is None:
        return ask(*shape, **values)
    key = ask, shape, *values.items()
    if key not in known:
        rows = ask(*shape, **values)
        known[key] = ask.tables(*shape, **values), rows
    return known[key][1]
