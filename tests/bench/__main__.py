"""Figures of the production server: ``make bench``.

Fills an empty database with 2,000 entries, starts gunicorn (2 workers, 4 threads) as in
production, and prints for each page the requests a second over 8 connections and the
CPU time that the workers spent on one request.
"""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from tempfile import TemporaryDirectory

from .serving import cpu_seconds, fetch, server

CONNECTIONS = 8
REQUESTS = 400


def main():
    with TemporaryDirectory() as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="mmn.settings",
            SECRET_KEY="bench",
            STATIC_FROM_SOURCE="on",
            DATA_DIR=folder,
        )
        import django

        django.setup()
        from tests.bench.entries import fill

        paths = fill()
        with server() as (port, pids):
            print(f"{'page':<24} {'status':>6} {'KB':>6} {'req/s':>8} {'CPU ms':>8}")
            for label, path in paths.items():
                measure(label, path, port, pids)


def fetch_many(port, path, count):
    connection = HTTPConnection("127.0.0.1", port)
    return [fetch(connection, path) for _ in range(count)][-1]


def measure(label, path, port, pids):
    fetch_many(port, path, 20)
    before, started = cpu_seconds(pids), time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        share = REQUESTS // CONNECTIONS
        answers = list(
            pool.map(lambda _: fetch_many(port, path, share), range(CONNECTIONS))
        )
    seconds = time.perf_counter() - started
    cpu = (cpu_seconds(pids) - before) / REQUESTS * 1000
    status, size = answers[-1]
    rate = REQUESTS / seconds
    print(f"{label:<24} {status:>6} {size / 1000:>6.1f} {rate:>8.0f} {cpu:>8.1f}")


if __name__ == "__main__":
    main()
