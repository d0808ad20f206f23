"""The block of data for machines and the address to copy, in a real browser."""

import pytest

from news.models import Post

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_policy_lets_the_data_be_and_no_other_host_is_asked(page, live_server, make):
    post = make(Post)
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))

    page.goto(post.get_absolute_url())

    assert page.locator('script[type="application/ld+json"]').count() == 1
    assert said == []
    assert all(url.startswith((live_server.url, "data:")) for url in asked)


def test_button_copies_the_address_and_says_so(page, live_server, make):
    post = make(Post)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(post.get_absolute_url())

    page.locator("[data-copy-button]").click()

    page.get_by_text("Copied", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == live_server.url + post.get_absolute_url()
    assert page.get_by_role("textbox", name="Address of this page").is_visible()
