"""What visitors read is translated as each language is written."""

import re
import unicodedata

import pytest

from .catalogues import (
    FOLDERS,
    LANGUAGES,
    compiled,
    entries,
    path_of,
    read,
    strings,
    wanted,
)
from .glossary import glossary, terms_in

PLACEHOLDER = re.compile(r"%\(\w+\)s|%%")
SCRIPTS = {
    "my": "MYANMAR",
    "km": "KHMER",
    "lo": "LAO",
    "th": "THAI",
    "zh-hans": "CJK",
    "ja": ("CJK", "HIRAGANA", "KATAKANA"),
}
# What a sentence ends with: Thai and Lao end as their writers like.
STOPS = {"my": "။", "km": "។", "zh-hans": "。", "ja": "。"}

each_language = pytest.mark.parametrize("code", LANGUAGES)
each_part = pytest.mark.parametrize("part", FOLDERS)


def translated(part, code):
    """(English, translation) of every message that has one."""
    for message in read(part, code):
        if message.id:
            english = message.id if isinstance(message.id, str) else message.id[-1]
            yield from ((english, text) for text in strings(message) if text)


@each_language
def test_every_text_that_visitors_read_is_translated(code):
    catalog = read("public", code)
    lacking = []
    for context, text in wanted(code)["public"]:
        found = catalog.get(text, context or None)
        if found is None or found.fuzzy or not all(strings(found)):
            lacking.append(text)

    assert not lacking, "run: make messages"


@each_language
def test_catalogue_has_no_text_that_nothing_says_any_more(code):
    said = wanted(code)["public"]
    stale = [m.id for m in read("public", code) if m.id and not is_in(said, m)]

    assert not stale, "run: make messages"


def is_in(said, message):
    text = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context or "", text) in said


@each_part
@each_language
def test_compiled_catalogue_says_what_the_readable_one_says(part, code):
    path = path_of(part, code, "mo")
    if not path_of(part, code).exists():
        assert not path.exists()
        return
    stored = {key: text for key, text in compiled(path).items() if key}

    assert stored == dict(entries(read(part, code))), "run: make messages"


@each_part
@each_language
def test_translation_keeps_every_placeholder(part, code):
    for english, text in translated(part, code):
        kept = sorted(PLACEHOLDER.findall(text))
        assert kept == sorted(PLACEHOLDER.findall(english)), text


@each_part
@each_language
def test_translation_is_clean_unicode(part, code):
    for _english, text in translated(part, code):
        assert text == unicodedata.normalize("NFC", text).strip(), text
        assert "\N{ZERO WIDTH SPACE}" not in text, text


@pytest.mark.parametrize("code", SCRIPTS)
def test_translation_is_in_the_script_of_its_language(code):
    untranslated = {
        english
        for english, text in translated("public", code)
        if not any(unicodedata.name(c, "").startswith(SCRIPTS[code]) for c in text)
    }

    # Names, and a format that has no words of its own.
    assert untranslated <= {"PDF", "UTC", "%(weekday)s %(day)s"}


@pytest.mark.parametrize("code", STOPS)
def test_sentence_ends_as_the_language_ends_it(code):
    for english, text in translated("public", code):
        assert not text.endswith("."), text
        if english.endswith("."):
            assert text.endswith((STOPS[code], "）。")), text


@each_language
def test_translation_uses_the_words_of_the_glossary(code):
    words = glossary()
    others = [
        (english, words[term][code])
        for english, text in translated("public", code)
        for term in terms_in(english, words)
        if words[term][code].casefold() not in text.casefold()
    ]

    assert not others
