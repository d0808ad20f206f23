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

    def keep(self, key, known):
        new = self.facts.get(key) is not known
        self.facts[key] = known
        self.facts.move_to_end(key)
        while new and self.is_full():
            self.facts.popitem(last=False)

    def is_full(self):
        return len(self.facts) > self.most or self.numbers() > MOST_NUMBERS

    def numbers(self):
        """How many numbers stand in the lists that are kept here."""
        kept = (fact for *_, fact in self.facts.values())
        return sum(len(fact) for fact in kept if isinstance(fact, array))


FACTS = Room(5000)
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
    known = {key: room.facts[key] for key in keys if key in room.facts}
    known = {
        key: fact for key, fact in known.items() if fact[0] == version and now < fact[1]
    }
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
