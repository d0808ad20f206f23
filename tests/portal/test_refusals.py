"""Pages for what is refused: plain words, under the same policy as all others."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_script_prefix
from django.urls import reverse
from django.utils import timezone

from mmn.content.models import FormerAddress
from news.models import Post

METHODS = ["post", "put", "delete", "trace"]
READ_ONLY = ["/", "/news/", "/feed/", "/sitemap.xml", "/healthz", "/robots.txt"]


def is_strict(response):
    policy = response["Content-Security-Policy"]
    return "default-src 'self'" in policy and "unsafe" not in policy


def test_forged_form_is_refused_in_plain_words(db):
    client = Client(enforce_csrf_checks=True)

    response = client.post(reverse("admin:login"), {"username": "a", "password": "b"})

    assert response.status_code == 403
    assert "Nothing was sent</h1>" in response.text
    assert "CSRF" not in response.text
    assert "style=" not in response.text
    assert is_strict(response)


def test_missing_right_is_told_in_plain_words(client, staff, make):
    client.force_login(staff())

    response = client.get(
        reverse("admin:news_post_change", args=[make(Post, title="Secret").pk])
    )

    assert response.status_code == 403
    assert "You may not see or do this</h1>" in response.text
    assert "Secret" not in response.text
    assert is_strict(response)


def test_missing_page_is_under_the_policy(client, db):
    assert is_strict(client.get("/nowhere/"))


def test_our_own_mistakes_are_under_the_policy(client, db, monkeypatch):
    def broken():
        raise RuntimeError("Sok Dara, dara@example.org")

    monkeypatch.setattr("mmn.portal.views.home_context", broken)
    client.raise_request_exception = False

    response = client.get("/")

    assert response.status_code == 500
    assert "Something went wrong" in response.text
    assert "Dara" not in response.text
    assert is_strict(response)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("address", READ_ONLY)
def test_public_pages_can_only_be_read(client, db, address, method):
    assert getattr(client, method)(address).status_code == 405
    assert client.head(address).status_code == 200


def test_form_of_an_entry_gets_no_more_than_the_editor_needs(client, staff, db):
    client.force_login(staff("Editor"))

    policy = client.get(reverse("admin:news_post_add"))["Content-Security-Policy"]

    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    unsafe = {name for name, value in directives.items() if "unsafe" in value}
    assert unsafe == {"style-src", "script-src-attr"}
    assert "script-src" not in directives
    assert directives["default-src"] == "'self'"


def test_cookies_are_for_this_site_and_no_script(client, staff):
    staff(username="sok")
    form = {"username": "sok", "password": "river"}

    cookies = client.post(reverse("admin:login"), form).cookies

    assert cookies["sessionid"]["httponly"]
    assert {cookie["samesite"] for cookie in cookies.values()} == {"Lax"}
    assert settings.SESSION_COOKIE_SECURE == settings.CSRF_COOKIE_SECURE


OPENER = "Cross-Origin-Opener-Policy"


def test_public_pages_cost_their_readers_no_new_process(client, db):
    for address in ("/", "/my/", "/news/", "/nowhere/", "/robots.txt"):
        assert OPENER not in client.get(address)


def test_pages_of_staff_are_cut_off_from_who_opened_them(client, staff):
    assert client.get(reverse("admin:login"))[OPENER] == "same-origin"
    client.force_login(staff())
    assert client.get("/admin/")[OPENER] == "same-origin"
    assert client.get("/")[OPENER] == "same-origin"


def test_admin_below_a_prefix_is_known_as_the_admin(client, db):
    login = reverse("admin:login")
    client.cookies["django_language"] = "th"

    with override_script_prefix("/site/"):  # as Django's handler does
        page = client.get(login, SCRIPT_NAME="/site", PATH_INFO=login)

    assert page[OPENER] == "same-origin"
    assert page["Content-Language"] == "th"


def test_what_is_no_page_is_asked_for_anew_each_time(client, make):
    make(Post, slug="new")
    make(Post, slug="later", published_at=timezone.now() + timedelta(days=1))
    FormerAddress.objects.create(
        kind="news", slug="old", language="en", entry=Post.objects.get(slug="new")
    )

    for address, status in [("later", 404), ("nowhere", 404), ("old", 301)]:
        answer = client.get(f"/news/{address}/")
        assert (answer.status_code, answer["Cache-Control"]) == (status, "max-age=0")
    assert "Cache-Control" not in client.get("/news/new/")
