"""Texts made to take for ever: half a megabyte of nonsense is cleaned at once."""

import time

import pytest

from mmn.content.reading import for_reading
from mmn.content.richtext import sanitise

LENGTH = 500_000
NONSENSE = {
    "pictures that never end": '<img src="',
    "one picture with many addresses": "src=http://a ",
    "blocks in blocks": "<div>",
    "lists in lists": "<ul><li>",
    "ends of something else": "<div></b>",
    "tables side by side": "<table><tr><td>a</td></tr></table>",
    "tables with captions": "<table><caption>a</caption></table>",
    "bold that is not": "<b font-weight:",
    "empty marks": "<b><br></b>",
    "comments": "<!--",
}


@pytest.mark.parametrize("piece", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_cleaned_at_once(piece):
    begin = "<img " if piece.startswith("src") else ""
    nonsense = begin + piece * (LENGTH // len(piece))

    started = time.process_time()
    for_reading(sanitise(nonsense))

    assert time.process_time() - started < 5


def test_text_nested_beyond_reason_keeps_its_words_only():
    nested = "<div>" * 600 + "<p>Wages &amp; hours</p>" + "</div>" * 600

    assert sanitise(nested) == "Wages &amp; hours"


def test_long_text_and_nested_lists_keep_their_marks():
    item = "<p><strong>Wages</strong><br>and <em>hours</em></p>"
    nested = "<ul><li>" * 20 + "deep" + "</li></ul>" * 20

    assert sanitise(item * 2000) == item * 2000
    assert sanitise(nested) == nested
