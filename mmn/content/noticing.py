"""Every change of the database is noticed, however it is made, and becomes a version.

Each connection looks at the statements that pass through it: what writes to a table
is a change, whether a form, ``update()``, a relation or plain SQL sent it. One new
version follows each transaction, once it is committed; what was rolled back is none.
"""

import re
from functools import cache

from django.apps import apps
from django.db.backends.signals import connection_created

from .version import bump

# Tables of others that no page shows anything of; models of ours say NEVER_SHOWN.
NEVER_SHOWN = {"sessions.session", "admin.logentry"}
NEVER_SHOWN_APPS = {"reversion"}

_READS = re.compile(
    r"[\s(]*(?:SELECT|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|START|PRAGMA|SHOW"
    r"|SET|DECLARE|FETCH|CLOSE|VALUES|LOCK|ANALYZE|VACUUM|EXECUTE asked_\d+)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s*WITH\b", re.IGNORECASE)
_WRITING = re.compile(r"\b(?:INSERT|UPDATE|DELETE|MERGE)\b", re.IGNORECASE)
_WRITES = re.compile(
    r"\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE(?:\s+ONLY)?"
    r"|DELETE\s+FROM)\s+[\"`\[]?(\w+)",
    re.IGNORECASE,
)


def notice(connection):
    """Watch a connection from now on."""
    if watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)


def notice_new(sender, connection, **kwargs):
    notice(connection)


def watch_all():
    """Watch each connection that is made."""
    connection_created.connect(notice_new, dispatch_uid="noticing")


def watch(execute, sql, params, many, context):
    try:
        return execute(sql, params, many, context)
    finally:  # of many rows some may stand, though one was refused
        if is_change(sql):
            changed(context["connection"])


def is_change(sql):
    """Whether a statement may change what pages show. What isn't known to only read
    does: a statement too many costs a rendering, one too few a wrong page."""
    table = written_table(sql)
    return table is not None and table not in unseen_tables()


def written_table(sql):
    """The table that a statement writes to: None for one that only reads, "" where it
    doesn't say."""
    if not isinstance(sql, str) or ";" in sql.rstrip("; \n"):
        return ""
    if _READS.match(sql) or (_WITH.match(sql) and not _WRITING.search(sql)):
        return None
    written = _WRITES.match(sql)
    return written[1] if written else ""


@cache
def unseen_tables():
    """The names of the tables that no page shows anything of."""
    return frozenset(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if getattr(model, "NEVER_SHOWN", False)
        or model._meta.label_lower in NEVER_SHOWN
        or model._meta.app_label in NEVER_SHOWN_APPS
    )


def changed(connection):
    """A new version as soon as this is committed: one for a whole transaction."""
    if not connection.in_atomic_block:
        bump()  # it is committed by itself, or nobody says when
        return
    waiting = connection.run_on_commit
    if any(function is bump for _savepoints, function, _robust in waiting):
        return
    connection.on_commit(bump, robust=True)
    # Before all others: one of them that fails would keep the rest from running.
    if waiting and waiting[-1][1] is bump:
        waiting.insert(0, waiting.pop())
