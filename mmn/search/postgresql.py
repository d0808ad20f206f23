"""The index over words on PostgreSQL: a ``tsvector`` made from the words of each unit
as they are, by no parser and in no locale.

It has no positions. Words that stand one after the other are found by what ``words.py``
puts together as one word: pairs of words, and in scripts without spaces each two and
three words of the index. Only phrases of three words and more are looked up in the
texts.
"""

import time

from django.db import connections

from .words import JOIN, gram

TABLE = "search_searchunit"
# Units of so many minutes, by their number, have a word for this among theirs: so the
# newest that have a common word are found without a look at all that have it.
ERA, ERA_BITS = "!", 53
# So many of the newest units are looked through first, and then so many more.
FEW = (2000, 20_000)
MOST_ERAS = 40
COUNTED_FOR = 600  # seconds

_COLUMNS = "u.entry_id, u.family, u.facets, u.number"
_SHOWN = "u.shown_from <= {0} AND (u.shown_until IS NULL OR u.shown_until > {0})"
# PostgreSQL would read a whole small table sooner than its index over words, and does
# not count what unpacking each vector costs.
_PLAN = "SET LOCAL enable_seqscan = off; SET LOCAL jit = off;"

# The lists of words of one statement are folded into the index with it: else each
# search would look through those not folded in yet.
WORDS_INDEX = """CREATE INDEX IF NOT EXISTS search_words ON search_searchunit
    USING gin (vector) WITH (fastupdate = off)"""
# Whether units have ``grams`` among their words: its index has no places of words.
GRAMS = True
INDEX = [
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
    WORDS_INDEX,
    # In a function the plan of a query is made once for a connection, and a query that
    # is not needed any more costs nothing. Without index scans the planner doesn't walk
    # all units newest first: it does not count what unpacking their vectors costs.
    f"""CREATE OR REPLACE FUNCTION search_units
        (queries tsquery[], moment timestamptz, most integer)
        RETURNS TABLE (entry bigint, family bigint, facets varchar, number bigint)
        LANGUAGE plpgsql STABLE SET enable_seqscan = off SET jit = off
        SET enable_indexscan = off SET enable_indexonlyscan = off AS $$
        DECLARE query tsquery; step integer; units integer := 0;
        BEGIN FOREACH query IN ARRAY queries LOOP
            RETURN QUERY SELECT {_COLUMNS} FROM search_searchunit u
                WHERE u.vector @@ query
                AND (moment IS NULL OR {_SHOWN.format("moment")})
                ORDER BY u.number DESC LIMIT most - units;
            GET DIAGNOSTICS step = ROW_COUNT;
            units := units + step;
            EXIT WHEN units >= most;
        END LOOP; END $$""",  # noqa: S608  no words of a reader
]
NO_INDEX = [
    "DROP FUNCTION IF EXISTS search_units",
    "ALTER TABLE search_searchunit DROP COLUMN IF EXISTS vector",
]


def fetch(using, queries, moment, most):
    """The rows that the queries find, one query after the other."""
    connection = connections[using]
    arms = [(query, era) for query in queries for era in eras(connection)]
    if any(map(_checks, queries)):
        sql, values = _with_checks(arms, moment, most)
    else:
        sql = "SELECT * FROM search_units(%s::tsquery[], %s, %s)"
        values = [[_condition(*arm) for arm in arms], moment, most]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        yield from cursor.fetchall()


# --- What the index itself can tell


def _condition(query, era):
    """``query`` as a tsquery, as far as the index can tell."""
    parts = [_all_of(query.wanted)]
    parts += [f"!{_tsquery(one)}" for one in query.unwanted if is_known(one)]
    parts += [
        f"!({_all_of(groups)})"
        for groups in query.seen
        if all(is_known(one) for group in groups for one in group)
    ]
    return " & ".join([*parts, era] if era else parts)


def _all_of(groups):
    return " & ".join(f"({' | '.join(map(_tsquery, group))})" for group in groups)


def _tsquery(literal):
    *start, last = [f"'{word}'" for word in lexemes(literal)]
    last += ":*" * literal.prefix
    return f"({' & '.join([*start, last])})" if start else last


def lexemes(literal):
    """The words of the vector of each unit that has ``literal``."""
    found, words = [], literal.words
    if goes_on := _goes_on(literal):
        words = words[:-1]
    size = min(3, len(words))
    for place in range(len(words) - size + 1):
        window = words[place : place + size]
        if size == 1:
            found += window
        elif any(JOIN in word for word in window):
            found.append(gram(window))
        else:
            found += literal._replace(words=window).pairs()
    return list(dict.fromkeys(found)) + [literal.words[-1]] * goes_on


def _goes_on(literal):
    """Whether its last word is only the beginning of one that is part of no pair."""
    several = literal.prefix and len(literal.words) > 1
    return several and not all(literal.spaced[-3:])


def is_known(literal):
    """Whether the index tells all."""
    return not (literal.looked_up or _goes_on(literal))


# --- What is looked up in the texts


def _checks(query):
    """The groups of which one literal must be looked up in the texts, and the unwanted
    literals that must be."""
    groups = [group for group in query.wanted if not all(map(is_known, group))]
    phrases = [one for one in query.unwanted if not is_known(one)]
    return [*((group, "") for group in groups), *((phrases, "NOT "),) * bool(phrases)]


def _with_checks(arms, moment, most):
    """(SQL, parameters) that look up the order of words in each unit that has them,
    newest first, until there are enough."""
    found, values = [], []
    for query, era in arms:
        sql, given = _arm(query, era, moment, most)
        found.append(f"SELECT * FROM ({sql}) step{len(found)}")  # noqa: S608
        values += given
    return f"{_PLAN} {' UNION ALL '.join(found)} LIMIT {most:d}", values


def _arm(query, era, moment, most):
    shown = f" AND {_SHOWN.format('%s')}" if moment else ""
    values = [_condition(query, era), *[moment] * (2 if moment else 0)]
    found = (
        f"(SELECT * FROM {TABLE} u "  # noqa: S608
        f"WHERE u.vector @@ %s::tsquery{shown} OFFSET 0) u ORDER BY u.number DESC"
    )
    checks = [f"{no}{_any_of(ones, values)}" for ones, no in _checks(query)]
    if not checks:
        return f"SELECT {_COLUMNS} FROM {found} LIMIT {most:d}", values  # noqa: S608
    sql = (
        f"SELECT {_COLUMNS} FROM (SELECT u.number FROM {found} OFFSET 0) n "  # noqa: S608
        f"CROSS JOIN LATERAL (SELECT * FROM {TABLE} u WHERE u.number = n.number "
        f"AND {' AND '.join(checks)} OFFSET 0) u LIMIT {most:d}"
    )
    return sql, values


def _any_of(literals, values):
    """The condition that one of ``literals`` stands in the unit."""
    parts = []
    for literal in literals:
        if is_known(literal):
            parts.append("u.vector @@ %s::tsquery")
            values.append(_tsquery(literal))
        else:
            parts.append("strpos(u.words, %s) > 0")
            end = "" if literal.prefix else " "
            values.append(f" {' '.join(literal.words)}{end}")
    return f"({' OR '.join(parts)})"


# --- The newest first


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
