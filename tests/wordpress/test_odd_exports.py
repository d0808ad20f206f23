"""Exports that no WordPress writes: one odd post must not end the whole import."""

import pytest

from mmn.content.models import Entry
from news.models import Post

from .wxr import attachment, menu_entry, post

NUMBERS = {
    "superscript": "²",
    "another script": "๑๒",
    "more than 64 bits": "9" * 30,
    "more digits than Python reads": "9" * 5000,
    "negative": "-5",
    "words": "seven",
    "nothing": "",
}
numbers = pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
ADDRESSES = ["http://[", "http://[::1", "http://www.old.example:port/?p=1", "//", "?p"]


@numbers
def test_odd_number_in_a_text_leaves_the_post(bring_in, number):
    bring_in(
        post(
            content=f'<p><a href="/?p={number}">a</a><a href="/?cat={number}">b</a></p>'
            f'<img class="wp-image-{number}" src="/x.jpg">[gallery ids="{number},7"]'
            f"<p>{number} August {number}, {number}:30, {number} participants</p>",
            meta={"_thumbnail_id": number},
        )
    )

    assert Post.objects.get().title == "News from the river"


@numbers
def test_odd_number_of_a_post_leaves_the_others(bring_in, number):
    bring_in(
        post(number, "Odd"),
        post(7, "Even", post_parent=number, menu_order=number),
        attachment(number, "2019/a.jpg", parent=number),
        menu_entry(9, number, number),
    )

    assert Entry.objects.filter(title="Even", legacy_id=7).exists()


@pytest.mark.parametrize("address", ADDRESSES)
def test_odd_addresses_leave_the_post(bring_in, uploads, address):
    bring_in(
        post(content=f'<p><a href="{address}">a</a><img src="{address}"></p>'),
        attachment(7, address),
    )

    assert Post.objects.get().title == "News from the river"


@pytest.mark.parametrize("moment", ["9999-12-31 23:59:59", "0001-01-01 00:00:00", "x"])
def test_odd_dates_leave_the_others(bring_in, moment):
    bring_in(
        post(5, "Odd", post_date=moment, post_date_gmt=moment),
        post(6, "Half odd", post_date=moment, post_date_gmt="0000-00-00 00:00:00"),
        post(7, "Even"),
    )

    assert Entry.objects.filter(title="Even", legacy_id=7).exists()


def test_post_with_a_password_is_not_made_public(bring_in):
    bring_in(post(7, "For members", post_password="river"))

    assert not Entry.objects.published().exists()


def test_links_that_run_scripts_are_not_taken(bring_in, client):
    bring_in(
        post(
            content="<p>Source: <a href='javascript:alert(1)'>Bangkok Post</a></p>"
            "<p><a href='java&#9;script:alert(1)'>x</a></p>",
            meta={"source_url": "javascript:alert(1)"},
        )
    )

    assert "alert(1)" not in client.get(Post.objects.get().get_absolute_url()).text


def test_deeply_nested_text_comes_in_as_words(bring_in):
    bring_in(post(content="<div>" * 5000 + "Wages" + "</div>" * 5000), post(8, "Even"))

    assert Entry.objects.filter(legacy_id=8).exists()
