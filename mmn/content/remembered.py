"""Facts that cost much to find: which entries stand in a list, which years a filter
offers. Each process keeps them until anything changes, or until the next moment at
which something appears or vanishes by itself.
"""

from array import array
from collections import OrderedDict
from threading import Lock

from django.db import connection
from django.utils import timezone

from .moments import next_moment
from .version import noticed_version

MOST = 2000
# So many numbers (of 8 bytes) may stand in all lists together: 16 MB in each process.
MOST_NUMBERS = 2_000_000

_facts = OrderedDict()
_ends = {}
_lock = Lock()


def remembered(key, find):
    """What ``find()`` found for this key, or finds now."""
    # What a transaction has not committed is nobody else's business.
    version = None if connection.in_atomic_block else noticed_version()
    if version is None:
        return find()
    now = timezone.now()
    known = _facts.get(key)
    if not known or known[0] != version or now >= known[1]:
        known = version, _end_of(version, now), find()
    with _lock:
        _keep(key, known)
    return known[2]


def _keep(key, known):
    """As what was asked for last; what was not asked for the longest makes room."""
    new = _facts.get(key) is not known
    _facts[key] = known
    _facts.move_to_end(key)
    while new and (len(_facts) > MOST or _numbers_kept() > MOST_NUMBERS):
        _facts.popitem(last=False)


def _numbers_kept():
    return sum(len(one) for *_, one in _facts.values() if isinstance(one, array))


def _end_of(version, now):
    """Until when this version stays true; read before what it is about."""
    until = _ends.get(version)
    if until is None or until <= now:
        until = next_moment(now)
        with _lock:
            _ends.clear()
            _ends[version] = until
    return until
