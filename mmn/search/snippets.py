"""A few words around what was found, from the text as it was written."""

import unicodedata
from functools import lru_cache
from itertools import pairwise
from os.path import commonprefix

import regex
from django.utils.html import escape
from django.utils.safestring import mark_safe

from .words import JOIN, SIGNS, fold, spans, stem

LONGEST = 220
BEFORE = 70
# What is looked for mostly stands near the beginning of a text: only so much of it is
# read at first, and words are looked for in so much of this.
BEGINNING, LOOKED_AT_FIRST = 2000, 1700
# Where somebody looks for many words, the best of so many places is shown.
PLACES = 4
# Only so much of a text is read letter by letter, where its letters are written in
# another way than in the query.
LOOKED_AT = 20_000

# What ends a line so that the next may follow it as it is.
_ENDS = tuple(".!?…:;,。！？။")
_UNSEEN = r"[\u200b-\u200f\u00ad\u2060\ufeff]*"
_CLUSTER = regex.compile(r"\X(?:(?<=[\u1039\u17d2])\X)*")


@lru_cache(maxsize=1)
def _latin():
    """{letter: all that are written for it, with and without marks}."""
    alike = {}
    for number in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(number)
        if unicodedata.category(letter).startswith("L"):
            plain = fold(letter)
            if len(plain) == 1 and plain != letter.lower():
                alike[plain] = alike.get(plain, "") + letter
    return alike


class Pattern:
    """What means the same, as a regular expression, and as it is mostly written."""

    def __init__(self, alternatives):
        compiled = _compiled(alternatives)
        self.search, self.match = compiled.search, compiled.match
        self.starts = {_mostly(one) for one in alternatives}

    def places(self, text, small):
        """The first few places in ``text``, which is ``small`` in small letters. Where
        its beginning stands as mostly written is found much faster."""
        found, written = [], False
        for start in self.starts if len(small) == len(text) else ():
            place = small.find(start)
            written |= place >= 0
            while place >= 0 and len(found) < PLACES:
                if match := self.match(text, place):
                    found.append(match.start())
                    place = match.end() - 1
                place = small.find(start, place + 1)
        # In other letters there is nothing written in another way.
        if not (found or written or small.isascii()) and (match := self.search(text)):
            found.append(match.start())
        return sorted(found)


class Marker:
    """Finds what ``asked`` wants in texts as they were written."""

    def __init__(self, asked):
        self.groups = [Pattern(group) for group in asked.wanted]
        self.together = Pattern(asked.together) if asked.together else None
        self.all = _compiled([one for group in asked.wanted for one in group])
        self.wanted = {
            word for group in asked.wanted for one in group for word in one.words
        }
        self.stems = {one.stemmed for group in asked.wanted for one in group} - {""}

    def marked(self, text):
        """``text`` as HTML, what was looked for in <mark>."""
        return self._html(text, 0, len(text))

    def snippet(self, text):
        """Some of ``text`` around what was found, or else its beginning, as HTML."""
        return self.beginning(text) or self.further(text)

    def beginning(self, text):
        """The same of a text of which only the beginning was read; empty where this
        has not all that is wanted."""
        place = self._place(text[:LOOKED_AT_FIRST], all_together=True)
        return "" if place is None else self._around(text, place)

    def further(self, text):
        """The same of a text whose beginning does not have it."""
        place = self._place(text)
        if place is None:
            place = self._slow_place(text)
        return self._around(text, place or 0)

    def _around(self, text, place):
        start = max(0, place - BEFORE) if place > LONGEST // 2 else 0
        return self._cut_out(text, start)

    def _place(self, text, all_together=False):
        """Where the most of what is wanted, or all of it, stands near together; None:
        nowhere."""
        small = text.lower()
        if self.together:
            for place in self.together.places(text, small):
                return place
        places = [p for one in self.groups for p in one.places(text, small)]
        if len(self.groups) == 1 or (len(places) < 2 and not all_together):
            return places[0] if places else None
        if len(places) < 2:
            return None

        def near(place):
            end = place + LONGEST - BEFORE
            return sum(1 for one in self.groups if one.search(text, place, end))

        best = max(sorted(places), key=near)
        return None if all_together and near(best) < len(self.groups) else best

    def _slow_place(self, text):
        for word, start, _end in spans(text[:LOOKED_AT]):
            if word in self.wanted or stem(word) in self.stems:
                return start
        return None

    def _cut_out(self, text, start):
        start = _border(text, start)
        end = (
            _border(text, start + LONGEST) if len(text) - start > LONGEST else len(text)
        )
        before, after = "… " * (start > 0), " …" * (end < len(text))
        lines = _as_one(self._html(text, start, end))
        return mark_safe(f"{before}{lines}{after}")  # noqa: S308

    def _html(self, text, start, end):
        pieces, place = [], start
        for match in self.all.finditer(text, start, end):
            before, hit = text[place : match.start()], match[0]
            pieces.append(f"{escape(before)}<mark>{escape(hit)}</mark>")
            place = match.end()
        return mark_safe("".join([*pieces, escape(text[place:end])]))  # noqa: S308


