"""The index over words on SQLite: an FTS5 table beside the units, kept by triggers."""

from django.db import connections

from .words import INDEX_SIGNS

_TOKENS = (
    "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc' "
    f"tokenchars '{INDEX_SIGNS}'"
)
# Whether units have ``grams`` among their words: phrases are found without.
GRAMS = False
INDEX = [
    f"""CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5(
        words, content='search_searchunit', content_rowid='number', columnsize=0,
        tokenize="{_TOKENS}")""",
    """CREATE TRIGGER IF NOT EXISTS search_words_added AFTER INSERT ON search_searchunit
        BEGIN INSERT INTO search_words(rowid, words) VALUES (new.number, new.words);
        END""",
    """CREATE TRIGGER IF NOT EXISTS search_words_gone AFTER DELETE ON search_searchunit
        BEGIN INSERT INTO search_words(search_words, rowid, words)
            VALUES ('delete', old.number, old.words);
        END""",
    """CREATE TRIGGER IF NOT EXISTS search_words_changed
        AFTER UPDATE OF number, words ON search_searchunit
        BEGIN INSERT INTO search_words(search_words, rowid, words)
            VALUES ('delete', old.number, old.words);
        INSERT INTO search_words(rowid, words) VALUES (new.number, new.words);
        END""",
]
NO_INDEX = [
    *(
        f"DROP TRIGGER IF EXISTS search_words_{name}"
        for name in ("added", "gone", "changed")
    ),
    "DROP TABLE IF EXISTS search_words",
]
_STEP = (
    "SELECT u.entry_id, u.family, u.facets, u.number "
    "FROM search_words w JOIN search_searchunit u ON u.number = w.rowid "
    "WHERE w.search_words MATCH %s"
)
_SHOWN = " AND u.shown_from <= %s AND (u.shown_until IS NULL OR u.shown_until > %s)"


def fetch(using, queries, moment, most):
    """The rows that the queries find, one query after the other, read as they are
    asked for."""
    connection = connections[using]
    step, times = _STEP, []
    if moment:
        step += _SHOWN
        times = [connection.ops.adapt_datetimefield_value(moment)] * 2
    step = f"SELECT * FROM ({step} ORDER BY w.rowid DESC LIMIT {most:d})"  # noqa: S608
    sql = f"{' UNION ALL '.join([step] * len(queries))} LIMIT {most:d}"
    values = [value for query in queries for value in (match_of(query), *times)]
    with connection.cursor() as cursor:
        yield from cursor.execute(sql, values)


def match_of(query):
    """``query`` in the language of FTS5: all words quoted, so that none is syntax."""
    match = _all_of(query.wanted)
    others = [*map(_literal, query.unwanted), *map(_all_of, query.seen)]
    return f"({match}) NOT ({' OR '.join(others)})" if others else match


def _all_of(groups):
    return " AND ".join(f"({' OR '.join(map(_literal, group))})" for group in groups)


def _literal(literal):
    found = literal.pairs()
    spaced = found and len(found) == len(literal.words) - 1
    if not (spaced and (literal.near or len(found) == 1)):
        found.append(" ".join(literal.words))
    *parts, last = [f'"{one}"' for one in found]
    parts.append(last + "*" * literal.prefix)
    return parts[0] if len(parts) == 1 else f"({' AND '.join(parts)})"
