"""Pages in the memory of one process: those of one version, the least used go first."""

import threading
from collections import OrderedDict
from contextlib import suppress

# Pages with a query, which anybody can make as many of as he likes, get this share of
# the memory, so that they push out only each other.
SHARE_OF_QUERIES = 0.25


class Shelf:
    def __init__(self, limit):
        self.limit = limit
        self.size = 0
        self.pages = OrderedDict()

    def put(self, address, page):
        old = self.pages.pop(address, None)
        self.size += page.size - (old.size if old else 0)
        self.pages[address] = page
        while self.size > self.limit and self.pages:
            self.size -= self.pages.popitem(last=False)[1].size


class Memory:
    """``generation``: the version, and until when its pages are true (a datetime)."""

    def __init__(self, limit):
        self.limit = limit
        self.lock = threading.Lock()
        self.begin(None)

    def begin(self, generation):
        self.generation = generation
        of_queries = int(self.limit * SHARE_OF_QUERIES)
        self.shelves = Shelf(self.limit - of_queries), Shelf(of_queries)

    def shelf(self, address):
        return self.shelves[address[2] != ""]

    def get(self, address):
        """The page, however old; who asks compares the generation first."""
        pages = self.shelf(address).pages
        page = pages.get(address)
        if page is not None:
            with suppress(KeyError):  # another thread has just let go of it
                pages.move_to_end(address)
        return page

    def put(self, generation, address, page):
        with self.lock:
            if generation != self.generation:
                self.begin(generation)
            self.shelf(address).put(address, page)
