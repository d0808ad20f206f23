import re

import pytest

from mmn.content.models import Tag
from mmn.content.slugs import MAX_LENGTH, ascii_slug, free_slug

TITLES = [
    "ရွှေ့ပြောင်းအလုပ်သမားများ",
    "ពលករទេសន្តរប្រវេសន៍",
    "แรงงานข้ามชาติ",
    "ແຮງງານເຄື່ອນຍ້າຍ",
    "lao động di cư",
    "移民劳工",
    "移住労働者",
]


@pytest.mark.parametrize("title", TITLES)
def test_title_in_any_script_gets_an_ascii_slug(title):
    slug = ascii_slug(title)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) >= 6


def test_words_that_differ_by_a_vowel_mark_get_different_slugs():
    assert ascii_slug("ข้าม") != ascii_slug("ข่ม")


@pytest.mark.parametrize("title", ["", "!!!", "\u200b"])
def test_title_without_letters_gets_the_fallback(title):
    assert ascii_slug(title, "post") == "post"


def test_long_title_is_cut_at_a_word():
    slug = ascii_slug("recruitment " * 20)

    assert len(slug) <= MAX_LENGTH
    assert slug.endswith("recruitment")


def test_one_endless_word_is_cut():
    assert len(ascii_slug("a" * 300)) == MAX_LENGTH


def test_taken_slug_gets_the_next_number():
    assert free_slug("launch", {"launch", "launch-2"}) == "launch-3"
    assert free_slug("launch", {"lunch"}) == "launch"


def test_tags_in_any_script_get_an_ascii_slug(db):
    tag = Tag.objects.create(name="แรงงานข้ามชาติ")

    assert tag.slug.isascii()
    assert tag.slug != "tag"
