"""Background work: done once, whoever claims it first, and never by a request."""

import os
import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from mmn.desk import background
from mmn.desk.background import job, run_due, wake
from mmn.desk.models import JobRun

LONG = 3600


@pytest.fixture
def jobs(monkeypatch):
    """No jobs but those that the test registers."""
    empty = {}
    monkeypatch.setattr(background, "JOBS", empty)
    return empty


@pytest.fixture
def worker(monkeypatch):
    """The process's worker, as before the first request."""
    fresh = background.Worker()
    monkeypatch.setattr(background, "_worker", fresh)
    return fresh


def counting(name, every=LONG, answers=()):
    """Register a job that gives these answers, then 0; returns its calls."""
    calls, left = [], list(answers)

    @job(name, every=every)
    def work():
        calls.append(timezone.now())
        return left.pop(0) if left else 0

    return calls


@pytest.mark.django_db
def test_job_runs_when_its_time_has_come_and_not_before(jobs):
    calls = counting("mail", every=60)

    run_due()
    run_due()
    assert len(calls) == 1

    JobRun.objects.update(last_run_at=timezone.now() - timedelta(seconds=61))
    run_due()
    assert len(calls) == 2


@pytest.mark.django_db
def test_job_that_is_asked_for_runs_before_its_time(jobs):
    asked, other = counting("mail"), counting("links")
    run_due()

    run_due({"mail"})

    assert (len(asked), len(other)) == (2, 1)


@pytest.mark.django_db
def test_jobs_go_on_in_turns_until_all_is_done(jobs):
    order = []
    left = {"pictures": 2, "mail": 1}
    for name in left:

        @job(name, every=LONG)
        def work(name=name):
            order.append(name)
            left[name] -= 1
            return 1 if left[name] >= 0 else 0

    assert run_due() == 3
    assert order == ["pictures", "mail", "pictures", "mail", "pictures"]


@pytest.mark.django_db
def test_job_without_end_does_not_keep_the_command(jobs, monkeypatch):
    monkeypatch.setattr(background, "TURNS", 7)
    calls = counting("mail", answers=[1] * 100)

    run_due()

    assert len(calls) == 7


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "runs"), [(1, 0), (-1, 1)], ids=["held", "lapsed"])
def test_job_claimed_by_another_process_is_left_to_it(jobs, minutes, runs):
    calls = counting("mail")
    until = timezone.now() + timedelta(minutes=minutes)
    JobRun.objects.create(name="mail", claimed_until=until)

    run_due({"mail"})

    assert len(calls) == runs


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_a_job_once(jobs):
    inside, go_on = threading.Event(), threading.Event()
    calls = []

    @job("mail", every=LONG)
    def work():
        calls.append(threading.current_thread().name)
        inside.set()
        assert go_on.wait(30)
        return 0

    def in_thread():
        run_due({"mail"})
        connection.close()

    first = threading.Thread(target=in_thread, name="first")
    first.start()
    assert inside.wait(30)
    run_due({"mail"})
    go_on.set()
    first.join()

    assert calls == ["first"]
    run_due({"mail"})  # and when it is done, it is free again
    assert len(calls) == 2


@pytest.mark.django_db
def test_failing_job_is_told_without_personal_data_and_stops_no_other(jobs, caplog):
    @job("mail", every=LONG)
    def work():
        raise ValueError("dara@example.org")

    other = counting("links")

    run_due()

    assert len(other) == 1
    problem = JobRun.objects.get(name="mail").last_problem
    assert problem.startswith("ValueError in test_background.py:")
    assert "Background job mail failed: ValueError" in caplog.text
    assert "dara" not in caplog.text + problem


@pytest.mark.django_db
def test_problem_is_forgotten_when_the_job_runs_well_again(jobs):
    counting("mail")
    JobRun.objects.create(name="mail", last_problem="ValueError")

    run_due()

    assert JobRun.objects.get(name="mail").last_problem == ""


@pytest.mark.django_db(transaction=True)
def test_thread_is_woken_by_what_is_stored_and_outlives_a_failure(jobs, worker):
    done = threading.Event()
    calls = []

    @job("mail", every=LONG)
    def work():
        calls.append(threading.current_thread().name)
        done.set()
        if len(calls) == 1:
            raise ValueError
        return 0

    worker.start()
    assert done.wait(30)
    done.clear()
    with transaction.atomic():
        wake("mail")
        assert not worker.asked
    assert done.wait(30)

    assert calls == ["background", "background"]
    stop(worker)


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_wakes_nobody(jobs, worker):
    with transaction.atomic():
        wake("mail")
        transaction.set_rollback(True)
    assert not worker.bell.is_set()

    wake("mail")
    assert worker.bell.is_set()
    assert worker.asked == {"mail"}


def test_thread_outlives_a_database_that_is_away(jobs, worker, monkeypatch):
    tries = threading.Semaphore(0)

    def away(asked):
        tries.release()
        raise OSError("dara@example.org")

    monkeypatch.setattr(background, "turn", away)
    worker.start()
    assert tries.acquire(timeout=30)
    worker.wake(["mail"])

    assert tries.acquire(timeout=30)
    assert worker.thread.is_alive()
    stop(worker)


def test_starting_twice_makes_one_thread(jobs, worker, monkeypatch):
    monkeypatch.setattr(background, "turn", lambda asked: {})
    worker.start()
    first = worker.thread
    worker.start()

    assert worker.thread is first
    stop(worker)


def stop(worker):
    """End the thread of a test: real ones end with their process."""
    worker.ending = True
    worker.bell.set()
    worker.thread.join(30)
    assert not worker.thread.is_alive()


def test_forked_process_does_not_think_it_has_the_thread():
    background._worker.thread = threading.current_thread()
    try:
        child = os.fork()
        if child == 0:
            os._exit(0 if background._worker.thread is None else 1)
        _pid, status = os.waitpid(child, 0)
    finally:
        background._worker.thread = None

    assert os.waitstatus_to_exitcode(status) == 0


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.django_db
def test_first_request_starts_the_work_where_it_is_switched_on(
    client, settings, monkeypatch, on
):
    started = []
    monkeypatch.setattr(background, "start", lambda: started.append(1))
    settings.BACKGROUND = on

    client.get("/healthz")

    assert bool(started) == on


@pytest.mark.django_db
def test_command_does_what_is_due(jobs, capsys):
    calls = counting("mail", answers=[3])

    call_command("work_off", once=True)

    assert len(calls) == 2
    assert "Done: 3" in capsys.readouterr().out
