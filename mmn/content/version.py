"""The version of all that the site shows: another one after every change.

Whoever keeps what was made from the database keeps it with the version that was read
*before* making it, and lets go of it once the version is another. A change becomes a
new version after it is committed, so what was made from older rows has an older one.
"""

import atexit
import fcntl
import logging
import os
import secrets
import threading
from contextlib import contextmanager
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from time import monotonic, sleep

from django.conf import settings
from django.core.cache import caches

logger = logging.getLogger(__name__)
RETRY = 1  # second


class VersionInFile:
    """For one machine: a few bytes at random in a file, others after each change.

    Each process has the file in its memory: reading it asks the system nothing, and
    what another process writes is there at once. Once a second it looks whether this
    still is the file. Beside it stands ``current``, the link through which nginx finds
    the pages of this version: a change takes it away in the same breath.
    """

    SIZE = 16
    LOOK = 1

    def __init__(self, folder):
        self.folder = Path(folder)
        self.path = self.folder / "version"
        self.current = self.folder / "current"
        self.file = None
        self.bytes = None
        self.look_at = 0

    def read(self):
        """The version, to be compared; None where it cannot be known."""
        if monotonic() >= self.look_at:
            self._look()
        known = self.bytes  # another thread may be looking
        return known and known[:]

    def _look(self):
        """Have the file that stands there now in memory, and make one if none does."""
        try:
            if self.path.exists() and not os.access(self.path, os.W_OK):
                # No process could make a change known.
                raise PermissionError(f"{self.path} cannot be written")
            if not self._is_mine():
                with self.held():
                    if not self._is_whole():
                        self._begin()
                    self._open()
        except OSError as error:
            logger.error("Pages are not kept: %s", error)
            self.file = self.bytes = None
        self.look_at = monotonic() + self.LOOK

    def _is_mine(self):
        return self._is_whole() and self.file == self._name()

    def _is_whole(self):
        return self.path.exists() and self.path.stat().st_size == self.SIZE

    def _name(self):
        found = self.path.stat()
        return found.st_dev, found.st_ino

    def _begin(self):
        """A new file, whole as soon as it is there."""
        draft = self.folder / f"version~{os.getpid()}"
        draft.write_bytes(secrets.token_bytes(self.SIZE))
        draft.replace(self.path)

    def _open(self):
        with open(self.path, "rb") as file:
            self.bytes = mmap(file.fileno(), self.SIZE, access=ACCESS_READ)
        self.file = self._name()

    def bump(self):
        with self.held():
            self.current.unlink(missing_ok=True)
            in_place = self._write()
        self.look_at = 0
        if not in_place:
            sleep(self.LOOK)  # until all others have looked

    def _write(self):
        """Other bytes; whether they are where all processes have the old ones."""
        try:
            if self._is_whole():
                with open(self.path, "r+b", buffering=0) as file:
                    file.write(secrets.token_bytes(self.SIZE))
                return True
            self._begin()
        except OSError:  # no space left: that needs none
            self.path.unlink(missing_ok=True)
        return False

    @contextmanager
    def held(self):
        """No change of version by any process while the block runs."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with open(self.folder / "lock", "wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


class VersionInCache:
    """For several machines: a word in the cache that they share.

    It is never the same twice. If the cache does not answer, nothing is kept, and what
    changed meanwhile is made known before anything is kept again.
    """

    KEY = "content-version"
    # So many seconds no page waits for a cache that did not answer.
    LEFT_ALONE = 5

    def __init__(self, cache):
        self.cache = cache
        self.owing = False
        self.ask_at = 0

    def read(self):
        if monotonic() < self.ask_at:
            return None
        try:
            if self.owing:
                self._set()
            return self.cache.get(self.KEY) or self._set()
        except Exception as error:
            self._failed(error)
            return None

    def bump(self):
        try:
            self._set()
        except Exception as error:
            self._failed(error)
            retry = threading.Timer(RETRY, self._again)
            # A command that changed something ends nevertheless, with a last try.
            retry.daemon = True
            retry.start()

    def _again(self):
        if self.owing:
            self.bump()

    def tell_at_last(self):
        """Before the process ends."""
        if self.owing:
            try:
                self._set()
            except Exception as error:
                name = type(error).__name__
                logger.critical("Pages may be old, run clear_page_cache: %s", name)

    def _set(self):
        self.cache.set(self.KEY, word := secrets.token_hex(8), None)
        self.owing, self.ask_at = False, 0
        return word

    def _failed(self, error):
        if not self.owing:
            logger.error("The shared cache is away: %s", type(error).__name__)
        self.owing = True
        self.ask_at = monotonic() + self.LEFT_ALONE


@cache
def keeper():
    """What knows the version: a file, or the cache that several machines share."""
    if shared_by_machines():
        shared = VersionInCache(caches["default"])
        atexit.register(shared.tell_at_last)
        return shared
    return VersionInFile(settings.PAGE_CACHE_DIR)


def shared_by_machines():
    return "locmem" not in settings.CACHES["default"]["BACKEND"]


def bump():
    """Something changed: whatever was kept is old. Never raises."""
    try:
        keeper().bump()
    except OSError as error:
        logger.critical("Pages may be old, run clear_page_cache: %s", error)


def current_version():
    """The version, or None while pages are not kept."""
    return keeper().read() if settings.PAGE_CACHE else None


def noticed_version():
    """The same, whether or not pages are kept; None where changes are not noticed."""
    return keeper().read() if settings.NOTICE_CHANGES else None
