"""What somebody who searches asks for: words, "phrases", -words, parts* of words."""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

import regex

from mmn.content.burmese import SURE, to_unicode, zawgyi_probability
from mmn.content.searching import LONGEST, MOST_WORDS

from .equals import equals
from .words import JOIN, fold, pieces, stem, unspaced, words

# From this probability on a query is looked for both as typed and as what it would be
# if it were Zawgyi: so few letters can't tell.
POSSIBLE = 0.1

_QUOTES = '"“”„‟«»「」『』＂'
_PART = regex.compile(
    rf"(?P<sign>[-−–－]?)(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)(?:[{_QUOTES}]|$)"
    rf"|(?P<word>[^\s{_QUOTES}]+))"
)
_NEVER_TEXT = re.compile("[\ud800-\udfff\0]")


@dataclass(frozen=True)
class Words:
    """Words of the index that stand one after the other; ``prefix``: the last one may
    go on; ``stemmed``: the one word stands for others with its stem."""

    words: tuple
    prefix: bool = False
    stemmed: str = ""


@dataclass
class Asked:
    """A query understood: each of ``wanted`` is a list of what means the same."""

    text: str = ""
    wanted: list = field(default_factory=list)
    unwanted: list = field(default_factory=list)
    # All words one after the other, if it was more than one.
    together: list = field(default_factory=list)
    # The words of a title that says just this.
    title: tuple = ()
    # More was written than is looked for.
    shortened: bool = False
    # Typed in Zawgyi beyond doubt, and understood as this.
    converted: str = ""

    def __bool__(self):
        return bool(self.wanted)


def understand(text):
    """What ``text`` asks for; nothing in it can be wrong."""
    text = " ".join(_NEVER_TEXT.sub(" ", text).split())
    asked = Asked(text=text[:LONGEST], shortened=len(text) > LONGEST)
    said = other = asked.text
    if (zawgyi := zawgyi_probability(said)) >= POSSIBLE:
        other = to_unicode(said)
    if zawgyi >= SURE:
        said, other = other, said
        asked.converted = said
    parts = _parts(said, other)
    asked.shortened |= len(parts) > MOST_WORDS
    _sort(parts[:MOST_WORDS], asked)
    if not asked.unwanted:
        asked.title = tuple(words(said))
    return asked


def _parts(said, other):
    """The parts of what is said, each with what it looks for; ``other`` is the same
    query in other letters, which may be meant."""
    parts = [(part, _written(part)) for part in _PART.finditer(said)]
    others = [_written(part) for part in _PART.finditer(other)]
    if said != other and len(others) == len(parts):
        parts = [
            (part, written + [one for one in more if one not in written])
            for (part, written), more in zip(parts, others, strict=True)
        ]
    return [(part, written) for part, written in parts if written]


def _written(part):
    """What a part of the query looks for, as alternatives."""
    word = part["word"]
    if word is not None:
        return as_words(word, stems=True, prefix=word.endswith("*"))
    return as_phrase(part["phrase"])


def as_phrase(text):
    """``text`` word by word; in scripts without spaces also without those in it."""
    spaced = as_words(text)
    return spaced + [one for one in as_words(unspaced(text)) if one not in spaced]


def as_words(text, stems=False, prefix=False):
    """``text`` as words that stand together: in a list, empty without a word.

    A run of clusters at the end may go on: nobody writes where a word ends in it.
    """
    found, alone, last = [], False, ""
    for clusters, word in pieces(text):
        if last and not alone:
            found.append(last + JOIN)  # something else follows the run
        alone, last = False, ""
        if word:
            found.append(word)
            continue
        found += [a + JOIN + b for a, b in pairwise(clusters)]
        last, alone = clusters[-1], len(clusters) == 1
        if alone:
            found.append(last + JOIN)
    if not found:
        return []
    of = stem(found[0]) if stems and not prefix and len(found) == 1 else ""
    return [Words(tuple(found), prefix=alone or (prefix and not last), stemmed=of)]


def _sort(parts, asked):
    """Fill ``asked`` with what its parts want, and with what means the same."""
    asked.unwanted = [one for part, ones in parts if part["sign"] for one in ones]
    wanted = [(part, ones) for part, ones in parts if not part["sign"]]
    place, known = 0, equals()
    while place < len(wanted):
        length, group = _equal_from(wanted[place:], known)
        asked.wanted.append(group)
        place += length
    if len(wanted) > 1:
        asked.together = as_phrase(" ".join(_text(part) for part, _ in wanted))
        if wanted[-1][1][0].prefix:
            asked.together = [replace(one, prefix=True) for one in asked.together]


def _text(part):
    return part["phrase"] if part["word"] is None else part["word"]


def _equal_from(wanted, known):
    """(how many parts, what they want): the most that something else equals."""
    for length in range(len(wanted), 0, -1):
        parts = wanted[:length]
        if any(part["word"] and part["word"].endswith("*") for part, _ in parts):
            continue
        text = " ".join(_text(part) for part, _ in parts)
        said = tuple(words(text))
        group = known.get(said, ())
        others = [form for one in group if one != said for form in _forms(one)]
        if others:
            own = parts[0][1] if length == 1 else as_phrase(text)
            return length, own + others
    return 1, wanted[0][1]


def _forms(found):
    """What means the same, as a query would have it; of several words the plural."""
    if JOIN in found[-1]:
        [*start, last] = found
        return [Words(tuple(start)) if start else Words((last,), prefix=True)]
    if len(found) == 1:
        return [Words(found, stemmed=stem(found[0]))]
    return [Words(found), Words((*found[:-1], found[-1] + "s"))]


def folded(text):
    """``text`` as it is counted: without case, marks and what is not seen."""
    return " ".join(fold(_NEVER_TEXT.sub(" ", text)).split())[:LONGEST]
