"""What the two databases do differently: the index over words, and how it is asked.

A condition is a ``Query``: words that must all stand in a unit (each with
alternatives), and words that must not. SQLite has an FTS5 table beside the units, kept
by triggers; PostgreSQL a ``tsvector`` made from the words as they are, by no parser and
in no locale. The ``words`` of a unit begin and end with a space.
"""

import time
from itertools import pairwise
from typing import NamedTuple

from django.db import connections

from .words import INDEX_SIGNS, JOIN, PAIR


class Literal(NamedTuple):
    """Words that must stand one after the other; ``prefix``: the last one may go on."""

    words: tuple
    prefix: bool = False

    def lexemes(self):
        """What of the index is in a unit that has it: pairs instead of their words."""
        found, paired = [], False
        for one, after in pairwise((*self.words, JOIN)):
            pair = JOIN not in one and JOIN not in after
            if pair or not paired:
                found.append(one + PAIR + after if pair else one)
            paired = pair
        return found

    def is_lexeme(self):
        """Whether no order of words remains to be looked up in the units."""
        return len(self.lexemes()) == 1


class Query(NamedTuple):
    """``wanted``: groups of literals, one of each group must be there; ``unwanted``:
    literals of which none may be."""

    wanted: tuple
    unwanted: tuple = ()


TABLE = "search_searchunit"
# So many of the newest units are looked through first, and then so many more.
FEW = (2000, 20_000)
MOST_ERAS = 40
COUNTED_FOR = 600  # seconds
_PLAN = "SET LOCAL enable_seqscan = off; SET LOCAL jit = off;"

