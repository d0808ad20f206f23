"""Work that no request waits for: mail, smaller pictures, links, changes that are due.

A job is a function that does a bit and returns how much; it is called again until it
returns 0, the jobs in turns. One thread in each process that serves requests runs them;
a row of ``JobRun`` says who does which, so that two processes never do one twice.
"""

import logging
import os
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.db import connections, transaction
from django.db.models import Q
from django.utils import timezone

from .models import JobRun

logger = logging.getLogger(__name__)

# Whose process died keeps its claim this long. No job may take longer for one bit.
LEASE = timedelta(minutes=5)
# How often the thread looks, in seconds, when nobody wakes it.
TICK = 15
# A job that never comes to an end does not keep ``work_off --once`` for ever.
TURNS = 1000

JOBS = {}


@dataclass(frozen=True)
class Job:
    name: str
    every: timedelta
    work: Callable[[], int]


def job(name, every):
    """Register a function that runs at least every so many seconds.

    Its module is imported by the module ``jobs`` of an app, which Django finds.
    """

    def register(work):
        JOBS[name] = Job(name, timedelta(seconds=every), work)
        return work

    return register


def wake(*names):
    """Run these jobs, or all, as soon as what is being saved now is stored."""
    transaction.on_commit(lambda: _worker.wake(names))


def run_due(asked=()):
    """Run the jobs that are due or asked for until all is done; returns how much."""
    done = 0
    for _turn in range(TURNS):
        counts = turn(asked)
        done += sum(counts.values())
        asked = {name for name, count in counts.items() if count}
        if not asked:
            break
    return done


def turn(asked):
    """Each job that is due or asked for does one bit: {name: how much it did}."""
    names = set(asked) | due_names()
    waiting = [job for job in JOBS.values() if job.name in names]
    return {job.name: run(job, at_once=job.name in asked) for job in waiting}


def due_names():
    """The jobs whose time has come: one query while there is nothing to do."""
    runs = {run.name: run.last_run_at for run in JobRun.objects.all()}
    now = timezone.now()
    return {
        job.name
        for job in JOBS.values()
        if runs.get(job.name) is None or runs[job.name] <= now - job.every
    }


def run(job, at_once=False):
    """How much ``job`` did; 0 where another process has it, or where it failed."""
    claim = claimed(job, at_once)
    if claim is None:
        return 0
    problem = ""
    try:
        return job.work() or 0
    except Exception as error:
        problem = where(error)
        logger.error("Background job %s failed: %s", job.name, problem)
        return 0
    finally:
        mine = JobRun.objects.filter(name=job.name, claimed_until=claim)
        mine.update(
            claimed_until=None, last_run_at=timezone.now(), last_problem=problem[:300]
        )


def claimed(job, at_once):
    """Until when ``job`` is ours now; None if it isn't its time, or another's."""
    now = timezone.now()
    free = Q(claimed_until=None) | Q(claimed_until__lte=now)
    due = Q(last_run_at=None) | Q(last_run_at__lte=now - job.every)
    JobRun.objects.get_or_create(name=job.name)
    rows = JobRun.objects.filter(free if at_once else free & due, name=job.name)
    until = now + LEASE
    return until if rows.update(claimed_until=until) else None


def where(error):
    """What went wrong and in which line: never the message, which may name people."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"


class Worker:
    """The thread of one process; it starts with the first request and
    ends with the process."""

    def __init__(self):
        self.thread = None
        self.ending = False
        self.lock = threading.Lock()
        self.bell = threading.Event()
        self.asked = set()

    def start(self):
        if self.thread is not None and self.thread.is_alive():
            return
        with self.lock:
            if self.thread is None or not self.thread.is_alive():
                self.thread = threading.Thread(
                    target=self.work, name="background", daemon=True
                )
                self.thread.start()

    def wake(self, names=()):
        with self.lock:
            self.asked.update(names or JOBS)
        self.bell.set()

    def work(self):
        while not self.ending:
            with self.lock:
                asked, self.asked = self.asked, set()
            try:
                counts = turn(asked)
            except Exception as error:  # the database is away: try again later
                counts = {}
                logger.error("Background work failed: %s", where(error))
            more = {name for name, count in counts.items() if count}
            if more:
                self.wake(more)
            else:
                connections.close_all()
            self.bell.wait(TICK)
            self.bell.clear()


_worker = Worker()


def start():
    """Let this process do background work, if it doesn't yet."""
    _worker.start()


# A forked process has a copy of everything but the thread.
os.register_at_fork(after_in_child=_worker.__init__)
