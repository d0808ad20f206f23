"""A text on its way: sent, sent back, shared with somebody outside, published."""

from urllib.parse import urlsplit

import pytest

from mmn.desk.models import ShareLink
from mmn.media.models import Photo
from news.models import Post
from tests.admin_post import address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def window(browser, live_server):
    """``window()``: a browser that nobody used before."""
    contexts = []

    def open_window():
        contexts.append(browser.new_context(base_url=live_server.url))
        contexts[-1].set_default_timeout(60_000)  # a busy machine is slow
        return contexts[-1].new_page()

    yield open_window
    for context in contexts:
        context.close()


def log_in(page, name):
    page.goto("/admin/")
    page.fill("#id_username", name)
    page.fill("#id_password", "river")
    page.click("input[type=submit]")
    page.wait_for_selector("text=What waits for you")


def test_text_goes_to_review_comes_back_and_is_published(window, staff, make):
    dara = staff("Contributor", username="dara")
    staff("Publisher", username="reiko")
    post = make(Post, status="draft", published_at=None, created_by=dara)
    form = address(Post, "change", post.pk)
    author, publisher = window(), window()
    log_in(author, "dara")
    log_in(publisher, "reiko")

    author.goto(form)
    author.fill("[name=title]", "Typed just before sending")
    author.fill("[name=review_note]", "Please look at the names.")
    author.click("text=Send to review")
    author.wait_for_selector(".review__note >> text=Please look at the names.")

    publisher.goto("/admin/")
    publisher.click("text=Typed just before sending")
    publisher.fill("[name=review_note]", "Which district?")
    publisher.click("text=Ask for changes")
    publisher.wait_for_selector(".review__note >> text=Which district?")

    author.goto("/admin/")
    author.wait_for_selector(".box__detail >> text=Which district?")
    author.goto(form)
    author.click("text=Send to review")
    author.wait_for_selector(".review__note--sent:first-child")

    publisher.goto(form)
    publisher.click(".review__buttons >> text=Publish")
    publisher.wait_for_selector(".review__note--published")
    post.refresh_from_db()
    assert post.is_visible
    assert post.title == "Typed just before sending"


def test_return_in_a_field_saves_and_publishes_nothing(window, staff, make):
    staff("Publisher", username="reiko")
    post = make(Post, status="draft", published_at=None)
    page = window()
    log_in(page, "reiko")
    page.goto(address(Post, "change", post.pk))

    page.fill("[name=title]", "Saved with Return")
    with page.expect_navigation():
        page.press("[name=title]", "Enter")

    post.refresh_from_db()
    assert (post.title, post.status) == ("Saved with Return", "draft")


def test_link_shows_a_draft_with_its_picture_until_it_is_withdrawn(
    window, staff, make, jpeg
):
    staff("Publisher", username="reiko")
    post = make(Post, status="draft", published_at=None, title="Not public yet")
    Photo.objects.create(entry=post, image=jpeg(), alt="Crew at sea")
    page, outsider = window(), window()
    log_in(page, "reiko")
    page.goto(address(Post, "change", post.pk))
    page.fill("[name=summary]", "Typed and not saved")

    page.fill("#share [name=label]", "UNICEF")
    page.click("text=Make a link")
    page.wait_for_selector("text=The link is ready")
    link = page.input_value("[aria-label='Address of the link']")
    assert page.input_value("[name=summary]") == "Typed and not saved"

    outsider.goto(urlsplit(link).path)
    outsider.wait_for_selector("h1 >> text=Not public yet")
    picture = outsider.locator("img[alt='Crew at sea']")
    picture.scroll_into_view_if_needed()
    loaded = "image => image.decode().then(() => image.naturalWidth > 0)"
    assert picture.evaluate(loaded)

    page.click("#share button >> text=Withdraw")
    page.wait_for_selector("text=The link is withdrawn")
    assert not ShareLink.objects.get().works
    answer = outsider.reload()
    assert answer.status == 410
    assert outsider.locator("text=Not public yet").count() == 0
