import re

import pytest

from mmn.content.models import Category, Page
from mmn.portal import sitemaps
from news.models import Post
from tests.conftest import KINDS


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
    lists = [f"/{model.KIND}/" for model in KINDS]

    assert sorted(addresses()) == sorted(["/", *lists, "/accessibility/"])


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
    post = make(Post)
    monkeypatch.setattr(sitemaps, "INDEX_FROM", 0)

    parts = addresses()

    assert "/sitemap-entries.xml" in parts
    assert post.get_absolute_url() in addresses("/sitemap-entries.xml")


def test_robots_name_the_sitemap(client):
    assert (
        b"Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content
    )
