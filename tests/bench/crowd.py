"""A crowd reads while an editor publishes: a load test of the production server.

Starts the site as in production (gunicorn, 2 workers of 4 threads) with sample content,
lets so many visitors read kept pages and pages that nobody kept yet, each with a little
pause, while an editor logs in to the admin and publishes a post again and again. Every
list that a visitor gets must show the post that was published before he asked. Prints
what was asked, errors, old pages, how long answers and publishing took.

    .ci/postgres python -m tests.bench.crowd [--visitors 200] [--seconds 300]
"""

import argparse
import os
import random
import threading
import time
from http.client import HTTPConnection, HTTPException
from tempfile import TemporaryDirectory

from .editor import Editor, newest
from .serving import server

LISTS = ["/", "/news/", "/th/news/", "/feed/"]


class Told:
    """What all threads add to."""

    def __init__(self):
        self.lock = threading.Lock()
        self.published = 0
        self.times, self.publishing = [], []
        self.errors, self.old = [], []
        self.ends = 0


def visit(port, told, pages, pause, seed):
    """Read one page after the other until the time is over."""
    chance = random.Random(seed)
    while time.time() < told.ends:
        path = chance.choice(LISTS if chance.random() < 0.7 else pages)
        if chance.random() < 0.2:  # nobody kept this one yet
            path = f"/search/?q=migrants+-{chance.randrange(10**6)}"
        # The server closes what is idle for two seconds.
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        known, started = told.published, time.perf_counter()
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            body = response.read()
        except (OSError, HTTPException) as error:
            with told.lock:
                told.errors.append(f"{path} {error!r}")
            continue
        finally:
            connection.close()
        with told.lock:
            told.times.append(time.perf_counter() - started)
            if response.status != 200:
                told.errors.append(f"{path} {response.status}")
            if path in LISTS and newest(body) < known:
                told.old.append(f"{path} {newest(body)} < {known}")
        time.sleep(chance.expovariate(1 / pause))


def publish(port, told, every):
    editor = Editor(port)
    while time.time() < told.ends:
        number = told.published + 1
        try:
            told.publishing.append(editor.publish(f"Bulletin {number:05}"))
            told.published = number
        except OSError as error:
            told.errors.append(f"publishing {error!r}")
        time.sleep(every)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--visitors", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--pause", type=float, default=2.0)
    parser.add_argument("--every", type=float, default=5.0)
    options = parser.parse_args()
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="mmn.settings",
            SECRET_KEY="crowd",
            STATIC_FROM_SOURCE="on",
            DATA_DIR=folder,
        )
        import django

        django.setup()
        pages = prepare()
        with server() as (port, _pids):
            told = Told()
            told.ends = time.time() + options.seconds
            threads = [
                threading.Thread(target=publish, args=(port, told, options.every))
            ]
            threads += [
                threading.Thread(
                    target=visit, args=(port, told, pages, options.pause, n)
                )
                for n in range(options.visitors)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            report(told, options)


def prepare():
    """Tables, sample content, an editor; the addresses of some pages."""
    from django.contrib.auth.models import User
    from django.core.management import call_command

    from mmn.content.models import Entry

    call_command("migrate", verbosity=0)
    call_command("load_sample", verbosity=0)
    call_command("work_off", once=True)  # smaller pictures, texts of PDFs
    User.objects.create_superuser("editor", password="river")
    entries = Entry.objects.published()[:40]
    return [entry.specific.get_absolute_url() for entry in entries]


def report(told, options):
    times, publishing = sorted(told.times), sorted(told.publishing)
    print(f"{options.visitors} visitors, {options.seconds} s: {len(times)} answers")
    print(f"published {told.published} times; errors {len(told.errors)};", end=" ")
    print(f"old pages {len(told.old)}")
    for name, found in [("reading", times), ("publishing", publishing)]:
        parts = [f"p{p} {share(found, p) * 1000:.0f} ms" for p in (50, 95, 99)]
        print(f"{name}: {', '.join(parts)}")
    for line in [*told.errors[:5], *told.old[:5]]:
        print(" ", line)


def share(found, percent):
    return found[min(len(found) - 1, len(found) * percent // 100)] if found else 0


if __name__ == "__main__":
    main()
