"""The site under gunicorn, as in production, and what its processes cost."""

import os
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


class server:
    """Gunicorn with the site, for as long as the block runs: its port and workers."""

    def __init__(self, workers=2, threads=4):
        self.options = ["--workers", str(workers), "--threads", str(threads)]

    def __enter__(self):
        port = free_port()
        binary = Path(sys.executable).parent / "gunicorn"
        command = [binary, "mmn.wsgi", "--bind", f"127.0.0.1:{port}", *self.options]
        self.process = subprocess.Popen([*command, "--log-level", "warning"])
        for _ in range(100):
            try:
                fetch(HTTPConnection("127.0.0.1", port), "/healthz")
                break
            except OSError:
                time.sleep(0.2)
        return port, children(self.process.pid)

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait(20)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


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
