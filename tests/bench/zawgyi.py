"""How often Zawgyi and Unicode are mistaken for each other, by length of the text.

``python -m tests.bench.zawgyi`` prints the table. A text of a given length is cut from
the samples anywhere between two words' syllables; "sure" is what the site acts on.
"""

import re
from collections import namedtuple

from mmn.content.burmese import SURE, zawgyi_probability
from tests.content.burmese_samples import NEIGHBOURS, UNICODE, in_zawgyi

LENGTHS = [(1, 3), (4, 5), (6, 7), (8, 9), (10, 14), (15, 24), (25, 49), (50, 1000)]
# A syllable of either encoding begins with what may stand before its letter.
_UNICODE = re.compile(
    r"(?<!\u1039)[\u1000-\u102a\u103f](?![\u1039\u103a]|[\u1037]\u103a)"
)
_LONGEST = 12


Row = namedtuple("Row", "lengths zawgyi missed unicode wrong")


def rates():
    """For each range of lengths: how many Zawgyi samples, how many of them missed, how
    many Unicode samples, how many of them taken for Zawgyi."""
    texts = list(pieces())
    rows = []
    for low, high in LENGTHS:
        zawgyi = [z for _u, z in texts if low <= letters(z) <= high]
        unicode = [u for u, _z in texts if low <= letters(u) <= high]
        missed = sum(zawgyi_probability(z) < SURE for z in zawgyi)
        wrong = sum(zawgyi_probability(u) >= SURE for u in unicode)
        rows.append(Row((low, high), len(zawgyi), missed, len(unicode), wrong))
    return rows


def pieces():
    """Each sample whole, and its runs of one to twelve syllables, in both encodings."""
    found = dict.fromkeys(UNICODE)
    for text in UNICODE:
        starts = [m.start() for m in _UNICODE.finditer(text)] + [len(text)]
        for size in range(1, _LONGEST + 1):
            for first in range(0, len(starts) - size, size):
                found[text[starts[first] : starts[first + size]].strip(" ၊။")] = None
    return [(text, in_zawgyi(text)) for text in found if text]


def letters(text):
    return sum("\u1000" <= c <= "\u109f" for c in text)


def neighbours_taken():
    """How many samples of Shan, Mon and Karen are taken for Zawgyi, of how many."""
    texts = [text for some in NEIGHBOURS.values() for text in some]
    return sum(zawgyi_probability(text) >= SURE for text in texts), len(texts)


def table():
    lines = ["letters   Zawgyi  missed         Unicode  taken for Zawgyi"]
    for (low, high), zawgyi, missed, unicode, wrong in rates():
        lines.append(
            f"{low:3}-{high:<4} {zawgyi:7} {missed:5} {missed / zawgyi:6.1%}"
            f" {unicode:10} {wrong:5} {wrong / unicode:6.1%}"
        )
    taken, of = neighbours_taken()
    return "\n".join([*lines, f"Shan, Mon, Karen taken for Zawgyi: {taken} of {of}"])


if __name__ == "__main__":
    print(table())