def _as_one(html):
    """Lines one after the other, told apart where none of them ends in a mark."""
    told = ""
    for line in filter(None, map(str.strip, html.split("\n"))):
        between = " · " if told and not told.endswith(_ENDS) else " " * bool(told)
        told += between + line
    return told


def _border(text, place):
    """A place near ``place`` where the text may be cut: after a space, else between two
    clusters."""
    if place <= 0 or place >= len(text):
        return max(0, min(place, len(text)))
    space = max(text.rfind(" ", place - 25, place), text.rfind("\n", place - 25, place))
    if space > 0:
        return space + 1
    start = max(0, place - 40)
    ends = [match.end() for match in _CLUSTER.finditer(text, start, place + 1)]
    return max(
        (end for end in ends if end <= place and end > start + 10), default=place
    )


def _compiled(alternatives):
    parts = sorted({_pattern(one) for one in alternatives}, key=len, reverse=True)
    return regex.compile("|".join(parts), regex.IGNORECASE)


def _pattern(one):
    """A regular expression for ``Words`` as people write them."""
    items = list(_items(one))
    pattern = _item(items[0])
    for before, after in pairwise(items):
        both = before[0] and after[0]
        pattern += (rf"{_UNSEEN}\s*" if both else r"[\W_]*") + _item(after)
    if items[-1][0]:
        return rf"{pattern}(?!\p{{M}})"
    start = "" if items[0][0] else r"(?<![\p{L}\p{M}\p{N}])"
    if one.stemmed:
        pattern = _item((False, _kept(one)))
    if one.prefix or one.stemmed:
        return rf"{start}{pattern}[\p{{L}}\p{{M}}\p{{N}}]*"
    return rf"{start}{pattern}(?![\p{{L}}\p{{M}}\p{{N}}])"


def _kept(one):
    """The part of a word that it has in common with its stem."""
    return commonprefix([one.words[0], one.stemmed])


def _mostly(one):
    """``Words`` as they are mostly written, in small letters, or the first of them."""
    if one.stemmed:
        return _kept(one)
    items = list(_items(one))
    if not any(of_run for of_run, _ in items):
        return items[0][1]
    return "".join(item for _of_run, item in items)


def _items(one):
    """(whether it is a cluster, the cluster or the word), one after the other."""
    pending = None
    for word in one.words:
        if JOIN not in word:
            pending = None
            yield False, word
            continue
        first, _, second = word.partition(JOIN)
        if first != pending:
            yield True, first
        if second:
            yield True, second
        pending = second


def _item(item):
    of_run, word = item
    if of_run:
        return _cluster(word)
    alike = _latin()
    return "".join(
        f"[{c}{alike[c]}][\\u0300-\\u036f]*" if c in alike else regex.escape(c)
        for c in word
    )


def _cluster(cluster):
    """A cluster with its signs in any order."""
    base, signs = cluster[0], SIGNS.findall(cluster, 1)
    if len(signs) < 2 or sum(map(len, signs)) != len(cluster) - 1:
        return _UNSEEN.join(map(_letter, cluster))
    kinds = "|".join("".join(map(_letter, sign)) for sign in sorted(set(signs)))
    return f"{_letter(base)}(?:{kinds}){{{len(signs)}}}"


def _letter(letter):
    """A letter, or in Khmer the one that looks like it below another."""
    return "[\u178a\u178f]" if letter == "\u178f" else regex.escape(letter)
