"""Where processes share pages: on one machine files, on several the shared cache."""

import logging
import time
from contextlib import contextmanager
from hashlib import sha256

from django.core.cache import caches

from mmn.content.version import VersionInCache

from .files import FileStore
from .page import Page
from .release import release

logger = logging.getLogger(__name__)

DAY = 24 * 3600
# Who makes a page has so many seconds before others do so, too; they look so often.
TURN, LOOK = 10, 0.02


def make_store(keeper):
    if isinstance(keeper, VersionInCache):
        return CacheStore(caches["default"])
    return FileStore(keeper)


class CacheStore:
    """Pages in the cache of several machines. While that is away, nothing is kept."""

    def __init__(self, cache):
        self.cache = cache

    def begin(self):
        release()

    def get(self, generation, asked):
        of, page = self._found(asked)
        return page if of == generation else None

    def last(self, asked):
        return self._found(asked)[1]

    def put(self, generation, asked, page):
        row = generation, page.dumped()
        self._quietly(self.cache.set, key(asked.address), row, DAY)

    def forget(self, asked):
        self._quietly(self.cache.delete, key(asked.address))

    def clear(self):
        """Nothing: a new version is enough."""

    @contextmanager
    def turn(self, address):
        """One machine at a time makes a page."""
        name = f"{key(address)}-turn"
        ends = time.monotonic() + TURN
        mine = self._quietly(self.cache.add, name, 1, TURN)
        while mine is False and time.monotonic() < ends:
            time.sleep(LOOK)
            mine = self._quietly(self.cache.add, name, 1, TURN)
        try:
            yield
        finally:
            if mine:
                self._quietly(self.cache.delete, name)

    def _found(self, asked):
        row = self._quietly(self.cache.get, key(asked.address))
        return (row[0], Page.loaded(row[1])) if row else (None, None)

    def _quietly(self, method, *arguments):
        try:
            return method(*arguments)
        except Exception as error:  # each client has errors of its own
            logger.warning("The shared cache is away: %s", type(error).__name__)
            return None


def key(address):
    return f"page-{release()}-{sha256(repr(address).encode()).hexdigest()}"
