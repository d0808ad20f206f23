"""What five tasks cost an editor in stock Django admin and in ours: ``make tasks``.

Starts gunicorn with both on the sample content, plays each task in each with Chromium,
checks in the database that both came to the same, and prints the table of
docs/editing-effort.md.
"""

import os
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.serving import server
from tests.chromium import chromium

COLUMNS = ["clicks", "fields", "pages", "seconds"]


def main():
    with TemporaryDirectory() as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="tests.tasks.stock_settings",
            SECRET_KEY="tasks",
            STATIC_FROM_SOURCE="on",
            DATA_DIR=folder,
        )
        import django

        django.setup()
        fill()
        with server() as (port, _pids), chromium() as browser:
            play_all(browser, f"http://127.0.0.1:{port}", Path(folder))


def fill():
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_sample", stdout=StringIO())
    User.objects.create_superuser("reiko", password="river")


def play_all(browser, base_url, folder):
    from . import facts
    from .playing import SIDES, TASKS, log_in

    for number, side in enumerate(SIDES):
        facts.write_files(browser, folder / side, first=number * 100)
    context = browser.new_context(base_url=base_url)
    page = context.new_page()
    page.set_default_timeout(60_000)  # a busy machine is slow, too
    log_in(page, "reiko", "river")
    heads = [f"{side}: {name}" for side in SIDES for name in COLUMNS]
    line("task", *heads)
    line("---", *["---:"] * len(heads))
    for task in TASKS:
        hands = [task.play(page, side, folder / side) for side in SIDES]
        line(task.label, *[figure for hand in hands for figure in figures(hand)])
    context.close()


def figures(hand):
    return hand.clicks, hand.fields, hand.loads, f"{hand.seconds:.1f}"


def line(*cells):
    print("|", " | ".join(map(str, cells)), "|", flush=True)


if __name__ == "__main__":
    main()
