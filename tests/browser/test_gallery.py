"""Photos of an entry, large, by keyboard; without scripts they are plain links."""

import pytest

from mmn.media.models import Photo
from news.models import Post

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VIEWER = "dialog.viewer"


@pytest.fixture
def address(make, jpeg):
    """The page of a post with three photos, the second without a description."""
    post = make(Post)
    for number, alt in enumerate(["Boats", "", "Nets"]):
        image = jpeg(colour=(number * 40, 90, 100))
        Photo.objects.create(
            entry=post, image=image, alt=alt, caption=f"Caption {number}"
        )
    Photo.objects.filter(alt="Nets").update(credit="MMN / Aye")
    return post.get_absolute_url()


def shown(page):
    """What the viewer shows: the picture's words, its caption and the count."""
    viewer = page.locator(VIEWER)
    return (
        viewer.locator("img").get_attribute("alt"),
        viewer.locator(".viewer__caption").inner_text().strip(),
        viewer.locator(".viewer__count").inner_text(),
    )


def test_enter_opens_arrows_turn_escape_closes_and_focus_stays(page, address):
    page.goto(address)
    links = page.locator("[data-gallery-link]")
    links.first.focus()
    page.keyboard.press("Enter")
    assert shown(page) == ("Boats", "Caption 0", "1 / 3")

    page.keyboard.press("ArrowRight")
    assert shown(page) == ("Photo 2 of 3", "Caption 1", "2 / 3")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert shown(page) == ("Boats", "Caption 0", "1 / 3")
    page.keyboard.press("ArrowLeft")
    assert shown(page) == ("Nets", "Caption 2\nPhoto: MMN / Aye", "3 / 3")
    page.keyboard.press("Home")
    assert shown(page) == ("Boats", "Caption 0", "1 / 3")
    page.keyboard.press("End")
    assert page.locator(f"{VIEWER} [aria-live]").inner_text() == "3 / 3: Nets"

    page.keyboard.press("Escape")
    assert not page.locator(VIEWER).is_visible()
    assert links.nth(2).evaluate("link => link === document.activeElement")


def test_photo_is_seen_at_400_per_cent_however_long_its_caption(page, address):
    Photo.objects.update(caption="A crew of four mends nets. " * 11)
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(address)

    page.locator("[data-gallery-link]").first.click()
    image = page.locator(f"{VIEWER} img")
    image.evaluate("image => image.decode()")

    box = image.bounding_box()
    assert min(box["width"], box["height"]) > 100


def test_focus_stays_in_the_viewer_while_it_is_open(page, address):
    page.goto(address)
    page.locator("[data-gallery-link]").first.click()
    page.locator(VIEWER).wait_for()

    for _ in range(8):
        page.keyboard.press("Tab")
        outside = "!['BODY', 'HTML'].includes(document.activeElement.tagName)"
        inside = "!!document.activeElement.closest('dialog.viewer')"
        assert page.evaluate(f"!({outside}) || {inside}")


def test_photo_loads_large_under_the_sites_own_rules(page, address):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address)
    page.locator("[data-gallery-link]").first.click()
    image = page.locator(f"{VIEWER} img")
    image.evaluate("image => image.decode()")

    assert image.evaluate("image => image.naturalWidth") == 400
    assert complaints == []


def test_viewer_is_fetched_with_the_first_photo_that_is_opened(page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.resource_type))
    page.goto(address)
    assert "script" not in asked

    for _ in range(2):
        page.locator("[data-gallery-link]").first.click()
        page.locator(VIEWER).wait_for()
        page.keyboard.press("Escape")
    assert asked.count("script") == 1


def test_photo_is_a_link_where_the_viewer_doesn_t_come(page, address):
    page.route("**/gallery*.js", lambda route: route.abort())
    page.goto(address)
    page.locator("[data-gallery-link]").first.click()
    page.wait_for_url("**/media/renditions/**")

    assert page.locator("img").count() == 1


def test_photo_is_a_link_to_the_large_picture_without_the_script(
    browser, live_server, address
):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator("[data-gallery-link]").first.click()

    assert "/media/renditions/" in page.url
    assert page.locator("img").count() == 1
    context.close()
