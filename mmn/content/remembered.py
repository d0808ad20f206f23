"""Small facts that cost much to find: how many entries an archive has, which years a
filter offers. Each process keeps them until anything changes, or until the next moment
at which something appears or vanishes by itself.
"""

from collections import OrderedDict
from threading import Lock

from django.db import connection
from django.utils import timezone

from .moments import next_moment
from .version import noticed_version

MOST = 2000

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
    if known and known[0] == version and now < known[1]:
        return known[2]
    until, fact = _end_of(version, now), find()
    with _lock:
        _facts[key] = version, until, fact
        _facts.move_to_end(key)
        while len(_facts) > MOST:
            _facts.popitem(last=False)
    return fact


def _end_of(version, now):
    """Until when this version stays true; read before what it is about."""
    until = _ends.get(version)
    if until is None or until <= now:
        until = next_moment(now)
        with _lock:
            _ends.clear()
            _ends[version] = until
    return until
