"""The frame around every page, standing pages, and pages for what went wrong."""

import pytest
from django.template.loader import render_to_string
from pytest_django.asserts import assertContains, assertNotContains

from mmn.content.languages import INTERFACE
from mmn.content.models import Page
from news.models import Post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", INTERFACE)
def test_every_page_is_offered_under_each_prefix(client, code):
    prefix = "" if code == "en" else f"/{code}"

    response = client.get("/news/?type=news")

    address = f"{prefix}/news/?type=news"
    link = f'href="{address}" lang="{code}" hreflang="{code}"'
    assertContains(response, link)
    page = client.get(address)
    assertContains(page, f'<html lang="{code}">')
    assertContains(page, f'{link} aria-current="true"')


def test_readers_of_other_languages_are_sent_to_the_page_without_prefix(client):
    default = 'hreflang="x-default" href="http://testserver/news/"'

    assertContains(client.get("/news/"), default, count=1)
    assertContains(client.get("/th/news/"), default, count=1)


def test_languages_of_a_page_below_another_are_named_with_the_whole_path(client, make):
    above = make(Page, title="Who we are")
    page = make(Page, title="Contact", parent=above)
    make(Page, title="連絡先", language="ja", translation_of=page, parent=above)

    response = client.get("/who-we-are/contact/")

    for code, prefix in [("en", ""), ("x-default", ""), ("ja", "/ja")]:
        address = f"http://testserver{prefix}/who-we-are/contact/"
        assertContains(response, f'hreflang="{code}" href="{address}"', count=1)
    assertContains(response, '<a href="/ja/who-we-are/contact/" lang="ja"')


def test_interface_in_another_language_than_the_text_is_said(client, make):
    make(Post, title="Portable security")

    assertContains(client.get("/th/news/portable-security/"), "notice--language")
    assertNotContains(client.get("/news/portable-security/"), "notice--language")


def test_draft_is_banded_for_those_who_may_see_it(client, make, staff):
    make(Post, title="Not yet", status="in_review")
    assert client.get("/news/not-yet/").status_code == 404

    client.force_login(staff("Publisher"))

    assertContains(client.get("/news/not-yet/"), "In review: only staff see this page.")


def test_published_page_has_no_band(client, make, staff):
    make(Post, title="Out")
    client.force_login(staff("Publisher"))

    assertNotContains(client.get("/news/out/"), 'class="draft-band"')


def test_standing_page_shows_its_text_and_the_pages_below(client, make):
    page = make(Page, title="Who we are", body="<p>Members of <b>ours</b>.</p>")
    make(Page, title="Members", parent=page)
    make(Page, title="Plans", parent=page, status="draft")

    response = client.get("/who-we-are/")

    assertContains(response, "<p>Members of <b>ours</b>.</p>")
    assertContains(response, 'href="/who-we-are/members/"')
    assertNotContains(response, "Plans")


def test_page_below_another_leads_back_to_it(client, make):
    page = make(Page, title="Who we are")
    make(Page, title="Members", parent=page)

    response = client.get("/who-we-are/members/")

    assertContains(response, 'href="/who-we-are/" lang="en">Who we are</a>')


def test_page_at_a_wrong_path_is_redirected_to_its_own(client, make):
    make(Page, title="Members", parent=make(Page, title="Who we are"))

    response = client.get("/members/")

    assert response.status_code == 301
    assert response.url == "/who-we-are/members/"


@pytest.mark.parametrize("address", ["/nowhere/", "/th/nowhere/", "/news/nothing/"])
def test_missing_page_offers_search_and_sections(client, address):
    response = client.get(address)

    prefix = "/th" if address.startswith("/th") else ""
    words = "ไม่มีหน้านี้" if prefix else "This page does not exist"
    assertContains(response, words, status_code=404)
    assertContains(response, f'action="{prefix}/search/"', status_code=404)
    assertContains(response, f'href="{prefix}/publications/"', status_code=404)


def test_page_for_our_own_mistakes_needs_nothing():
    page = render_to_string("500.html")

    assert "Something went wrong" in page
    assert "{%" not in page


def test_search_shows_the_words_and_what_was_found(client, make):
    make(Post, title="Fishing boats")
    make(Post, title="Garment factories")

    response = client.get("/search/?q=fishing")

    assertContains(response, "1 result for “fishing”")
    assertContains(response, 'value="fishing"')
    assertContains(response, "<mark>Fishing</mark> boats")
    assertNotContains(response, "Garment factories")


def test_search_without_a_hit_says_what_may_help(client):
    assertContains(client.get("/search/?q=nothing"), "Nothing was found")
