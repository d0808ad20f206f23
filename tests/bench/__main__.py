"""Figures of the production server: ``make bench``.

Fills an empty database with 2,000 entries, starts gunicorn (2 workers, 4 threads) as in
production, and prints for each page the requests a second over 8 connections and the
CPU time that the workers spent on one request.
"""

import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

CONNECTIONS = 8
REQUESTS = 400
TICKS = os.sysconf("SC_CLK_TCK")


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
        with server(free_port()) as (port, pids):
            print(f"{'page':<24} {'status':>6} {'KB':>6} {'req/s':>8} {'CPU ms':>8}")
            for label, path in paths.items():
                measure(label, path, port, pids)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class server:
    """Gunicorn with the site, for as long as the block runs: its port and workers."""

    def __init__(self, port):
        self.port = port

    def __enter__(self):
        command = ["gunicorn", "mmn.wsgi", "--bind", f"127.0.0.1:{self.port}"]
        options = ["--workers", "2", "--threads", "4", "--log-level", "warning"]
        binary = Path(sys.executable).parent / command[0]
        self.process = subprocess.Popen([binary, *command[1:], *options])
        for _ in range(100):
            try:
                fetch(HTTPConnection("127.0.0.1", self.port), "/healthz")
                break
            except OSError:
                time.sleep(0.2)
        return self.port, children(self.process.pid)

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait(20)


def children(pid):
    names = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(name) for name in names]


def cpu_seconds(pids):
    """User and system time that the processes have used so far."""
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def fetch(connection, path):
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, len(response.read())


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
