"""What a part of a line is: a position, an organisation, a unit within one, a place."""

import re

from . import words
from .places import country, is_city

WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*", re.UNICODE)
HEAD_ENDS = re.compile(r"\s+(?:of|for|on|at|to|in|from|with|under)\s+|[(:/]", re.I)
FORMULA = re.compile(
    r"^\s*=|^\s*[+@-]\s*[A-Za-z_.]+[(|]|^#(?:REF|N/A|NAME|VALUE|DIV/0|NULL|NUM)[!?]?"
)
LATIN = re.compile(r"^[\x00-\u024f\u1e00-\u1eff\u2000-\u206f]*$")


def meaning(text, known):
    """ "position", "organisation", "unit", "country", "city", "role" or "unknown"."""
    if known.is_known(text):
        return "organisation"
    if country(text):
        return "country"
    if is_city(text):
        return "city"
    if text.casefold().strip(" .") in words.ROLES.keys() - words.ALSO_POSITIONS:
        return "role"
    by_script = other_script(text)
    return by_script or (_in_latin(text) if WORD.search(text) else "unknown")


def other_script(text):
    """By the longest of our words that it begins with; in Burmese, ends with."""
    lowered = text.strip().casefold()
    found = []
    for kind, listed in words.SCRIPTS.items():
        for word in listed.split():
            if LATIN.match(word):
                hit = lowered.startswith(word + " ")
            elif "\u1000" <= word[0] <= "\u109f" or "\u4e00" <= word[0] <= "\u9fff":
                hit = re.sub(r"\s*[(（].*", "", lowered).endswith(word)
            else:
                hit = lowered.startswith(word)
            if hit:
                found.append((len(word), kind))
    if found:
        return max(found)[1]
    inside = [
        (len(word), kind)
        for kind, listed in words.SCRIPTS.items()
        for word in listed.split()
        if not LATIN.match(word) and len(word) > 3 and word in lowered
    ]
    return max(inside)[1] if inside else ""


def _in_latin(text):
    head = [word.casefold() for word in WORD.findall(HEAD_ENDS.split(text)[0])]
    every = WORD.findall(text)
    lowered = [word.casefold().removesuffix("'s").removesuffix("’s") for word in every]
    if head:
        kind = of_word(head[-1])
        if head[-1] == "general" and len(head) > 1:
            kind = of_word(head[-2])
        if kind:
            return kind
        if lowered[0] in words.BEGINS_POSITION:
            return "position"
    kinds = {of_word(word) for word in lowered}
    for kind in ("organisation", "unit", "position"):
        if kind in kinds:
            return kind
    return "organisation" if is_acronym(text) else "unknown"


def of_word(word):
    for one in (word, word.removesuffix("s")):
        if one in words.ORGANISATIONS:
            return "organisation"
        if one in words.UNITS:
            return "unit"
    if word in words.POSITIONS:
        return "position"
    return ""


def is_acronym(text):
    """ILO, MAP, LSCW; or a name that ends with its own: Fortify Rights (FR)."""
    bare = text.strip()
    if bare in words.ACRONYMS_OF_POSITIONS:
        return False
    return bool(
        re.fullmatch(r"[A-Z][A-Z0-9&/-]{1,11}", bare)
        or re.search(r"\([A-Z][A-Za-z0-9&/-]{1,11}\)$", bare)
    )


def is_formula(text):
    return bool(FORMULA.search(text))
