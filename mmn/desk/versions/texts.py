"""Two texts as one: which words went and which came.

Thai, Lao, Burmese, Khmer, Chinese and Japanese put no spaces between words: there the
smallest part is a letter with all its marks.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import NamedTuple

# More comparisons than this take seconds: such a passage is shown as replaced whole.
MOST = 2_000_000
# A pair of paragraphs with less in common than this is two paragraphs.
ALIKE = 0.35
# What stays between two changes and says nothing by itself goes with them.
SHORT = 3

_UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x19E0, 0x19FF)),
    *((0x2E80, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x9FFF), (0xA9E0, 0xA9FF)),
    *((0xAA60, 0xAA7F), (0xF900, 0xFAFF), (0x20000, 0x323AF)),
)
_LETTERS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSPACED)
_MARKS = "".join(
    chr(code)
    for first, last in _UNSPACED[:4] + _UNSPACED[7:9]
    for code in range(first, last + 1)
    if unicodedata.category(chr(code)).startswith("M")
)
# Thai and Lao "am" stand for a mark and a letter; joiners have no width.
_MARKS += "\u0e33\u0eb3\u200c\u200d"
_STACKERS = "\u1039\u17d2"
_TOKEN = re.compile(
    rf"\s+|https?://[^\s\]]+|[{_LETTERS}](?:[{_MARKS}]|(?<=[{_STACKERS}])[{_LETTERS}])*"
    rf"|(?:[^\W{_LETTERS}][\u0300-\u036f]*)+|."
)


class Part(NamedTuple):
    """Words that stayed ("same"), went ("del") or came ("ins")."""

    what: str
    words: str


class Passage(NamedTuple):
    """A paragraph in parts; or, without parts, how many unchanged ones stand here."""

    parts: list
    left_out: int = 0


def compare_texts(before, after):
    """The passages of two texts, those without changes left out but for neighbours."""
    passages = []
    old, new = before.split("\n"), after.split("\n")
    for same, gone, come in _runs(old, new):
        if same:
            passages += [[Part("same", line)] for line in gone]
        elif len(gone) == len(come):
            pairs = zip(gone, come, strict=True)
            passages += [compare_words(*pair) for pair in pairs]
        else:
            passages.append(compare_words("\n".join(gone), "\n".join(come)))
    return _without_the_middle(passages)


def _without_the_middle(passages):
    changed = [i for i, parts in enumerate(passages) if _is_changed(parts)]
    near = {i + step for i in changed for step in (-1, 0, 1)}
    shown, left_out = [], 0
    for number, parts in enumerate(passages):
        if number not in near:
            left_out += 1
            continue
        if left_out:
            shown.append(Passage([], left_out))
        left_out = 0
        shown.append(Passage(parts))
    return [*shown, Passage([], left_out)] if left_out else shown


def _is_changed(parts):
    return any(part.what != "same" for part in parts)


def compare_words(before, after):
    """Two short texts as parts."""
    runs = [
        (same, "".join(gone), "".join(come))
        for same, gone, come in _runs(_TOKEN.findall(before), _TOKEN.findall(after))
    ]
    kept = sum(len(gone) for same, gone, _come in runs if same)
    if kept < ALIKE * min(len(before), len(after)):
        runs = [(False, before, after)]
    return _as_parts(_joined(runs))


def _runs(old, new):
    """(whether it is the same, items of the old, items of the new) in order."""
    start, most = 0, min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    if start:
        yield True, old[:start], new[:start]
    yield from _middle(old[start : len(old) - end], new[start : len(new) - end])
    if end:
        yield True, old[-end:], new[-end:]


def _middle(old, new):
    if not old or not new or len(old) * len(new) > MOST:
        if old or new:
            yield False, old, new
        return
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        yield what == "equal", old[a:b], new[c:d]


def _joined(runs):
    """Changes with next to nothing between them are one."""
    joined = []
    for number, (same, gone, come) in enumerate(runs):
        between = joined and number < len(runs) - 1 and not joined[-1][0]
        minor = len(gone) < SHORT and between
        if joined and not joined[-1][0] and (not same or minor):
            joined[-1] = (False, joined[-1][1] + gone, joined[-1][2] + come)
        else:
            joined.append((same, gone, come))
    return joined


def _as_parts(runs):
    parts = []
    for same, gone, come in runs:
        found = [("same", gone)] if same else [("del", gone), ("ins", come)]
        parts += [Part(what, words) for what, words in found if words]
    return parts
