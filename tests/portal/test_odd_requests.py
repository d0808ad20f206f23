"""Requests that no page makes: whatever is sent, the site answers and never breaks."""

import pytest
from django.core.files.storage import default_storage
from django.urls import get_resolver

from events.models import Event
from mmn.content.models import Category, Page
from mmn.media.models import Document, Photo
from news.models import Post

# One address for every public pattern; a test below finds what is missing here.
LISTS = ["/news/", "/events/", "/publications/", "/vacancies/", "/search/"]
ARCHIVES = ["/category/odd/", "/tag/odd/"]
DETAILS = ["/news/odd/", "/events/odd/", "/publications/odd/", "/vacancies/odd/"]
FEEDS = [
    *("/feed/", "/feed/atom/", "/category/odd/feed/", "/tag/odd/feed/"),
    *("/news/feed/", "/events/feed/", "/publications/feed/", "/vacancies/feed/"),
    *("/category/odd/feed/atom/", "/tag/odd/feed/atom/", "/news/feed/atom/"),
    *("/events/feed/atom/", "/publications/feed/atom/", "/vacancies/feed/atom/"),
]
OTHERS = [
    *(
        "/",
        "/odd-page/",
        "/events/calendar.ics",
        "/events/calendar/",
        "/events/calendar/2019/9/",
        "/events/people/",
        "/events/people/odd/",
        "/publications/browse/",
        "/publications/browse/year/",
        "/events/odd/event.ics",
    ),
    *("/publications/odd/cite.bib", "/publications/odd/cite.ris"),
    *("/shared/odd/", "/press/", "/accessibility/"),
    *(
        "/healthz",
        "/robots.txt",
        "/favicon.ico",
        "/sitemap.xml",
        "/sitemap-entries.xml",
    ),
]
FILES = [
    *("/media/images/2026/odd.jpg", "/wp-content/uploads/o"),
    "/media/renditions/images/2026/odd.jpg/card.jpg",
    *("/files/odd/odd.pdf", "/files/odd/earlier/1/", "/files/odd/text/"),
]
PUBLIC = [*LISTS, *ARCHIVES, *DETAILS, *FEEDS, *OTHERS, *FILES]

# What each address reads from its query; {} is where the odd value goes.
QUERIES = [
    *(f"{address}?page={{}}" for address in ("/news/", "/category/odd/", "/tag/odd/")),
    "/search/?q={}",
    "/search/?q=odd&page={}",
    *(f"/events/?{name}={{}}" for name in ("when", "type", "country", "country[]")),
    *(f"{address}?year={{}}" for address in LISTS),
    "/publications/?language={}",
    "/files/odd/text/?page={}",
    *(f"/?{name}={{}}" for name in ("p", "attachment_id", "cat", "tag", "feed")),
    "/?cat=7&paged={}",
    "/sitemap.xml?p={}",
    "/healthz?{}",
]
PATHS = [
    *("/{}", "/{}/", "/th/{}/", "/odd-page/{}/", "/news/{}/", "/tag/{}/"),
    *("/category/{}/feed/", "/events/{}/event.ics", "/sitemap-{}.xml"),
    *("/media/{}", "/media/renditions/images/2026/odd.jpg/{}.webp"),
    "/media/renditions/{}/card.jpg",
    *("/files/odd/{}", "/files/{}/odd.pdf", "/wp-content/uploads/{}"),
    *("/files/odd/earlier/{}/", "/files/{}/earlier/1/", "/files/{}/text/"),
    "/shared/{}/",
]
VALUES = {
    "nothing": "",
    "NUL": "%00",
    "NUL inside": "a%00b",
    "no UTF-8": "%ff%fe",
    "half a surrogate": "%ed%a0%80",
    "negative": "-1",
    "zero": "0",
    "year 99999": "99999",
    "more than 64 bits": "9" * 30,
    "more digits than Python reads": "9" * 5000,
    "digits of another script": "%d9%a1%d9%a2",
    "superscript": "%c2%b2",
    "infinite": "inf",
    "markup": "%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "quote": "'%20OR%201=1--",
    "lines": "a%0d%0aSet-Cookie:%20a=b",
    "very long": "x" * 60_000,
    "many words": "x+" * 3000,
    "wildcards": "%25_" * 300,
    "slashes": "/" * 50,
}
HEADERS = {
    "range of too many digits": {"Range": f"bytes={'9' * 5000}-"},
    "range that ends in too many": {"Range": f"bytes=0-{'9' * 5000}"},
    "range from too far back": {"Range": f"bytes=-{'9' * 5000}"},
    "no date": {"If-Modified-Since": "yesterday"},
    "date beyond time": {"If-Modified-Since": "Sun, 06 Nov 99999 08:49:37 GMT"},
    "no tag": {"If-None-Match": '"' * 500},
    "languages": {"Accept-Language": "x" * 4000},
    "cookies": {"Cookie": "sessionid=\x00; csrftoken=\xff"},
}


@pytest.fixture
def odd(make):
    """Something behind most of the addresses, so that queries are really made."""
    category = Category.objects.create(name="Odd", slug="odd", legacy_id=7)
    for model in (Post, Event):
        make(model, slug="odd", categories=[category], tags=["odd"])
    return make(Page, slug="odd-page")


def status(client, address, **kwargs):
    """What is answered; an exception in a view fails the test by itself."""
    return client.get(address, **kwargs).status_code


def test_every_public_pattern_has_an_address_here():
    patterns = set(public_patterns(get_resolver()))
    tried = {get_resolver().resolve(address).route for address in PUBLIC}

    assert not patterns - tried


def public_patterns(resolver, before=""):
    for pattern in resolver.url_patterns:
        whole = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from public_patterns(pattern, whole)
        elif not whole.startswith("admin/"):
            yield whole


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_odd_queries_are_answered(odd, client, value):
    for query in QUERIES:
        assert status(client, query.format(value)) < 500, query


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_odd_paths_are_answered(odd, client, value):
    for path in PATHS:
        assert status(client, path.format(value)) < 500, path


@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS)
def test_odd_headers_are_answered(odd, client, jpeg, pdf, headers):
    photo = Photo.objects.create(entry=odd, image=jpeg())
    document = Document.objects.create(entry=odd, file=pdf())
    assert default_storage.exists(photo.image.name)

    for address in ("/", "/feed/", photo.image.url, document.get_absolute_url()):
        assert status(client, address, headers=headers) < 500, address


def test_ordinary_requests_find_something(odd, client):
    for address in ("/", *ARCHIVES, *FEEDS, "/news/odd/", "/odd-page/"):
        assert status(client, address) == 200
