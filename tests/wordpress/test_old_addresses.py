"""Addresses of the old site: one step to the new one, or a plain 404."""

from datetime import timedelta

import pytest

from mmn.content.models import Category, Page
from mmn.portal.models import OldAddress
from news.models import Post
from tests.conftest import HIDDEN

from .wxr import attachment, post


@pytest.mark.parametrize("query", ["p=7", "page_id=7", "attachment_id=7", "p=7&x=1"])
def test_number_of_a_post_leads_to_it_in_one_step(client, make, query):
    news = make(Post, legacy_id=7)

    response = client.get(f"/?{query}")

    assert response.status_code == 301
    assert response.headers["Location"] == news.get_absolute_url()
    assert client.get(response.headers["Location"]).status_code == 200


def test_text_in_another_language_is_reached_under_its_own_prefix(client, make):
    make(Post, legacy_id=7, language="ja", slug="kenri")

    assert client.get("/?p=7").headers["Location"] == "/ja/news/kenri/"


def test_page_below_another_is_reached(client, make):
    parent = make(Page, title="About", slug="about")
    make(Page, title="Terms", slug="terms", parent=parent, legacy_id=15)

    assert client.get("/?page_id=15").headers["Location"] == "/about/terms/"


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_hidden_post_is_a_404(client, make, hidden):
    make(Post, legacy_id=7, **hidden)

    assert client.get("/?p=7").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["p=5797", "p=", "p=abc", "p=-1", "p=١", "p=9999999999999", "cat=77", "cat=x",
     "tag=none", "page_id=7'"],
)  # fmt: skip
def test_unknown_numbers_are_a_404(client, db, query):
    assert client.get(f"/?{query}").status_code == 404


def test_home_itself_and_other_queries_are_not_touched(client, db):
    assert client.get("/").status_code == 200
    assert client.get("/?utm_source=mail").status_code == 200


def test_ordinary_requests_cost_nothing(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/robots.txt?p=7")


@pytest.mark.parametrize(
    ("paged", "page"),
    [("", ""), ("&paged=1", ""), ("&paged=3", ""), ("&paged=4", "?page=2"),
     ("&paged=99", "?page=2"), ("&paged=x", "")],
)  # fmt: skip
def test_category_leads_to_the_page_that_holds_the_same_posts(
    client, make, paged, page
):
    old = Category.objects.create(name="Activities", slug="activities", legacy_id=12)
    for _ in range(20):
        make(Post, categories=[old])

    response = client.get(f"/?cat=12{paged}")

    assert response.status_code == 301
    assert response.headers["Location"] == f"/category/activities/{page}"
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("feed=rss2", "/feed/"),
        ("feed=atom", "/feed/atom/"),
        ("cat=12&feed=rss2", "/category/activities/feed/"),
        ("tag=rice", "/tag/rice/"),
    ],
)
def test_feeds_and_tags(client, make, query, address):
    Category.objects.create(name="Activities", slug="activities", legacy_id=12)
    make(Post, tags=["Rice"])

    assert client.get(f"/?{query}").headers["Location"] == address
    assert client.get(address).status_code == 200


def test_every_size_of_a_picture_leads_to_a_picture(bring_in, uploads, jpeg, client):
    sizes = ["a.jpg", "a-150x150.jpg", "a-300x200.jpg", "a-1024x683.jpg"]
    for size in sizes:
        uploads.add(f"2019/05/{size}", jpeg(1100, 733))
    bring_in(
        post(content='[gallery ids="5"]'),
        attachment(
            5,
            "2019/05/a.jpg",
            meta={"_wp_attachment_metadata": 's:4:"file";s:13:"a-768x512.jpg";'},
        ),
    )

    for size in [*sizes, "a-768x512.jpg"]:
        moved = client.get(f"/wp-content/uploads/2019/05/{size}")
        assert moved.status_code == 301
        picture = client.get(moved.headers["Location"])
        assert (picture.status_code, picture.headers["Content-Type"]) == (
            200,
            "image/jpeg",
        )


def test_page_of_a_file_leads_to_its_post(bring_in, uploads, jpeg, client):
    uploads.add("2019/05/a.jpg", jpeg())
    bring_in(post(content='[gallery ids="5"]'), attachment(5, "2019/05/a.jpg"))

    for query in ("attachment_id=5", "p=5"):
        address = client.get(f"/?{query}").headers["Location"]
        assert address == "/news/news-from-the-river/"


def test_file_of_a_hidden_post_is_nowhere(bring_in, uploads, pdf, client):
    uploads.add("2019/05/b.pdf", pdf())
    text = '<a href="/wp-content/uploads/2019/05/b.pdf">B</a>'
    report = bring_in(
        post(content=text, status="private"), attachment(6, "2019/05/b.pdf")
    )

    moved = client.get("/wp-content/uploads/2019/05/b.pdf", follow=True)
    assert moved.status_code == 404
    assert client.get("/?attachment_id=6").status_code == 404
    assert report.no_target["/?attachment_id=6"] == "it belongs to 100: it is draft"


def test_unknown_upload_is_a_404_at_once(client, db):
    response = client.get("/wp-content/uploads/2019/05/none.pdf")

    assert response.status_code == 404


def test_address_follows_an_entry_that_was_renamed(client, make):
    news = make(Post, legacy_id=7, slug="first", published_at=timedelta(days=-1))
    OldAddress.objects.create(path="/?attachment_id=9", entry=news)
    news.slug = "second"
    news.save()

    assert client.get("/?attachment_id=9").headers["Location"] == "/news/second/"
