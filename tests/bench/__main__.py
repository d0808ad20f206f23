"""Figures of the production server: ``make bench``, ``make bench ENTRIES=100000``.

Fills an empty database with 2,000 entries, starts gunicorn (2 workers, 4 threads) as in
production, and prints for each page the requests a second over 8 connections and the
CPU time that one request takes, of the workers and of the database: usually, and as the
first request after a change, which finds nothing remembered. With more entries
it measures again, and says how many times as much each page costs then.
"""

import os
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from tempfile import TemporaryDirectory

from .front import compare_front
from .kept import compare
from .load import load
from .serving import cpu_seconds, cpu_seconds_below, memory_mb, parent, server

ENTRIES = 2000
# The least of several rounds, since what else the machine does only makes them longer.
ROUNDS = 5
ROUND_SECONDS = 0.5
CHANGES = 0.002  # seconds between one and the next


def main(entries):
    with TemporaryDirectory() as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="mmn.settings",
            SECRET_KEY="bench",
            BACKGROUND="off",
            DATA_DIR=folder,
            BARE=folder,
        )
        import django

        django.setup()
        from django.core.management import call_command

        from .entries import grow, pages

        call_command("collectstatic", interactive=False, verbosity=0)
        grow(ENTRIES)
        first = report(pages(ENTRIES), folder)
        if entries > ENTRIES:
            grow(entries)
            report(pages(entries), folder, first)


def report(paths, folder, before=None):
    """Measure and print every page, uncached and kept; the cost of each uncached page
    by name."""
    from mmn.content.models import Entry

    print(f"\n{Entry.objects.count():,} entries, nothing cached\n")
    costs = measure_all(paths, before, PAGE_CACHE="off")
    print("\nthe same, each request the first after a change\n")
    with changing():
        measure_all(paths, PAGE_CACHE="off")
    print("\nkept, beside a bare WSGI function with the same bytes\n")
    compare(paths, folder, Figures)
    print("\nkept, sent by nginx as documented, beside the same as a plain file\n")
    compare_front(paths, Figures)
    return costs


@contextmanager
def changing():
    """While the block runs, something changes more often than pages are asked for."""
    from mmn.content.version import bump

    def change():
        while not ended.wait(CHANGES):
            bump()

    ended = threading.Event()
    changes = threading.Thread(target=change)
    changes.start()
    try:
        yield
    finally:
        ended.set()
        changes.join()


def measure_all(paths, before=None, **options):
    with server(**options) as (port, pids):
        figures = Figures(port, pids, database_parent())
        columns = ["KB", "req/s", "CPU ms", "database", *["times"] * bool(before)]
        print(f"{'page':<24}", *(f"{column:>8}" for column in columns))
        costs = {}
        for label, path in paths.items():
            answer, rate, cpu, database = figures.of(path)
            costs[label] = cpu + database
            told = [f"{len(answer) / 1000:>8.1f}", f"{rate:>8.0f}"]
            told += [f"{cpu:>8.2f}", f"{database:>8.2f}"]
            told += [f"{costs[label] / before[label]:>8.2f}"] if before else []
            print(f"{label:<24}", *told, flush=True)
        mb = " and ".join(f"{one:.0f}" for one in memory_mb(pids))
        print(f"memory of the workers: {mb} MB")
    return costs


@dataclass(eq=False)
class Figures:
    port: int
    pids: list
    database: int | None = None

    def of(self, path):
        """The body at ``path``, and the best of several rounds: requests a second, and
        milliseconds of CPU time of the workers and of the database."""
        answer = load(self.port, path, 24)
        rate = self.round(path, 24)[0]
        requests = min(max(40, int(rate * ROUND_SECONDS) // 8 * 8), 8000)
        rounds = [self.round(path, requests) for _ in range(ROUNDS)]
        rates, cpu, database = zip(*rounds, strict=True)
        return answer.partition(b"\r\n\r\n")[2], max(rates), min(cpu), min(database)

    def round(self, path, requests):
        before, started = self.spent(), time.perf_counter()
        load(self.port, path, requests)
        seconds = time.perf_counter() - started
        cpu, database = (
            (now - then) / requests * 1000
            for now, then in zip(self.spent(), before, strict=True)
        )
        return requests / seconds, cpu, database

    def spent(self):
        database = cpu_seconds_below(self.database) if self.database else 0
        return cpu_seconds(self.pids), database


def database_parent():
    """The process that starts those of PostgreSQL; None with SQLite."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return parent(cursor.fetchone()[0])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)
