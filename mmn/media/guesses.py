"""Guesses about a PDF from its name and its first words, for people to check: which
language it is in, and which country or region it is about.

What a text says counts more than the name of its file, and what is only a code
("Brief_KH.pdf": in Khmer, or about Cambodia?) is never sure.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath

from .models.files import readable
from .place_names import (
    CODES,
    LANGUAGE_OF,
    LANGUAGE_WORDS,
    LATIN,
    OTHER_SCRIPTS,
    OWN_NAME,
    REGION,
)

SCRIPTS = {
    "my": r"[\u1000-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f]",
    "km": r"[\u1780-\u17ff]",
    "lo": r"[\u0e80-\u0eff]",
    "th": r"[\u0e00-\u0e7f]",
    "zh-hans": r"[\u3040-\u30ff\u4e00-\u9fff]",
}
KANA = re.compile(r"[\u3040-\u30ff]")
VIETNAMESE = re.compile(r"[ăđơưạ-ỹ]")
# Letters that only the smaller languages in Burmese script have.
OF_THEIR_OWN = {
    "shn": re.compile(r"[\u1075-\u108d]"),
    "mnw": re.compile(r"[\u105a-\u1060]"),
    "ksw": re.compile(r"[\u1061-\u1064]"),
}
FEWEST_LETTERS = 12
HEADING = 250
CLEARLY = 2


@dataclass(frozen=True)
class Guess:
    """``about`` is a country's code or the region; ``..._sure``: is there doubt?"""

    title: str
    language: str
    language_sure: bool
    about: str
    about_sure: bool


def guess(name, text):
    """What a PDF called ``name`` that begins with ``text`` seems to be."""
    words = words_of(name)
    language, language_sure = guess_language(words, text)
    about, about_sure = guess_place(words, text, language)
    title = readable(unicodedata.normalize("NFC", name))
    return Guess(title, language, language_sure, about, about_sure)


def words_of(name):
    """The words of a file's name, also those written together: "BriefKhmer"."""
    stem = unicodedata.normalize("NFC", PurePath(name).stem)
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)
    return [word.casefold() for word in re.split(r"[\W_\d]+", apart) if word]


# --- Language


def guess_language(words, text):
    written, clearly = language_of_text(text)
    named = [code for word in words if (code := language_of_word(word))]
    hinted = [CODES[word][0] for word in words if word in CODES]
    # "Brief_Mekong_Myanmar": the second place says in which language.
    places = places_named(words)
    hinted += [LANGUAGE_OF[p] for p in places[1:] if p in LANGUAGE_OF]
    if written:
        contradicted = bool(named) and written not in named
        if contradicted and written == "en":  # a font of old, or an English cover
            return named[-1], False
        return written, clearly and not contradicted
    if named:
        return named[-1], len(set(named)) == 1
    in_its_script, _clearly = language_of_text(" ".join(words), fewest=4)
    if in_its_script not in (None, "en"):
        return in_its_script, False
    return (hinted[-1] if hinted else "en"), False


def language_of_text(text, fewest=FEWEST_LETTERS):
    """The language that most of a text is in by its letters, and whether clearly so."""
    text = unicodedata.normalize("NFC", text).lower()
    letters = "".join(filter(str.isalpha, text))
    total = len(letters)
    if total < fewest:
        return None, False
    counts = {code: len(re.findall(s, letters)) for code, s in SCRIPTS.items()}
    code = max(counts, key=counts.get)
    if counts[code] < total / 4:
        vietnamese = len(VIETNAMESE.findall(letters)) > total / 50
        return ("vi" if vietnamese else "en"), True
    return among_neighbours(code, counts[code], text), counts[code] > total / 2


def among_neighbours(code, count, text):
    """Which of the languages that share a script."""
    if code == "zh-hans":
        return "ja" if len(KANA.findall(text)) > count / 20 else code
    if code == "my":
        own = {c: len(marks.findall(text)) for c, marks in OF_THEIR_OWN.items()}
        most = max(own, key=own.get)
        return most if own[most] > count / 30 else code
    return code


def language_of_word(word):
    known = (code for code, words in LANGUAGE_WORDS.items() if word in words.split())
    return next(known, None)


# --- Country or region


def guess_place(words, text, language):
    named = places_named(words)
    if len(named) > 1 and LANGUAGE_OF.get(named[-1]) == language:
        named = named[:-1]
    if len(named) == 1:
        return named[0], True
    in_heading = mentions(text[:HEADING])
    if len(in_heading) == 1:
        [place] = in_heading
        return place, place != REGION
    counts = mentions(text)
    if counts:
        (place, most), *others = counts.most_common()
        runner_up = others[0][1] if others else 0
        return (place if most >= CLEARLY * runner_up else REGION), False
    codes = [CODES[word] for word in words if word in CODES and CODES[word][1]]
    places = [place for code, place in codes if code != language]
    return (places[0] if places else REGION), False


def places_named(words):
    """The places in the name of a file, in their order, each once."""
    named = " ".join(words)
    found = {**positions(LATIN, named), **positions(OTHER_SCRIPTS, skeleton(named))}
    return sorted(found, key=found.get)


def positions(names, text):
    places = ((place, searched(names, place).search(text)) for place in names)
    return {place: match.start() for place, match in places if match}


def mentions(text):
    """How often a text names each place."""
    text = unicodedata.normalize("NFC", text).casefold()
    latin = re.sub(rf"\b({OWN_NAME})\b", " ", " ".join(text.split()))
    letters = skeleton(text)
    counts = Counter()
    for place in LATIN:
        counts[place] += len(searched(LATIN, place).findall(latin))
        counts[place] += len(searched(OTHER_SCRIPTS, place).findall(letters))
    return +counts


def searched(names, place):
    if names is LATIN:
        return re.compile(rf"\b({names[place]})\b")
    return re.compile("|".join(map(skeleton, names[place].split("|"))))


def skeleton(text):
    """Only full letters of scripts without case: what comes out of a PDF has marks
    twice, elsewhere, or with spaces around them."""
    return "".join(c for c in text if unicodedata.category(c) == "Lo")
