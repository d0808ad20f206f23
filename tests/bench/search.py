"""What the search costs: ``python -m tests.bench.search [documents [folder]]``.

Fills an empty database with documents (2,000) of about 20 KB in English, Thai and
Burmese (see documents.py), and prints for each query the processor time of one request:
that of the server and, on PostgreSQL, of the database. A database that was filled
before, on SQLite in the folder that is given, is only asked.
"""

import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from .serving import cpu_seconds, cpu_seconds_below, fetch_many, parent, server

# The least of several rounds, since what else the machine does only makes them longer.
ROUNDS, REQUESTS = 5, 30
QUERIES = {
    "nothing asked": "",
    "rare": "zanzibar",
    "common": "migrant",
    "two words, common": "migrant wages",
    "phrase, common": '"migrant workers"',
    "stem, rare": "lanterns",
    "Thai, common": "แรงงานข้ามชาติ",
    "Thai, rare": "ตะเกียงน้ำมัน",
    "Burmese, common": "အလုပ်သမား",
    "common and rare": "migrant zanzibar",
    "without a word": "migrant -wages",
    "nothing found": "qwertyuiop",
}


def main(count, folder):
    os.environ.update(
        DJANGO_SETTINGS_MODULE="mmn.settings",
        SECRET_KEY="bench",
        STATIC_FROM_SOURCE="on",
        BACKGROUND="off",
        PAGE_CACHE="off",
        DATA_DIR=folder,
    )
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from mmn.search.models import SearchUnit

    call_command("migrate", verbosity=0)
    print(f"{count} documents on {connection.vendor}", flush=True)
    if not SearchUnit.objects.exists():
        fill(count, connection)
    ask(connection)


def fill(count, connection):
    """Write the documents and let the search read them."""
    from django.core.management import call_command

    from . import documents

    documents.write(count)
    before, started = size(connection), time.process_time()
    with open(os.devnull, "w") as nowhere:
        call_command("rebuild_search", stdout=nowhere)
    seconds = time.process_time() - started
    written, grown = min(count, documents.WRITTEN), size(connection) - before
    print(f"read: {written / seconds:.0f} for a second of Python's processor time")
    print(f"index: {grown / written / 1000:.0f} KB a document", flush=True)
    documents.copy(count)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")
    print(f"the whole index: {(size(connection) - before) / 1e6:.0f} MB", flush=True)


def ask(connection):
    """Print what each query costs."""
    postmaster = postmaster_of(connection)
    with server() as (port, pids):
        for label, words in QUERIES.items():
            path = f"/search/?q={quote(words)}"
            costs = cost(port, path, pids, postmaster)
            print(f"{label:<20} {costs:>6.1f} ms", flush=True)


def cost(port, path, pids, postmaster):
    """Milliseconds of processor time of one request, that of the database included."""
    fetch_many(port, path, 10)
    rounds = []
    for _ in range(ROUNDS):
        before = spent(pids, postmaster)
        status, _size = fetch_many(port, path, REQUESTS)
        assert status == 200
        rounds.append((spent(pids, postmaster) - before) / REQUESTS * 1000)
    return min(rounds)


def spent(pids, postmaster):
    return cpu_seconds(pids) + (cpu_seconds_below(postmaster) if postmaster else 0)


def postmaster_of(connection):
    """The process from which those of PostgreSQL come; None on SQLite."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return parent(cursor.fetchone()[0])


def size(connection):
    """Bytes of the tables that the search looks at."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            tables = ("search_searchunit", "search_knownword")
            cursor.execute(
                "SELECT pg_total_relation_size(%s) + pg_total_relation_size(%s)", tables
            )
            return cursor.fetchone()[0]
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(connection.settings_dict["NAME"]).stat().st_size


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    if len(sys.argv) > 2:
        main(count, sys.argv[2])
    else:
        with TemporaryDirectory() as folder:
            main(count, folder)
