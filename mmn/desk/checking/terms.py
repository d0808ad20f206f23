"""Terms that MMN asks to avoid, wherever somebody writes them."""

import re
import unicodedata
from collections import defaultdict, namedtuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import AvoidedTerm
from .texts import Block

# What people and organisations call themselves is theirs to say.
NAMES = {"name", "organisation", "acronym", "credit", "cover_credit", "authors"}

_QUOTATION = re.compile(
    r'“[^“”]{1,2000}”|"[^"]{1,2000}"|«[^«»]{1,2000}»|「[^」]{1,2000}」|『[^』]{1,2000}』'
)
_SPACE = r"[\s\u00a0\u2010-]+"
# Thai to Lao, Burmese, Khmer, Chinese and Japanese set no space between words.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff]")

Hit = namedtuple("Hit", "words block start")


def terms_avoided(typed):
    """One finding for each term in each field, however often it stands there."""
    written = list(words_of(typed))
    terms = possible_terms(written)
    pattern = pattern_for([term.term for term in terms])
    for part, name, blocks in written if terms else ():
        for (index, quoted), hits in hits_in(blocks, pattern).items():
            yield part.finding(
                "term_quoted" if quoted else "term_avoided",
                name,
                sentence(terms[index], hits, quoted),
                at={"words": hits[0].words, "number": number_of(hits[0], blocks)},
            )


def possible_terms(written):
    """The terms whose longest word stands anywhere, the longest term first: to look
    for words is quick, to look for all terms in a long text is not."""
    everything = "\n".join(
        block.words for _part, _name, blocks in written for block in blocks
    ).casefold()
    terms = [t for t in AvoidedTerm.objects.all() if longest_word(t.term) in everything]
    return sorted(terms, key=lambda term: -len(term.term))


def longest_word(term):
    words = re.split(r"[\s-]+", unicodedata.normalize("NFC", term).casefold())
    return max(words, key=len).removesuffix("y")


def pattern_for(terms):
    """One pattern for all terms, the longest first, each a group of its own."""
    return re.compile("|".join(f"({one_pattern(term)})" for term in terms), re.I)


def one_pattern(term):
    """Whole words in singular or plural, whatever space or hyphen is between them."""
    term = unicodedata.normalize("NFC", term)
    words = _SPACE.join(map(one_word, re.split(r"[\s-]+", term.strip())))
    before = "" if _UNSPACED.match(term[:1]) else r"(?<!\w)"
    after = "" if _UNSPACED.match(term[-1:]) else r"(?!\w)"
    return f"{before}{words}{after}"


def one_word(word):
    if len(word) < 3 or not word.isascii():
        return re.escape(word)
    if re.search(r"[^aeiou]y$", word, re.I):
        return f"{re.escape(word[:-1])}(?:y|ies)"
    return f"{re.escape(word)}(?:s|es)?"


def words_of(typed):
    """The blocks of each field that holds words of ours."""
    for part in typed.parts:
        for _part, name, text in part.plain_texts:
            if name not in NAMES:
                yield part, name, [Block(unicodedata.normalize("NFC", text), False)]
        for _part, name, text in part.rich_texts:
            yield part, name, text.blocks


def hits_in(blocks, pattern):
    """Where the terms stand, by (number of the term, whether it is quoted)."""
    hits = defaultdict(list)
    for block in blocks:
        for match in pattern.finditer(block.words):
            quoted = block.quoted or is_quoted(block.words, match.start())
            hit = Hit(match[0], block, match.start())
            hits[match.lastindex - 1, quoted].append(hit)
    return hits


def is_quoted(words, start):
    return any(
        quotation.start() < start < quotation.end()
        for quotation in _QUOTATION.finditer(words)
    )


def number_of(hit, blocks):
    """How often the same words stand before it, so that a browser finds this place."""
    words, before = hit.words.casefold(), 0
    for block in blocks:
        if block is hit.block:
            return before + block.words[: hit.start].casefold().count(words)
        before += block.words.casefold().count(words)
    return before


def sentence(term, hits, quoted):
    words = {"term": hits[0].words, "preferred": term.preferred, "reason": term.reason}
    if quoted:
        text = _(
            "“%(term)s” stands in a quotation: keep it only if these are the very "
            "words of somebody else. MMN says “%(preferred)s”."
        )
    else:
        text = _("Write “%(preferred)s” instead of “%(term)s”. %(reason)s")
    often = ngettext("It stands here %d time.", "It stands here %d times.", len(hits))
    more = often % len(hits) if len(hits) > 1 else ""
    return f"{text % words} {more}".strip()