_TOKENS = (
    "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc' "
    f"tokenchars '{INDEX_SIGNS}'"
)
SQLITE_INDEX = [
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
# Units of so many minutes, by their number, have a word for this among theirs: so the
# newest that have a common word are found without a look at all that have it.
ERA, ERA_BITS = "!", 53
POSTGRESQL_INDEX = [
    # Much faster to unpack than what is usual, where the server was built with it.
    *(
        f"""DO $$ BEGIN
        EXECUTE 'ALTER TABLE search_searchunit ALTER {column} SET COMPRESSION lz4';
        EXCEPTION WHEN OTHERS THEN NULL; END $$"""
        for column in ("words", "text")
    ),
    f"""ALTER TABLE search_searchunit ADD COLUMN IF NOT EXISTS vector tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim(words), ' ')
            || ('{ERA}' || (number >> {ERA_BITS})::text))) STORED""",
    # The lists of words of one statement are folded into the index with it: else
    # each search would look through those not folded in yet.
    """CREATE INDEX IF NOT EXISTS search_words ON search_searchunit
        USING gin (vector) WITH (fastupdate = off)""",
]


def make_index(connection):
    """Add the index over the words to the table of units, if it isn't there."""
    statements = SQLITE_INDEX if is_sqlite(connection) else POSTGRESQL_INDEX
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def drop_index(connection):
    if is_sqlite(connection):
        names = ("added", "gone", "changed")
        drops = [f"DROP TRIGGER IF EXISTS search_words_{name}" for name in names]
        drops.append("DROP TABLE IF EXISTS search_words")
    else:
        drops = [f"ALTER TABLE {TABLE} DROP COLUMN IF EXISTS vector"]
    with connection.cursor() as cursor:
        for statement in drops:
            cursor.execute(statement)


def is_sqlite(connection):
    return connection.vendor == "sqlite"


def arms(connection, query, columns, condition, most):
    """[(SQL, parameters)] for the ``columns`` of the newest units, at most ``most``,
    that ``query`` finds among those that meet the SQL ``condition``: to be asked one
    after the other, until there are enough."""
    if is_sqlite(connection):
        return [_sqlite_arm(query, columns, condition, most)]
    return [
        _postgresql_arm(query, columns, condition, most, era)
        for era in eras(connection)
    ]


def _sqlite_arm(query, columns, condition, most):
    sql = (
        f"SELECT {columns}, u.number AS newest "  # noqa: S608  no words of a reader
        f"FROM search_words w JOIN {TABLE} u ON u.number = w.rowid "
        f"WHERE w.search_words MATCH %s AND {condition} "
        f"ORDER BY w.rowid DESC LIMIT {most:d}"
    )
    return sql, [match_of(query)]


def match_of(query):
    """``query`` in the language of FTS5: all words quoted, so that none is syntax."""
    groups = [" OR ".join(map(_fts5, group)) for group in query.wanted]
    match = " AND ".join(f"({group})" for group in groups)
    if query.unwanted:
        match = f"({match}) NOT ({' OR '.join(map(_fts5, query.unwanted))})"
    return match


def _fts5(literal):
    found = literal.lexemes()
    if len(found) > 1:
        found = [*(one for one in found if PAIR in one), " ".join(literal.words)]
    *parts, last = [f'"{one}"' for one in found]
    parts.append(last + "*" * literal.prefix)
    return " AND ".join(parts) if len(parts) == 1 else f"({' AND '.join(parts)})"


def _postgresql_arm(query, columns, condition, most, era):
    """The tsvector has no positions: it says which units have all words, and whether
    they stand together is looked up in those, newest first, until there are enough.

    ``OFFSET 0`` keeps the planner from walking all units newest first: it does not
    count what unpacking their vectors costs.
    """
    groups = (" | ".join(map(_tsquery, group)) for group in query.wanted)
    parts = [f"({group})" for group in groups]
    parts += [f"!{_tsquery(one)}" for one in query.unwanted if one.is_lexeme()]
    parts += [era] if era else []
    parameters, checks = [" & ".join(parts)], []
    for group in query.wanted:
        if not all(literal.is_lexeme() for literal in group):
            checks.append(_any_of(group, parameters))
    phrases = [one for one in query.unwanted if not one.is_lexeme()]
    if phrases:
        checks.append(f"NOT {_any_of(phrases, parameters)}")
    found = (
        f"(SELECT u.* FROM {TABLE} u "  # noqa: S608  no words of a reader
        f"WHERE u.vector @@ %s::tsquery AND {condition} OFFSET 0) u"
    )
    newest = f"SELECT {columns}, u.number AS newest FROM"
    if not checks:
        return f"{newest} {found} ORDER BY u.number DESC LIMIT {most:d}", parameters
    numbers = f"(SELECT u.number FROM {found} ORDER BY u.number DESC OFFSET 0)"  # noqa: S608
    sql = (
        f"{newest} {numbers} n CROSS JOIN LATERAL "  # noqa: S608
        f"(SELECT * FROM {TABLE} u WHERE u.number = n.number "
        f"AND {' AND '.join(checks)} OFFSET 0) u LIMIT {most:d}"
    )
    return sql, parameters


def _any_of(literals, parameters):
    """The condition that one of ``literals`` stands in the unit."""
    parts = []
    for literal in literals:
        if not literal.is_lexeme():
            parts.append("strpos(u.words, %s) > 0")
            end = "" if literal.prefix else " "
            parameters.append(f" {' '.join(literal.words)}{end}")
        else:
            parts.append("u.vector @@ %s::tsquery")
            parameters.append(_tsquery(literal))
    return f"({' OR '.join(parts)})"


def _tsquery(literal):
    *start, last = [f"'{word}'" for word in literal.lexemes()]
    last += ":*" * literal.prefix
    return f"({' & '.join([*start, last])})"


def eras(connection):
    """Conditions for the newest units, for many more, and for all others; one that is
    empty where there are not so many. They are counted anew every few minutes."""
    known = connection.__dict__.get("search_eras")
    if known is None or known[0] < time.monotonic():
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT number >> {ERA_BITS} era, count(*) FROM {TABLE} "  # noqa: S608
                "GROUP BY era ORDER BY era DESC"
            )
            known = (time.monotonic() + COUNTED_FOR, _windows(cursor.fetchall()))
        connection.__dict__["search_eras"] = known
    return known[1]


def _windows(counts):
    """The conditions, from (era, how many) of each, the newest first."""
    if sum(count for _era, count in counts) < 2 * FEW[0]:
        return [""]
    found, own, together = [], [], 0
    for era, count in [(counts[0][0] + 1, 0), *counts]:
        own.append(f"'{ERA}{era}'")
        together += count
        if together >= FEW[len(found)] or len(own) == MOST_ERAS:
            found.append(own)
            own, together = [], 0
            if len(found) == len(FEW):
                break
    seen = [era for eras in found for era in eras]
    return [*(f"({' | '.join(eras)})" for eras in found), f"!({' | '.join(seen)})"]


def fetch(using, sql, parameters):
    """All rows. PostgreSQL would read a whole small table sooner than its index over
    words, and does not count what unpacking each vector costs."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if is_sqlite(connection):
            yield from cursor.execute(sql, parameters)
            return
        cursor.execute(f"{_PLAN} {sql}", parameters)
        yield from cursor.fetchall()
