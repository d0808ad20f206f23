"""How good the text of a PDF is: can it be searched, can it be read aloud?"""

import re
import unicodedata

from .guesses import FEWEST_LETTERS, language_of_text
from .text_state import TextState

# Judged by this much of it.
SAMPLE = 200_000
# From real and broken documents: tests/media/test_text_quality.py.
LEAST_WELL_FORMED = 0.9
MOST_UNREADABLE = 0.03
MOST_MIXED = 0.2
MOST_DOUBLED = 0.018
# Fewer signs, letters or words say nothing.
FEWEST_SIGNS, FEWEST_WORDS = 20, 12

# The syllables of each script, and all of its signs. What is left of the signs when the
# syllables are taken out has lost its letter.
_MYANMAR = (
    "[\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070"
    "\u1075-\u1081\u108e\uaa60-\uaa6f\uaa71-\uaa76\uaa7a\u104e]"
)
SCRIPTS = {
    "km": (
        "[\u1780-\u17b3](?:[\u17c9\u17ca\u17cc]|\u17d2[\u1780-\u17b3])*"
        "[\u17b6-\u17c5]{0,2}[\u17c6-\u17d1\u17d3\u17dd]{0,3}",
        "[\u17b6-\u17d3\u17dd]",
    ),
    "my": (
        f"(?:\u1004\u103a\u1039)?{_MYANMAR}(?:\u1039{_MYANMAR})*"
        "[\u102b-\u1038\u103a-\u103e\u1056-\u1060\u1062-\u1064\u1067-\u106d"
        "\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\uaa7b-\uaa7d]*",
        "[\u102b-\u103e]",
    ),
    "th": (
        "[\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a]?[\u0e47-\u0e4e]{0,2}",
        "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]",
    ),
    "lo": (
        "[\u0e81-\u0eae\u0edc-\u0edf]\u0ebc?[\u0eb1\u0eb4-\u0ebb]?[\u0ec8-\u0ecd]{0,2}",
        "[\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd]",
    ),
}
SCRIPTS = {
    code: (re.compile(syllable), re.compile(signs))
    for code, (syllable, signs) in SCRIPTS.items()
}
_LATIN_WORD = re.compile(r"[^\W\d_]{4,}")
# "kmµkrcMNak": how letters of old Khmer and Lao fonts read where those are missing.
_MIXED = re.compile(r"[a-zà-ÿµ][A-Z]|[A-Za-z][\u00a1-\u00bf]")

# "ชิงชิ": how pdfium reads what is drawn as one shape.
_DOUBLED = re.compile(
    "([\u0e01-\u0eff\u1000-\u109f\u1780-\u17d3]{2,8}?)"
    "[\u0e01-\u0eff\u1000-\u109f\u1780-\u17d3 ]?\\1"
)
_LETTER_OF_THEIRS = re.compile("[\u0e01-\u0eff\u1000-\u109f\u1780-\u17d3]")


def judged(pages, failed=False):
    """``state``, ``language`` and the measures of a text given page by page."""
    sample = "\n".join(pages)[:SAMPLE]
    blank = sum(sum(map(str.isalpha, page)) < FEWEST_LETTERS for page in pages)
    facts = {
        "language": language_of_text(sample)[0] or "",
        "well_formed": well_formed(sample),
        "unreadable": unreadable(sample),
        "blank_pages": blank,
    }
    return {**facts, "state": state(facts, sample, len(pages), failed)}


def state(facts, sample, pages, failed):
    if facts["blank_pages"] == pages:
        return TextState.FAIL if failed else TextState.NONE
    garbled = facts["unreadable"] > MOST_UNREADABLE or mixed(sample) > MOST_MIXED
    garbled = garbled or doubled(sample) > MOST_DOUBLED
    if garbled or facts["well_formed"] < LEAST_WELL_FORMED:
        return TextState.BAD
    return TextState.PART if facts["blank_pages"] else TextState.ALL


def well_formed(text):
    """The share of signs above, below and beside letters that have their letter: the
    worst of the scripts that the text is in."""
    shares = [1.0]
    for syllable, signs in SCRIPTS.values():
        count = len(signs.findall(text))
        if count >= FEWEST_SIGNS:
            lost = len(signs.findall(syllable.sub("", text)))
            shares.append(1 - lost / count)
    return round(min(shares), 4)


def unreadable(text):
    """The share of characters that stand for nothing: replacements, private ones, and
    ones that Unicode doesn't have."""
    seen = [c for c in text if not c.isspace()]
    bad = sum(c == "\ufffd" or unicodedata.category(c) in ("Co", "Cn") for c in seen)
    return round(bad / len(seen), 4) if seen else 0.0


def mixed(text):
    """The share of longer Latin words that have capitals or symbols inside."""
    words = [
        w for w in _LATIN_WORD.findall(text) if not w.isupper() and w[0] < "\u0250"
    ]
    if len(words) < FEWEST_WORDS:
        return 0.0
    return sum(bool(_MIXED.search(word)) for word in words) / len(words)


def doubled(text):
    """How many syllables per letter stand there twice, in scripts with signs."""
    letters = len(_LETTER_OF_THEIRS.findall(text))
    if letters < 10 * FEWEST_SIGNS:
        return 0.0
    return len(_DOUBLED.findall(text)) / letters
