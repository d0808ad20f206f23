"""How texts and queries become words to look for, alike on every database.

Scripts that write no spaces between words (Khmer, Burmese, Lao, Thai, Chinese,
Japanese) are cut into grapheme clusters; each cluster is kept together with the one
after it, so that a word is found wherever it stands in a sentence, and rare words stay
rare. All other scripts are cut into words.
"""

import unicodedata
from binascii import b2a_base64, crc32
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

import regex
import snowballstemmer

# Signs within and before words of the index, which no word of a text has. They take one
# byte each, and SQLite knows them by INDEX_SIGNS (see sqlite.py).
JOIN = "_"  # where two clusters meet
PAIR = "+"  # between two words that stand together
TITLE, TITLE_STEM, STEM = "=", "~=", "~"
WHOLE_TITLE = "=="
FACET = "#"
GRAM = "^"  # before what stands for several that stand together (PostgreSQL only)
BREAK = "|"  # between texts, so that no phrase goes from one into the next
INDEX_SIGNS = "_+=~#|"
# Before characters that databases may not know as letters.
_ESCAPE = "\ue005"
LONGEST_WORD = 60
# Shorter words have no endings worth taking off.
SHORTEST_STEMMED = 4

_CLUSTERED = r"\p{Khmer}\p{Myanmar}\p{Lao}\p{Thai}\p{Han}\p{Hiragana}\p{Katakana}ー"
_WORD = regex.compile(
    rf"(?P<run>[{_CLUSTERED}][{_CLUSTERED}\p{{M}}]*)"
    rf"|(?P<word>[[\p{{L}}\p{{M}}\p{{N}}]--[{_CLUSTERED}]]+)(?:['’]s(?!\p{{L}}))?",
    regex.VERSION1,
)
# After these signs a consonant is written below the one before: one cluster.
_CLUSTER = regex.compile(r"\X(?:(?<=[\u1039\u17d2])\X)*")
_UNSEEN = regex.compile(r"[\p{Default_Ignorable_Code_Point}\p{Me}]+")
_LATIN_MARKS = regex.compile(r"[\u0300-\u036f]+")
_DIGIT = regex.compile(r"[[\p{Nd}]--[0-9]]", regex.VERSION1)
_UNKNOWN = regex.compile(r"[\ua9e0-\ua9ff\uaa7c-\uaa7f\U00010000-\U0010ffff]")
_SPLIT_AM = [
    (regex.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32"), "\\1\u0e33"),
    (regex.compile("([\u0e48-\u0e4b])\u0e4d\u0e32"), "\\1\u0e33"),
    (regex.compile("\u0ecd([\u0ec8-\u0ecb]?)\u0eb2"), "\\1\u0eb3"),
    (regex.compile("([\u0ec8-\u0ecb])\u0ecd\u0eb2"), "\\1\u0eb3"),
]
# Ways to write the same: two vowel signs for one, and two letters that look alike
# below another.
_ALIKE = [("đ", "d"), ("ı", "i")]
_KHMER = [("\u17c1\u17b8", "\u17be"), ("\u17c1\u17b6", "\u17c4")]
_KHMER.append(("\u17d2\u178a", "\u17d2\u178f"))
SIGNS = regex.compile(r"[\u1039\u17d2]\p{L}?|\p{M}")
_STACKED = regex.compile(r"[\p{Khmer}\p{Myanmar}]\p{M}+.*", regex.DOTALL)
# In a text with fixed lines, a line's end is no end of a word in these scripts.
_LINE_END = regex.compile(
    rf"(?<=[{_CLUSTERED}\p{{M}}])[ \t\r]*\n[ \t]*(?=[{_CLUSTERED}])"
)
_SPACE = regex.compile(rf"(?<=[{_CLUSTERED}\p{{M}}])\s+(?=[{_CLUSTERED}])")
_HYPHEN = regex.compile(r"(?<=\p{Ll})[-\u2010\u00ad]\r?\n(?=\p{Ll})")

_stem = snowballstemmer.stemmer("english").stemWord


def unfolded_lines(text):
    """``text`` of a page with fixed lines, its words rejoined where a line ends."""
    return _HYPHEN.sub("", _LINE_END.sub("", text))


def unspaced(text):
    """``text`` without the spaces within scripts that write none between words."""
    return _SPACE.sub("", text)


def fold(text):
    """``text`` without what nobody types in a search: case, marks on Latin letters,
    signs that are not seen, other digits than 0 to 9, other orders of signs."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", _UNSEEN.sub("", text)).casefold()
    text = _UNSEEN.sub("", unicodedata.normalize("NFKD", text))
    text = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", text))
    for other, plain in _ALIKE:
        text = text.replace(other, plain)
    text = _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0], digit[0])), text)
    for split, whole in _SPLIT_AM:
        text = split.sub(whole, text)
    for split, whole in _KHMER:
        text = text.replace(split, whole)
    return text


@lru_cache(maxsize=20_000)
def _ordered(cluster):
    """The cluster with its signs in one order: keyboards give them in several."""
    cluster = _known(cluster)
    if len(cluster) < 3 or not _STACKED.fullmatch(cluster):
        return cluster
    signs = SIGNS.findall(cluster, 1)
    if sum(map(len, signs)) != len(cluster) - 1:
        return cluster
    return cluster[0] + "".join(sorted(signs))


def _known(word):
    return (
        word
        if word.isascii()
        else _UNKNOWN.sub(lambda found: f"{_ESCAPE}{ord(found[0]):x}", word)
    )


def clusters(run):
    """The grapheme clusters of a folded run, each in one order."""
    return [_ordered(found) for found in _CLUSTER.findall(run)]


def pairs(found):
    """The pairs among ``found``, words in reading order: a pair of words is looked for
    as one word, for phrases of common words cost most. Clusters are pairs already."""
    return [a + PAIR + b for a, b in pairwise(found) if JOIN not in a and JOIN not in b]


def grams(found):
    """What stands for each two and three of ``found`` that stand together, where one
    of them is of clusters: four clusters, mostly."""
    several = {*pairwise(found), *zip(found, found[1:], found[2:], strict=False)}
    return {
        gram(one)
        for one in several
        if BREAK not in one and any(JOIN in word for word in one)
    }


def gram(several):
    """One short word of the index for ``several``."""
    told = crc32(" ".join(several).encode()).to_bytes(4)
    return GRAM + b2a_base64(told)[:6].decode()


def whole_title(found):
    """One word of the index for a title of just these words."""
    told = " ".join(found).encode()
    return WHOLE_TITLE + blake2b(told, digest_size=10).hexdigest()


def _run_words(run):
    """The words of the index for a run of clusters: each with the one after it."""
    parts = clusters(run)
    return [a + JOIN + b for a, b in pairwise(parts)] + [parts[-1] + JOIN]


def words(text):
    """The words of the index for ``text``, in reading order."""
    found = []
    for match in _WORD.finditer(fold(text)):
        if match["run"]:
            found += _run_words(match["run"])
        else:
            found.append(_known(match["word"][:LONGEST_WORD]))
    return found


def pieces(text):
    """``text`` cut as ``words`` does, as (clusters or None, word or None)."""
    return [
        (clusters(match["run"]), None)
        if match["run"]
        else (None, _known(match["word"][:LONGEST_WORD]))
        for match in _WORD.finditer(fold(text))
    ]


@lru_cache(maxsize=50_000)
def stem(word):
    """The stem of an English word, or nothing where endings mean nothing."""
    if len(word) < SHORTEST_STEMMED or not (word.isascii() and word.isalpha()):
        return ""
    return _stem(word)


def spans(text):
    """The words of the index for ``text`` as (word, start, end): where they stand in
    it. A run of clusters gives each cluster's own place."""
    folded, places = _folded_with_places(text)
    found = []
    for match in _WORD.finditer(folded):
        if not match["run"]:
            word = _known(match["word"][:LONGEST_WORD])
            start, end = match.start("word"), match.end("word") - 1
            found.append((word, places[start][0], places[end][1]))
            continue
        cuts = [m.span() for m in _CLUSTER.finditer(folded, *match.span("run"))]
        for word, (start, end) in zip(_run_words(match["run"]), cuts, strict=True):
            found.append((word, places[start][0], places[end - 1][1]))
    return found


def _folded_with_places(text):
    """``fold(text)``, and for each of its characters (start, end) of what it was."""
    if text.isascii():
        return text.lower(), [(i, i + 1) for i in range(len(text))]
    folded, places = [], []
    for match in _CLUSTER.finditer(text):
        one = fold(match[0])
        folded.append(one)
        places += [match.span()] * len(one)
    whole = "".join(folded)
    again = fold(whole)
    if len(again) != len(whole):  # signs that fold across clusters: keep the places
        return _refolded(whole, places)
    return again, places


def _refolded(text, places):
    """Fold what only neighbours make foldable, at the first place of the two."""
    for patterns in (_SPLIT_AM, [(regex.compile(a), b) for a, b in _KHMER]):
        for split, whole in patterns:
            for match in reversed(list(split.finditer(text))):
                new = match.expand(whole)
                text = text[: match.start()] + new + text[match.end() :]
                place = (places[match.start()][0], places[match.end() - 1][1])
                places[match.start() : match.end()] = [place] * len(new)
    return text, places
