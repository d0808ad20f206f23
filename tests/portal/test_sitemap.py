import re
from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mmn.content.languages import INTERFACE
from mmn.content.models import Category, Page
from mmn.media.models import ImageConsent, Photo
from mmn.portal import sitemaps
from news.models import Post
from tests.conftest import KINDS

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"


@pytest.fixture
def addresses(client, db):
    """The addresses a sitemap names, without scheme and host."""

    def read(address="/sitemap.xml"):
        text = client.get(address).content.decode()
        return re.findall(r"<loc>http://testserver(.*?)</loc>", text)

    return read


def test_every_kind_is_named(make, addresses):
    entries = [make(model) for model in KINDS]

    named = addresses()

    assert {entry.get_absolute_url() for entry in entries} < set(named)
    assert len(named) == len(set(named))


def test_home_lists_and_what_the_site_says_of_itself_are_named(addresses):
    today = timezone.localdate()
    shelves = ("country", "theme", "year", "language")
    lists = ["/", "/accessibility/", *(f"/{model.KIND}/" for model in KINDS)]
    lists.append(f"/events/calendar/{today.year}/{today.month}/")
    lists += [f"/publications/browse/{by}/" for by in shelves]
    prefixes = ["", *(f"/{code}" for code in INTERFACE if code != "en")]

    assert sorted(addresses()) == sorted(p + one for p in prefixes for one in lists)


def test_translation_stands_at_the_address_of_its_language(make, addresses):
    post = make(Post, slug="boats")
    make(Post, translation_of=post, language="th")

    named = addresses()

    assert "/news/boats/" in named
    assert "/th/news/boats/" in named
    assert "/ja/news/boats/" not in named


def test_page_stands_at_its_whole_path(make, addresses):
    about = make(Page, slug="about")
    make(Page, slug="history", parent=about)

    assert "/about/history/" in addresses()


def test_only_archives_with_something_in_them_are_named(make, addresses, category):
    Category.objects.create(name="Empty", slug="empty")
    make(Post, categories=[category], tags=["fishing"])
    make(Post, status="draft", published_at=None, tags=["secret"])

    named = addresses()

    assert "/category/mmn-activities/" in named
    assert "/tag/fishing/" in named
    assert "/category/empty/" not in named
    assert "/tag/secret/" not in named


def test_large_site_has_an_index_of_sitemaps(make, addresses, monkeypatch):
    posts = [make(Post) for _ in range(5)]
    monkeypatch.setattr(sitemaps, "IN_ONE_FILE", 2)

    parts = [part for part in addresses() if "entries" in part]

    more = [f"/sitemap-entries.xml?p={number}" for number in (2, 3)]
    assert parts == ["/sitemap-entries.xml", *more]
    named = [address for part in parts for address in addresses(part)]
    assert named == [post.get_absolute_url() for post in posts]


def test_texts_in_different_files_name_each_other(make, client, monkeypatch):
    post = make(Post, slug="boats")
    make(Post)
    make(Post, slug="reua", language="th", translation_of=post)
    monkeypatch.setattr(sitemaps, "IN_ONE_FILE", 2)

    for page in (1, 2):
        text = client.get(f"/sitemap-entries.xml?p={page}").content.decode()
        assert 'hreflang="th" href="http://testserver/th/news/reua/"' in text
        assert 'hreflang="x-default" href="http://testserver/news/boats/"' in text


def test_every_address_that_is_named_answers(make, addresses, client):
    for model in KINDS:
        make(model, tags=["fishing"])
    for address in addresses():
        if address.split("/")[1] not in INTERFACE:
            assert client.get(address).status_code == 200, address


def test_robots_name_the_sitemap(client):
    assert (
        b"Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content
    )


@pytest.fixture
def urls(client, db):
    """{address: its element}"""

    def read():
        root = ElementTree.fromstring(client.get("/sitemap.xml").content)
        found = {url.findtext(f"{SITEMAP}loc"): url for url in root}
        return {loc.removeprefix("http://testserver"): u for loc, u in found.items()}

    return read


def languages(url):
    links = url.findall("{http://www.w3.org/1999/xhtml}link")
    return {
        one.get("hreflang"): one.get("href").removeprefix("http://testserver")
        for one in links
    }


def test_texts_name_each_other_in_all_their_languages(make, urls):
    post = make(Post, slug="boats")
    make(Post, slug="reua", language="th", translation_of=post)
    make(Post, slug="rue", language="km", translation_of=post, status="draft")
    about = make(Page, slug="about")
    make(Page, slug="about", language="ja", translation_of=about)
    make(Post, slug="alone")

    found = urls()

    both = {
        "en": "/news/boats/",
        "th": "/th/news/reua/",
        "x-default": "/news/boats/",
    }
    assert languages(found["/news/boats/"]) == both
    assert languages(found["/th/news/reua/"]) == both
    assert languages(found["/ja/about/"])["en"] == "/about/"
    assert languages(found["/news/alone/"]) == {}
    assert languages(found["/my/news/"])["th"] == "/th/news/"
    assert languages(found["/my/news/"])["x-default"] == "/news/"


def test_text_that_waited_for_its_time_is_new_when_that_comes(make, urls):
    written, shown = (timezone.now() - timedelta(days=days) for days in (20, 1))
    post = make(Post, slug="waited", published_at=shown)
    Post.objects.filter(pk=post.pk).update(updated_at=written)

    told = urls()["/news/waited/"].findtext(f"{SITEMAP}lastmod")
    assert datetime.fromisoformat(told) == shown


def test_pictures_are_named_that_may_be_shown(make, urls, jpeg):
    post = make(Post, slug="boats", cover=jpeg())
    for colour in [(1, 2, 3), (9, 8, 7)]:
        Photo.objects.create(entry=post, image=jpeg(colour=colour))
    hidden = post.photos.last()
    ImageConsent.objects.note(hidden.image.name, consent="withdrawn")

    named = [one.text for one in urls()["/news/boats/"].iter(f"{IMAGE}loc")]

    assert len(named) == 2
    assert post.cover.name in named[0]
    assert not any(hidden.image.name in address for address in named)


def test_languages_and_pictures_cost_the_same_for_one_and_for_many(
    make, urls, django_assert_num_queries
):
    def some(start):
        for number in range(start, start + 5):
            post = make(Post, slug=f"x-{number}")
            make(Post, slug=f"y-{number}", language="th", translation_of=post)

    some(0)
    with CaptureQueriesContext(connection) as few:
        urls()
    some(10)
    with django_assert_num_queries(len(few)):
        urls()
