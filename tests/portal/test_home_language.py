"""The home page offers the reader's language; no page forces one."""

import re

import pytest
from django.http import HttpResponse
from pytest_django.asserts import assertContains

from mmn.content.middleware import AddressLanguageMiddleware
from news.models import Post


def offer(client, address, header):
    """The line that offers another language, without its tags; "" without one."""
    page = client.get(address, headers={"accept-language": header}).text
    found = re.search(r'<p class="notice" lang="([\w-]+)"><a href="([^"]+)"', page)
    return found.groups() if found else ""


@pytest.mark.parametrize(
    ("address", "header", "offered"),
    [
        ("/", "my-MM,my;q=0.9,en;q=0.8", ("my", "/my/")),
        ("/", "zh-CN", ("zh-hans", "/zh-hans/")),
        ("/", "zh-TW", ("zh-hans", "/zh-hans/")),
        ("/", "lo;q=0.3, vi;q=0.7", ("vi", "/vi/")),
        ("/th/", "en-GB", ("en", "/")),
        ("/th/", "th-TH, en;q=0.5", ""),
        ("/", "fr-FR, de", ""),
        ("/", "fr, en;q=0.9, th;q=0.8", ""),
        ("/", "", ""),
        ("/", "*", ""),
        ("/", "\x00;q=,,;;=" + "x" * 9000, ""),
    ],
)
def test_home_offers_the_language_of_the_browser(client, db, address, header, offered):
    assert offer(client, address, header) == offered


def test_home_offers_in_the_words_of_that_language(client, db):
    page = client.get("/", headers={"accept-language": "th"})

    assertContains(page, "อ่านเว็บไซต์นี้เป็นภาษาไทย")
    assertContains(page, '<html lang="en">')


def test_language_of_the_browser_redirects_nobody_and_sets_no_cookie(client, db, make):
    make(Post, slug="boats")
    for address in ("/", "/news/", "/news/boats/"):
        page = client.get(address, headers={"accept-language": "th"})

        assert (page.status_code, page.cookies) == (200, {})
        assert page.headers["Content-Language"] == "en"


def test_only_the_home_page_varies_with_the_language_of_the_browser(client, make):
    make(Post, slug="boats")

    assert "Accept-Language" in client.get("/my/").headers["Vary"]
    for address in ("/news/", "/news/boats/", "/search/", "/feed/"):
        assert "Accept-Language" not in client.get(address).headers.get("Vary", "")


def test_a_cache_sees_at_most_one_variant_of_home_for_each_language(rf):
    seen = set()

    def keep(request):
        seen.add(request.META["HTTP_ACCEPT_LANGUAGE"])
        return HttpResponse()

    for header in ("th", "th-TH;q=0.9, fr", "fr, th", "en-GB, th", "de", "xx" * 500):
        AddressLanguageMiddleware(keep)(
            rf.get("/", headers={"accept-language": header})
        )

    assert seen == {"th", ""}
