"""Pages in the memory of one process: those of one version, the least used go first."""

import threading

# Pages with a query, which anybody can make as many of as he likes, get this share of
# the memory, so that they push out only each other.
SHARE_OF_QUERIES = 0.25
# So many ways to ask for a page, each of so many letters, are answered at once.
WAYS, LONGEST_WAY = 8, 500


class Shelf:
    """Pages by address, longest there first. One that was used since it came there
    stays once more."""

    def __init__(self, limit):
        self.limit = limit
        self.size = 0
        self.pages = {}

    def put(self, address, page):
        """Put a page there, and return those that had to go."""
        gone = [old] if (old := self.pages.pop(address, None)) else []
        self.size += page.size - sum(old.size for old in gone)
        self.pages[address] = page
        while self.size > self.limit:
            address = next(iter(self.pages))
            first = self.pages.pop(address)
            if first.used:
                first.used = False
                self.pages[address] = first
            else:
                self.size -= first.size
                gone.append(first)
        return gone


class Kept:
    """The pages of one generation: of a version, true until a moment.

    ``ready``: by all that a request says, (page, headers, body, ETag, headers of "not
    modified"), so that nothing need be read or found out.
    """

    def __init__(self, generation, limit):
        self.generation = generation
        self.version, self.until = generation
        self.ready = {}
        of_queries = int(limit * SHARE_OF_QUERIES)
        self.shelves = Shelf(limit - of_queries), Shelf(of_queries)

    def shelf(self, address):
        return self.shelves[address[2] != ""]


class Memory:
    """``kept`` is only ever replaced as a whole: a reader who took it has what belongs
    together, without a lock."""

    def __init__(self, limit):
        self.limit = limit
        self.lock = threading.Lock()
        self.kept = Kept((None, None), limit)

    def put(self, generation, address, page):
        with self.lock:
            if generation != self.kept.generation:
                self.kept = Kept(generation, self.limit)
            for gone in self.kept.shelf(address).put(address, page):
                for way in gone.ways:
                    self.kept.ready.pop(way, None)

    def make_ready(self, address, way, answer):
        """Have the answer at hand for all who ask in the same way."""
        page, kept = answer[0], self.kept
        if sum(len(part or "") for part in way) > LONGEST_WAY:
            return
        with self.lock:
            # What is not kept, or not any more, isn't held by this either.
            if kept.shelf(address).pages.get(address) is not page:
                return
            kept.ready[way] = answer
            page.ways.append(way)
            if len(page.ways) > WAYS:
                kept.ready.pop(page.ways.pop(0), None)
