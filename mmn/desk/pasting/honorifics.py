"""The form of address before a name."""

import re
import unicodedata

from . import words

_LISTED = [w.strip() for w in re.split(r"[|\n]", words.HONORIFICS) if w.strip()]
_SPACED = {word.casefold(): word for word in _LISTED}
_GLUED = sorted(words.GLUED, key=len, reverse=True)
_MOST_WORDS = 3
# Spacing vowels of Thai and Lao, which a word can't begin with.
_NEVER_FIRST = "ะาำๅະາຳ"


def split_honorific(text):
    """("H.E. Ms", "Sokha Chan"): all forms of address, as they were typed."""
    rest, before = text.strip(), ""
    while rest:
        end = _spaced(rest) or _glued(rest)
        if not end or rest[:end] == before:  # Ko Ko Aung: a name of its own
            break
        before = rest[:end]
        rest = rest[end:].lstrip()
    typed = text.strip()
    if rest.startswith(before) and before:
        rest = typed
    return typed[: len(typed) - len(rest)].strip(), rest


def _spaced(text):
    """Where an honorific ends that stands as a word, or several, of its own."""
    found = list(re.finditer(r"\S+", text))[:_MOST_WORDS]
    for match in reversed(found):
        typed = text[: match.end()]
        word = _SPACED.get(" ".join(typed.split()).rstrip(".").casefold())
        word = word or _SPACED.get(" ".join(typed.split()).casefold())
        if word and not _is_a_word(word, typed):
            return match.end()
    fused = re.match(r"H\.\s?E\.\s?(?=[^\W\d_])", text)
    return fused.end() if fused else 0


def _is_a_word(word, typed):
    """Whether "ko" is no honorific here but a word, or "u" a letter."""
    capital = word in words.CAPITAL_ONLY
    return capital and not typed.startswith(word)


def _glued(text):
    for word in _GLUED:
        rest = text[len(word) :]
        other = rest.startswith(words.NOT_GLUED_BEFORE.get(word, ("\0",)))
        if text.startswith(word) and rest and _begins_word(rest) and not other:
            return len(word)
    return 0


def _begins_word(rest):
    sign = rest[0]
    return unicodedata.category(sign)[0] == "L" and sign not in _NEVER_FIRST
