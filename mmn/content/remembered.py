"""What costs much to find: which entries stand in a list, which years a filter offers,
what a card shows, what stands on a page beside the text. Each process keeps it until
anything changes, or until the next moment at which something appears or vanishes by
itself.
"""

from array import array
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from django.db import connection
from django.utils import timezone

from .moments import next_moment
from .version import noticed_version

# So many numbers (of 8 bytes) may stand in all lists together: 16 MB in each process.
MOST_NUMBERS = 2_000_000


@dataclass
class Room:
    """Keeps so many facts: those that were asked for last."""

    most: int
    facts: OrderedDict = field(default_factory=OrderedDict)
    # How many numbers stand in the lists that are kept here.
    numbers: int = 0

    def keep(self, key, known):
        if (former := self.facts.get(key)) is not known:
            self.numbers += numbers_in(known) - numbers_in(former)
            self.facts[key] = known
        self.facts.move_to_end(key)
        while len(self.facts) > self.most or self.numbers > MOST_NUMBERS:
            self.numbers -= numbers_in(self.facts.popitem(last=False)[1])

    def clear(self):
        self.facts.clear()
        self.numbers = 0


def numbers_in(known):
    return len(known[2]) if known and isinstance(known[2], array) else 0


FACTS = Room(2000)
CARDS = Room(3000)
# What a page shows may be a programme of a hundred people.
PAGES = Room(300)

_ends = {}
_lock = Lock()


def remembered(key, find, room=FACTS):
    """What ``find()`` found for this key, or finds now."""
    return remembered_each([key], lambda keys: {key: find()}, room)[key]


def remembered_each(keys, find, room=FACTS):
    """The same for many keys at once: a dict by key. ``find`` gets a list of those that
    are not known, and returns a dict; what it leaves out is missing."""
    # What a transaction has not committed is nobody else's business.
    version = None if connection.in_atomic_block else noticed_version()
    if version is None:
        return find(list(keys))
    now = timezone.now()
    # Asked for once each: another thread may let a fact go between two looks.
    known = {key: room.facts.get(key) for key in keys}
    known = {k: f for k, f in known.items() if f and f[0] == version and now < f[1]}
    if missing := [key for key in keys if key not in known]:
        until = _end_of(version, now)
        for key, fact in find(missing).items():
            known[key] = version, until, fact
    with _lock:
        for key, fact in known.items():
            room.keep(key, fact)
    return {key: fact for key, (_version, _until, fact) in known.items()}


def _end_of(version, now):
    """Until when this version stays true; read before what it is about."""
    until = _ends.get(version)
    if until is None or until <= now:
        until = next_moment(now)
        with _lock:
            _ends.clear()
            _ends[version] = until
    return until
