"""Words that staff call equal, known to each process until something changes."""

import time

from mmn.content.version import current_version

from .models import EqualWords
from .words import words

# Without versions of the content, a change by another process is known after so many
# seconds.
KNOWN_FOR = 30

_known = (0.0, None, {})


def equals():
    """{words of the index of one: those of all that mean the same}."""
    global _known
    version = current_version()
    until, of, groups = _known
    if of != version or time.monotonic() >= until:
        groups = _read()
        _known = (time.monotonic() + KNOWN_FOR, version, groups)
    return groups


def forget():
    global _known
    _known = (0.0, None, {})


def _read():
    groups = {}
    for text in EqualWords.objects.values_list("words", flat=True):
        lines = [tuple(words(line)) for line in text.splitlines()]
        group = list(dict.fromkeys(filter(None, lines)))
        for one in group:
            groups[one] = list(dict.fromkeys([*groups.get(one, ()), *group]))
    return groups
