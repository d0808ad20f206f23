"""The first words of a text, for cards and search engines where nobody summed it up."""

import re
import unicodedata
from html import unescape

from django.utils.html import strip_tags

LONGEST = 220
# Enough of a text to open with, so that a book is not taken apart for a card.
LOOKED_AT = 5000

_BLOCK_ENDS = re.compile(r"</(?:p|li|h[2-5]|td|th|figcaption|blockquote)>|<br>")
_NOT_TOLD = re.compile(r"<(figure|table|h[2-5])\b.*?</\1>", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[။។。！？]")


def opening(html):
    """Plain words that ``html`` opens with, at most ``LONGEST`` characters.

    They end with a sentence if one ends in time, else with a word, else (in scripts
    that have no spaces) before a letter, never within its marks.
    """
    told = _NOT_TOLD.sub(" ", html[:LOOKED_AT])
    words = " ".join(unescape(strip_tags(_BLOCK_ENDS.sub(" ", told))).split())
    if len(words) <= LONGEST:
        return words
    start = words[: LONGEST - 1]
    ends = [match.end() for match in _SENTENCE_END.finditer(words[:LONGEST])]
    if ends and ends[-1] > LONGEST // 3:
        return words[: ends[-1]]
    cut = start.rfind(" ")
    if cut < LONGEST // 2:
        cut = len(start)
        while cut and _joins(words[cut], words[cut - 1]):
            cut -= 1
    return words[:cut].rstrip(" ,;:") + "…"


def _joins(letter, before):
    """Whether cutting before ``letter`` would tear a syllable's marks off it."""
    return unicodedata.category(letter).startswith("M") or before in "\u1039\u17d2"
