"""Readers pass a page on with plain links, or copy its address."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from pytest_django.asserts import assertNotContains

from mmn.content.languages import INTERFACE
from news.models import Post
from tests.conftest import KINDS

pytestmark = pytest.mark.django_db

SERVICES = {
    "Facebook": ("https://www.facebook.com/sharer/sharer.php", "u"),
    "LINE": ("https://social-plugins.line.me/lineit/share", "url"),
    "Viber": ("viber://forward", "text"),
    "Telegram": ("https://t.me/share/url", "url"),
    "WhatsApp": ("https://wa.me/", "text"),
}


def links(page):
    section = page.text.partition('class="share"')[2].partition("</section>")[0]
    found = re.findall(r'<a class="share__link" href="([^"]+)"([^>]*)>([^<]+)', section)
    return {name: (unescape(href), rest) for href, rest, name in found}


@pytest.mark.parametrize("model", KINDS)
def test_every_service_gets_the_address_and_nothing_of_the_reader(client, make, model):
    entry = make(model)
    address = f"http://testserver{entry.get_absolute_url()}"

    shown = links(client.get(f"{entry.get_absolute_url()}?utm_source=mail"))

    for name, (start, parameter) in SERVICES.items():
        link, rest = shown[name]
        parts = urlsplit(link)
        assert link.startswith(f"{start}?")
        assert parse_qs(parts.query) == {parameter: [address]}
        assert 'rel="noopener noreferrer"' in rest


def test_letter_has_the_title_as_subject(client, make):
    make(Post, slug="x", title="Boats & nets? 100%")

    letter = urlsplit(links(client.get("/news/x/"))["E-mail"][0])

    assert letter.scheme == "mailto"
    assert parse_qs(letter.query) == {
        "subject": ["Boats & nets? 100%"],
        "body": ["http://testserver/news/x/"],
    }


@pytest.mark.parametrize("code", INTERFACE)
def test_address_is_there_to_copy_in_every_language_without_a_script(
    client, make, code
):
    make(Post, slug="x")
    prefix = "" if code == "en" else f"/{code}"

    page = client.get(f"{prefix}/news/x/")

    assert re.search(r'value="http://testserver/news/x/"[^>]* readonly', page.text)
    assert re.search(r"<button[^>]*data-copy-button[^>]* hidden>", page.text)


def test_draft_is_not_passed_on(admin_client, make):
    draft = make(Post, status="draft", published_at=None)

    assertNotContains(admin_client.get(draft.get_absolute_url()), 'class="share"')
