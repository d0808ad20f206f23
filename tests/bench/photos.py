"""Figures of many photos at once: ``python -m tests.bench.photos``.

Starts gunicorn with one worker of eight threads on an empty database, drops 60 photos
of 12 megapixels on the form of a new post in a real browser, over a line that is
throttled and cut twice, and prints the seconds and the memory of the worker.
"""

import io
import os
import random
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.chromium import chromium

from .serving import server

COUNT = int(os.environ.get("PHOTOS", "60"))
SIZE = (4000, 3000)
KBYTES_A_SECOND = int(os.environ.get("KBYTES", "8000"))
CUTS = [COUNT // 4, COUNT // 2]
SECONDS_CUT = 5
CARDS = ".photo-card:not(.empty-form)"
FORM = "/admin/news/post/add/"


def main():
    with TemporaryDirectory() as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="mmn.settings",
            SECRET_KEY="bench",
            STATIC_FROM_SOURCE="on",
            DATA_DIR=folder,
        )
        prepare()
        files = [photo(folder, number) for number in range(COUNT)]
        size = sum(path.stat().st_size for path in files) / 1e6
        print(f"{COUNT} photos of 12 megapixels, {size:.0f} MB, {KBYTES_A_SECOND} KB/s")
        with server(workers=1, threads=8) as (port, [worker]), Memory(worker) as memory:
            drop(f"http://127.0.0.1:{port}", files, memory)
        report(memory)


def prepare():
    import django

    django.setup()
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    User.objects.create_superuser("bench", password="bench")


def photo(folder, number):
    """A picture with as many bytes as a camera's."""
    noise = random.Random(number).randbytes(1000 * 750 * 3)
    path = Path(folder, f"photo-{number:02}.jpg")
    image = Image.frombytes("RGB", (1000, 750), noise).resize(SIZE)
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=88)
    path.write_bytes(stream.getvalue())
    return path


class Memory:
    """What a process has in memory, in megabytes, four times a second."""

    def __init__(self, pid):
        self.pid, self.samples, self.marks = pid, [], {}
        self.over = threading.Event()

    def __enter__(self):
        threading.Thread(target=self.watch, daemon=True).start()
        return self

    def __exit__(self, *error):
        self.over.set()

    def watch(self):
        while not self.over.wait(0.25):
            self.samples.append((time.monotonic(), self.now()))

    def now(self):
        status = Path(f"/proc/{self.pid}/status").read_text()
        [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
        return int(line.split()[1]) / 1000

    def mark(self, name):
        self.marks[name] = (time.monotonic(), self.now())


def drop(site, files, memory):
    with chromium() as browser:
        page = browser.new_page(base_url=site)
        log_in(page)
        page.goto(FORM)
        page.fill("#id_title", "Sixty photos")
        memory.mark("before")
        arrive(page, files, memory)
        save(page, memory)
    wait_for_copies(memory)


def log_in(page):
    page.goto("/admin/")
    page.fill("#id_username", "bench")
    page.fill("#id_password", "bench")
    page.click("input[type=submit]")


def arrive(page, files, memory):
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    throttle(line)
    page.set_input_files("#photos-drop", files)
    for share in CUTS:
        wait_for(page, share)
        throttle(line, offline=True)
        page.context.set_offline(True)
        time.sleep(SECONDS_CUT)
        page.context.set_offline(False)
        throttle(line)
    wait_for(page, COUNT)
    memory.mark("all arrived")


def throttle(line, offline=False):
    conditions = {"offline": offline, "latency": 40, "downloadThroughput": -1}
    conditions["uploadThroughput"] = KBYTES_A_SECOND * 1024
    line.send("Network.emulateNetworkConditions", conditions)


def wait_for(page, count):
    while page.locator(CARDS).count() < count:
        time.sleep(0.3)


def save(page, memory):
    started = time.monotonic()
    with page.expect_navigation(timeout=120000, wait_until="commit"):
        page.click("input[name=_save]")
    print(f"saving the form took {time.monotonic() - started:.1f} s")
    memory.mark("saved")
    page.wait_for_load_state("load", timeout=120000)
    memory.mark("shown again")


def wait_for_copies(memory):
    from mmn.media.models import Photo, StoredFile

    while StoredFile.objects.filter(rendered=False).exists():
        time.sleep(0.5)
    memory.mark("copies made")
    print(f"{Photo.objects.count()} photos, {StoredFile.objects.count()} files stored")


def report(memory):
    start, _megabytes = memory.marks["before"]
    for name, (moment, megabytes) in memory.marks.items():
        print(f"{name:<12} {moment - start:>6.0f} s {megabytes:>6.0f} MB")
    print(f"{'peak':<12} {max(memory.samples, key=lambda s: s[1])[1]:>15.0f} MB")


if __name__ == "__main__":
    main()
