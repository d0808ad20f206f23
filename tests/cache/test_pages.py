"""What is kept, for whom, and what is asked of Django each time."""

import gzip
import io

import brotli
import pytest
from django.conf import settings

from news.models import Post

EDITOR = f"{settings.SESSION_COOKIE_NAME}=abc"


def test_second_reader_gets_the_page_without_django(worker, make):
    make(Post, title="Fishing boats")
    first, second = worker.get("/news/"), worker.get("/news/")

    assert worker.made == 1
    assert "Fishing boats" in second.text
    assert (second.body, second.headers) == (first.body, first.headers)


def test_other_process_takes_what_the_first_made(worker, other, make):
    make(Post)
    page = worker.get("/news/")

    assert other.get("/news/").body == page.body
    assert other.made == 0


@pytest.mark.parametrize(
    "headers",
    [{"HTTP_COOKIE": EDITOR}, {"HTTP_AUTHORIZATION": "Basic abc"}],
    ids=["session", "authorization"],
)
def test_who_may_be_staff_neither_fills_nor_sees_it(worker, headers):
    worker.get("/news/", **headers)
    worker.get("/news/", **headers)
    assert worker.made == 2

    worker.get("/news/")
    worker.get("/news/", **headers)
    assert worker.made == 4


@pytest.mark.parametrize(
    "headers",
    [
        {"CONTENT_TYPE": "x/y; charset=utf-16"},
        {"HTTP_HOST": "LocalHost"},
        {"HTTP_X_FORWARDED_HOST": "evil.test"},
        {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"},
        {"CONTENT_LENGTH": "7", "wsgi.input": io.BytesIO(b"a=b&c=d")},
    ],
)
@pytest.mark.parametrize("address", ["/news/?page=2", "/search/?q=Post", "/"])
def test_nothing_that_a_reader_sends_makes_it_another_page_for_all(
    worker, make, address, headers
):
    for number in range(13):
        make(Post, title=f"Post {number}")

    worker.get(address, **headers)

    page = worker.get(address)
    assert worker.made == 1
    assert page.body == worker.fresh(address).body


@pytest.mark.parametrize("host", ["localhost.", "localhost:080", "localhost:1234567"])
def test_host_that_is_oddly_written_has_no_pages(worker, host):
    worker.get("/", HTTP_HOST=host)
    worker.get("/", HTTP_HOST=host)

    assert worker.made == 2


def test_cookies_of_others_change_nothing(worker):
    worker.get("/news/", HTTP_COOKIE="_fbp=1")
    worker.get("/news/")
    assert worker.made == 1


def test_unknown_parameters_make_no_pages_and_no_links(worker, make):
    for number in range(14):
        make(Post, slug=f"post-{number}")
    worker.get("/news/?utm_source=x")
    page = worker.get("/news/?fbclid=y")

    assert worker.made == 1
    assert "?page=2" in page.text
    assert "utm_source" not in page.text


def test_known_parameters_in_any_order_are_one_page(worker, make):
    for number in range(14):
        make(Post, slug=f"post-{number}")
    worker.get("/news/?language=&page=2&x=1")
    worker.get("/news/?page=1&page=2")
    assert worker.made == 1
    assert worker.get("/news/?page=2").status == 200
    assert worker.made == 1


def test_old_addresses_reach_django(worker, make):
    entry = make(Post, legacy_id=77)
    for _ in range(2):
        moved = worker.get("/?p=77&utm_source=x")
        assert (moved.status, moved.headers["location"]) == (
            301,
            entry.get_absolute_url(),
        )


def test_searches_in_vain_are_counted_each_time(worker, make):
    from mmn.search.models import FruitlessQuery

    for _ in range(3):
        assert worker.get("/search/?q=nowhere").status == 200
    assert FruitlessQuery.objects.get().times == 3


@pytest.mark.parametrize("path", ["/admin/login/", "/healthz", "/nothing-here/"])
def test_other_answers_are_made_each_time(worker, path):
    worker.get(path)
    worker.get(path)
    assert worker.made == 2


def test_foreign_host_reaches_django(worker):
    worker.get("/news/")
    assert worker.get("/news/", HTTP_HOST="evil.example").status == 400


def test_home_is_kept_for_each_language_that_it_offers(worker):
    thai = worker.get("/", HTTP_ACCEPT_LANGUAGE="th-TH,th;q=0.9,en;q=0.8")
    worker.get("/", HTTP_ACCEPT_LANGUAGE="th,fr;q=0.5")
    assert worker.made == 1
    plain = worker.get("/", HTTP_ACCEPT_LANGUAGE="fr")
    worker.get("/", HTTP_ACCEPT_LANGUAGE="nl, fr;q=0.1")
    worker.get("/")
    assert worker.made == 2
    assert thai.body != plain.body
    assert worker.get("/", HTTP_ACCEPT_LANGUAGE="th").body == thai.body


def test_bodies_come_in_the_encoding_that_is_asked_for(worker):
    plain = worker.get("/news/")
    for accepted, name, decode in [
        ("gzip, deflate, br", "br", brotli.decompress),
        ("gzip;q=1.0, br;q=0", "gzip", gzip.decompress),
    ]:
        page = worker.get("/news/", HTTP_ACCEPT_ENCODING=accepted)
        assert page.headers["content-encoding"] == name
        assert page.headers["content-length"] == str(len(page.body))
        assert decode(page.body) == plain.body
    assert "accept-encoding" in plain.headers["vary"].lower()
    assert worker.made == 1


@pytest.mark.parametrize("address", ["/nowhere/", "/search/?q=xyzzy"])
def test_pages_that_are_not_kept_are_compressed_too(worker, address):
    plain = worker.get(address)
    small = worker.get(address, HTTP_ACCEPT_ENCODING="gzip, br;q=0")

    assert worker.made == 2
    assert "content-encoding" not in plain.headers
    assert small.headers["content-encoding"] == "gzip"
    assert small.headers["content-length"] == str(len(small.body))
    assert "Accept-Encoding" in small.headers["vary"]
    assert gzip.decompress(small.body) == plain.body


def test_reader_who_has_the_page_gets_no_body(worker):
    page = worker.get("/news/")
    for headers in [
        {"HTTP_IF_NONE_MATCH": page.headers["etag"]},
        {"HTTP_IF_NONE_MATCH": f'"x", W/{page.headers["etag"]}'},
        {"HTTP_IF_MODIFIED_SINCE": page.headers["last-modified"]},
    ]:
        again = worker.get("/news/", **headers)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["etag"] == page.headers["etag"]
    assert worker.get("/news/", HTTP_IF_NONE_MATCH='"other"').status == 200


def test_head_is_the_page_without_its_body(worker):
    head, page = worker.get("/news/", "HEAD"), worker.get("/news/")
    assert head.headers == page.headers
    assert (head.body, worker.made) == (b"", 1)


def test_unchanged_body_keeps_its_date_and_another_never_has_the_same(worker, make):
    post = make(Post, title="One")
    first = worker.get("/news/")
    post.save()
    same = worker.get("/news/")
    Post.objects.update(title="Two")
    other = worker.get("/news/")

    assert worker.made == 3
    assert same.headers["last-modified"] == first.headers["last-modified"]
    assert other.headers["last-modified"] != first.headers["last-modified"]
    assert other.headers["etag"] != first.headers["etag"]
