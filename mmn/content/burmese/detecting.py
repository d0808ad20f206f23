"""How likely a text is Zawgyi: by a model of which letters follow each other."""

import re
import warnings
from functools import cache

# With fewer code points of the Myanmar block most Zawgyi looks like Unicode and the
# answer would be a guess. Measured: python -m tests.bench.zawgyi
FEWEST = 4
# From here on a text is called Zawgyi without asking anybody.
SURE = 0.95
# Who wants to know about a whole book is answered from its first pages.
MOST = 20_000

_RUN = re.compile(r"[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f\u200b-\u200d]+")


def zawgyi_probability(text):
    """From 0 (Unicode, or no Burmese at all) to 1 (Zawgyi).

    0 too where ``text`` has too few letters and marks of the Myanmar block to tell:
    fewer than ``FEWEST``.
    """
    burmese = " ".join(_RUN.findall(text[: 10 * MOST]))[:MOST]
    if sum("\u1000" <= c <= "\u109f" for c in burmese) < FEWEST:
        return 0.0
    return max(0.0, _detector().get_zawgyi_probability(burmese))


def is_zawgyi(text):
    """Whether ``text`` is Zawgyi beyond doubt."""
    return zawgyi_probability(text) >= SURE


@cache
def _detector():
    """The model, read from its file when it is first needed."""
    from myanmartools import ZawgyiDetector

    with warnings.catch_warnings():
        # It opens its file in a way that Python 3.11 and 3.12 call outdated.
        warnings.simplefilter("ignore", DeprecationWarning)
        return ZawgyiDetector()
