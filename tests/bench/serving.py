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
    """Gunicorn with the site, or another application, for as long as the block runs:
    its port and workers."""

    def __init__(self, workers=2, threads=4, application="mmn.wsgi", **environment):
        self.workers = workers
        self.options = ["--workers", str(workers), "--threads", str(threads)]
        self.application = application
        self.environment = os.environ | environment

    def __enter__(self):
        port = free_port()
        binary = Path(sys.executable).parent / "gunicorn"
        command = [binary, self.application, "--bind", f"127.0.0.1:{port}"]
        command += [*self.options, "--log-level", "warning"]
        self.process = subprocess.Popen(command, env=self.environment)
        for _ in range(300):
            try:
                fetch(HTTPConnection("127.0.0.1", port), "/healthz")
            except OSError:
                time.sleep(0.2)
                continue
            # The first may answer before the others have started.
            if len(pids := children(self.process.pid)) == self.workers:
                return port, pids
        raise RuntimeError(f"{self.application} did not start")

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait(60)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def children(pid):
    names = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(name) for name in names]


def cpu_seconds(pids):
    """User and system time that the processes have used so far."""
    return sum(_cpu_seconds(pid) for pid in pids)


def cpu_seconds_below(pid):
    """The same of all children of a process, those that have ended included."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    ended = sum(int(field) for field in fields[13:15]) / TICKS
    return cpu_seconds(children(pid)) + ended


def _cpu_seconds(pid):
    try:
        # What clock_getcpuclockid(3) gives: /proc counts in hundredths of a second.
        return time.clock_gettime((~pid << 3) | 2)
    except OSError:  # it ended a moment ago
        return 0


def parent(pid):
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def memory_mb(pids):
    """What each process keeps in memory for itself."""
    found = []
    for pid in pids:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        private = [line.split() for line in lines if line.startswith("Private_")]
        found.append(sum(int(line[1]) for line in private) / 1000)
    return found


def fetch(connection, path):
    connection.request("GET", path)
    response = connection.getresponse()
    return response.status, len(response.read())


def fetch_many(port, path, count):
    connection = HTTPConnection("127.0.0.1", port)
    return [fetch(connection, path) for _ in range(count)][-1]
