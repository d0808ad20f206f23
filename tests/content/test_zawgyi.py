"""Zawgyi is told from Unicode, and turned into it letter by letter."""

import unicodedata

import pytest

from mmn.content.burmese import FEWEST, is_zawgyi, to_unicode, zawgyi_probability
from tests.bench.zawgyi import letters, neighbours_taken, rates
from tests.content.burmese_samples import NEIGHBOURS, TYPED, UNICODE, in_zawgyi


def nfc(text):
    return unicodedata.normalize("NFC", text)


def test_error_rates_by_length():
    """The figures of ``python -m tests.bench.zawgyi``, none worse than measured."""
    rows = {row.lengths: row for row in rates()}

    assert sum(row.zawgyi for row in rows.values()) > 1000
    assert sum(row.unicode for row in rows.values()) > 1000
    for (low, _high), row in rows.items():
        most_missed = next(m for least, m in MISSED if low >= least)
        assert row.missed <= row.zawgyi * most_missed, (low, row)
        assert row.wrong <= row.unicode * 0.005, (low, row)


MISSED = [(25, 0), (10, 0.02), (8, 0.08), (6, 0.11), (4, 0.21), (0, 1)]


def test_whole_samples_of_both_encodings_are_told_apart():
    long = [text for text in UNICODE if letters(text) >= 20]

    assert len(UNICODE) >= 110
    assert len(long) >= 50
    assert [u for u in UNICODE if is_zawgyi(u)] == []
    assert [u for u in long if not is_zawgyi(in_zawgyi(u))] == []


def test_below_a_few_letters_it_keeps_silent():
    word = in_zawgyi("ရွှေ့ပြောင်း")

    assert zawgyi_probability(word[: FEWEST - 1]) == 0
    assert zawgyi_probability(word) > 0.95


@pytest.mark.parametrize("text", ["", "Mekong", "ไทย", "ពលករ", "\0\ud800", "၁၂၃၄၅၆"])
def test_what_is_not_burmese_is_not_zawgyi(text):
    assert zawgyi_probability(text) == 0


def test_burmese_among_other_words_is_judged_by_itself():
    mixed = f"Press release: {in_zawgyi(UNICODE[0])} (MMN, 2019)"

    assert zawgyi_probability(mixed) > 0.99
    assert zawgyi_probability(f"Press release: {UNICODE[0]} (MMN, 2019)") < 0.01


def test_shan_mon_and_karen_in_unicode_are_left_alone():
    assert neighbours_taken() == (0, 30)
    for texts in NEIGHBOURS.values():
        assert zawgyi_probability(" ".join(texts)) < 0.01


@pytest.mark.parametrize("text", UNICODE)
def test_every_sample_comes_back_from_zawgyi(text):
    assert to_unicode(in_zawgyi(text)) == nfc(text)


@pytest.mark.parametrize("typed", TYPED)
def test_what_people_typed_becomes_what_they_meant(typed):
    assert to_unicode(typed) == nfc(TYPED[typed])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("\u1000\u102d\u102d\u102f\u102f", "ကို"),
        ("\u1000\u102f\u102d", "ကို"),
        ("၂၀ရာစု ၀ယ္သူ ေ၇း ၇ရက္", "၂၀ရာစု ဝယ်သူ ရေး ၇ရက်"),
        ("MMN <b>ျမန္မာ</b> 2019", "MMN <b>မြန်မာ</b> 2019"),
        ("ျမန္မာ\u200bႏိုင္ငံ", "မြန်မာ\u200bနိုင်ငံ"),
        ("ပူးတြဲ၍ ၎အျပင္", "ပူးတွဲ၍ ၎င်းအပြင်"),
    ],
    ids=["typed twice", "other order", "digits for letters", "tags", "spaces", "sign"],
)
def test_habits_of_typing_are_understood(typed, meant):
    assert to_unicode(typed) == nfc(meant)


def test_marks_without_a_letter_do_no_harm():
    assert to_unicode("\u1031\u1031 \u1039\u1039 \u103b") is not None
    assert to_unicode("") == ""
    for (
        sign
    ) in "\u1031\u103b\u1039\u102d\u1060":  # as nobody types, and somebody may send
        assert len(to_unicode(sign * 300_000)) == 300_000
        assert len(to_unicode("\u1000" + sign * 300_000)) > 1


def test_a_whole_book_is_judged_by_how_it_begins():
    book = in_zawgyi(" ".join(UNICODE)) * 200

    assert zawgyi_probability(book) > 0.99
    assert to_unicode(book) == nfc(" ".join(UNICODE)) * 200
