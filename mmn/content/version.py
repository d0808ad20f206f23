"""The version of all that the site shows: another one after every change.

Whoever keeps what was made from the database keeps it with the version that was read
*before* making it, and lets go of it once the version is another. A change becomes a
new version after it is committed, so what was made from older rows has an older one.
"""

import fcntl
import logging
import os
import secrets
import threading
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.cache import caches

logger = logging.getLogger(__name__)
RETRY = 1  # second


class VersionInFile:
    """For one machine: a file that grows by a byte with each change.

    Reading it is one ``stat``. Beside it stands ``current``, the link through which
    nginx finds the pages of this version: a change takes it away in the same breath.
    """

    def __init__(self, folder):
        self.folder = Path(folder)
        self.path = str(self.folder / "version")
        self.current = self.folder / "current"

    def read(self):
        """The version, to be compared; None where it cannot be known."""
        try:
            found = os.stat(self.path)
        except OSError:
            return self._begin()
        return found.st_ino, found.st_size, found.st_mtime_ns

    def _begin(self):
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with open(self.path, "ab"):
                pass
            found = os.stat(self.path)
        except OSError as error:
            logger.error("Pages are not kept: %s", error)
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def bump(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        with self.held():
            self.current.unlink(missing_ok=True)
            self._grow()

    def _grow(self):
        try:
            with open(self.path, "ab") as file:
                file.write(b".")
        except OSError:  # no space left: that needs none
            os.unlink(self.path)

    @contextmanager
    def held(self):
        """No change of version by any process while the block runs."""
        with open(self.folder / "lock", "wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


class VersionInCache:
    """For several machines: a word in the cache that they share.

    It is never the same twice. If the cache does not answer, nothing is kept, and what
    changed meanwhile is made known before anything is kept again.
    """

    KEY = "content-version"

    def __init__(self, cache):
        self.cache = cache
        self.owing = False

    def read(self):
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
            threading.Timer(RETRY, self._again).start()

    def _again(self):
        if self.owing:
            self.bump()

    def _set(self):
        self.cache.set(self.KEY, word := secrets.token_hex(8), None)
        self.owing = False
        return word

    def _failed(self, error):
        if not self.owing:
            logger.error("The shared cache is away: %s", type(error).__name__)
        self.owing = True


@cache
def keeper():
    """What knows the version: a file, or the cache that several machines share."""
    if shared_by_machines():
        return VersionInCache(caches["default"])
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
