"""Which pages nginx may send, until when; and what is taken off the disk."""

import logging
import os
import shutil
import threading
from datetime import timedelta
from stat import S_ISREG

from django.conf import settings
from django.utils import timezone

logger = logging.getLogger(__name__)

# nginx knows no time: pages are taken from it this long before they are not true.
MARGIN = timedelta(seconds=2)
# How often, in seconds, the thread looks whether that has come.
TICK = 30
# After so many pages by one process the size of all is looked at.
PAGES = 200
LAST_KEPT = timedelta(days=1)
MB = 1024 * 1024


class Sweeper:
    """``current`` leads nginx to the pages that are true, and to nothing otherwise."""

    def __init__(self, keeper):
        self.keeper = keeper
        self.folder = keeper.folder
        self.current = keeper.current
        self.lock, self.broom = threading.Lock(), threading.Lock()
        self.bell = threading.Event()
        self.thread = None
        self.pages = 0

    def publish(self, generation, name):
        """Let nginx send the pages of this generation, if it is still true."""
        self.pages += 1
        if self.pages >= PAGES:
            self.bell.set()
        if self.shown() == name or timezone.now() >= generation[1] - MARGIN:
            return
        with self.keeper.held():
            if self.keeper.read() != generation[0]:
                return
            draft = f"{self.current}~{os.getpid()}"
            os.symlink(name, draft)
            os.replace(draft, self.current)
        self.bell.set()

    def shown(self):
        """The name of the generation that nginx sends, or ""."""
        try:
            return os.readlink(self.current)
        except OSError:
            return ""

    def start(self):
        """Have this process, too, look after time and disk: any other may end."""
        with self.lock:
            if self.thread is None or not self.thread.is_alive():
                self.thread = threading.Thread(
                    target=self.work, name="page cache", daemon=True
                )
                self.thread.start()

    def work(self):
        while True:
            try:
                self.end()
                self.sweep()
            except OSError as error:
                logger.warning("Old pages stay on the disk: %s", error)
            self.bell.wait(self.seconds())
            self.bell.clear()

    def seconds(self):
        shown = self.shown()
        return min(TICK, max(0, seconds_left(shown))) if shown else TICK

    def end(self):
        """Take the pages from nginx that time has made old, or nearly."""
        shown = self.shown()
        if not shown or seconds_left(shown) > 0:
            return
        with self.keeper.held():
            if self.shown() == shown:
                self.current.unlink(missing_ok=True)

    def sweep(self):
        """Remove former generations, and what takes more than the disk may hold; when
        this returns, whoever else of this process was at it is done, too."""
        with self.broom:
            self._sweep()

    def _sweep(self):
        self.pages = 0
        version = (self.keeper.read() or b"").hex()
        for folder in self.folder.glob("g*-*"):
            if not folder.name.startswith(f"g{version}-") or self.is_over(folder.name):
                shutil.rmtree(folder, ignore_errors=True)
        self.shrink(settings.PAGE_CACHE_DISK_MB * MB)

    def is_over(self, name):
        return until(name) < timezone.now().timestamp()

    def shrink(self, limit):
        """Let go of the last good copies that are too old or too many: of questions
        first, which anybody can ask as many of as he likes, then the oldest."""
        ended = timezone.now().timestamp() - LAST_KEPT.total_seconds()
        found = list(files_below(self.folder / "last"))
        found.sort(key=lambda row: (is_question(row[1]), -row[0].st_ctime))
        size = 0
        for facts, path in found:
            size += facts.st_size
            if size > limit or facts.st_ctime < ended:
                path.unlink(missing_ok=True)
                self.unlink_everywhere(path.relative_to(self.folder / "last"))

    def unlink_everywhere(self, place):
        """A file that has two names takes its room until both are gone."""
        for folder in self.folder.glob("g*-*"):
            (folder / place).unlink(missing_ok=True)

    def clear(self):
        """Let go of everything, the last good copies included."""
        for folder in [*self.folder.glob("g*-*"), self.folder / "last"]:
            shutil.rmtree(folder, ignore_errors=True)


def until(name):
    """Until when the generation of this name is true, in seconds since 1970."""
    return int(name.rpartition("-")[2], 16) / 1e6


def seconds_left(name):
    """How long nginx may still send it."""
    return until(name) - MARGIN.total_seconds() - timezone.now().timestamp()


def is_question(path):
    """Whether the page was asked for with a query: ``<path>@<query>~<language>``."""
    return path.name.rpartition("@")[2][:1] not in ("", ".", "~")


def files_below(folder):
    """(facts, path) of each file; another process may take one away meanwhile."""
    for path in folder.rglob("*"):
        try:
            facts = path.stat()
        except FileNotFoundError:
            continue
        if S_ISREG(facts.st_mode):
            yield facts, path
