"""What a public page can be besides freshly loaded: opened up, drafted, enlarged, in
other colours, used by keyboard alone."""

import pytest
from django.conf import settings

from mmn.media.models import Photo
from news.models import Post
from publications.models import Publication

from .test_public_pages import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NARROW = {"width": 320, "height": 640}
PHONE = {"width": 360, "height": 720}
WIDE = {"width": 1280, "height": 800}
# A screen of 1280 by 1024 pixels at 400 %.
ENLARGED = {"width": 320, "height": 256}
MOVING = """[...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  return style.transitionDuration !== "0s" || style.animationName !== "none";
}).length"""
# Whether the focused element lies in the window and nothing lies over it.
UNCOVERED = """() => {
  const focused = document.activeElement;
  const box = focused.getClientRects()[0];
  const x = Math.min(box.left + box.width / 2, innerWidth - 1);
  const top = document.elementFromPoint(x, box.top + box.height / 2);
  return Boolean(top) && (focused.contains(top) || top.contains(focused));
}"""
# What each shift moved. The page comes in pieces, with pauses to draw between them.
SHIFTS = """
window.shifted = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries())
    for (const {node} of shift.sources) window.shifted.push(node?.outerHTML);
}).observe({type: "layout-shift", buffered: true});
"""
SLOW_LINE = {
    "offline": False,
    "latency": 50,
    "downloadThroughput": 10_000,
    "uploadThroughput": 10_000,
}


@pytest.fixture
def story(make, jpeg):
    """The address of a post with a cover, a list, a table and two photos."""
    table = "<table><caption>Wages</caption><tr><th>Baht</th></tr></table>"
    body = f"<h2>Why</h2><p>Text.</p>{table}"
    post = make(Post, summary="In short.", body=body, cover=jpeg(), cover_alt="Boats")
    make(Post, slug="statement", format="statement")
    for number in range(2):
        image = jpeg(colour=(number * 40, 90, 100))
        Photo.objects.create(entry=post, image=image, alt=f"Nets {number}", caption="N")
    return post.get_absolute_url()


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
def test_axe_finds_nothing_in_what_opens(page, story, size):
    page.set_viewport_size(size)
    found = []
    page.goto("/news/")
    if size == NARROW:
        page.locator(".menu > summary").click()
        found += violations(page, "menu")
    page.locator(".languages > summary").click()
    found += violations(page, "languages")
    page.keyboard.press("Escape")
    page.locator(".filters").evaluate("filters => { filters.open = true; }")
    found += violations(page, "filters")
    page.goto("/search/?q=xyzzy")
    found += violations(page, "no results")
    page.goto(story)
    page.locator("[data-gallery-link]").first.click()
    page.locator("dialog.viewer").wait_for()
    found += violations(page, "gallery")

    assert found == []


def test_axe_finds_nothing_in_a_draft(page, client, make, staff, live_server):
    draft = make(Post, status="draft")
    client.force_login(staff("Editor"))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": cookie,
                "url": live_server.url,
            }
        ]
    )
    page.goto(draft.get_absolute_url())

    assert page.locator(".draft-band").is_visible()
    assert violations(page, "draft") == []


def test_menu_is_used_by_keyboard_alone(page, make):
    page.set_viewport_size(NARROW)
    page.goto("/")
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "News"
    page.keyboard.press("Enter")
    page.wait_for_url("**/news/")


@pytest.mark.parametrize("colours", ["none", "active"], ids=["own", "forced colours"])
def test_what_has_the_focus_is_seen(page, story, colours):
    page.set_viewport_size(ENLARGED)
    page.emulate_media(forced_colors=colours, reduced_motion="reduce")
    page.goto(story)
    stops = 0
    while stops == 0 or not page.evaluate("document.activeElement === document.body"):
        page.keyboard.press("Tab")
        stops += 1
        focused = page.locator(":focus")
        if not focused.count():
            break
        name = focused.evaluate("element => element.outerHTML.slice(0, 90)")
        assert page.evaluate(UNCOVERED), name
        outline = focused.evaluate("element => getComputedStyle(element).outline")
        assert "none" not in outline, name
        assert "3px" in outline, name

    assert stops > 20


def test_nothing_moves(page, story):
    page.emulate_media(reduced_motion="reduce")
    page.goto(story)

    assert page.evaluate(MOVING) == 0


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_nothing_shifts_while_page_and_photos_arrive(page, story, make, size):
    make(Publication, title="Wages on time, papers in a language that is read")
    page.set_viewport_size(size)
    page.add_init_script(SHIFTS)
    line = page.context.new_cdp_session(page)
    line.send("Network.emulateNetworkConditions", SLOW_LINE)
    for address in ("/publications/", "/", story):
        page.goto(address, wait_until="networkidle")
        assert page.evaluate("shifted") == [], address

    assert page.locator("picture img").first.evaluate("image => image.complete")


def test_buttons_and_marks_stay_in_forced_colours(page, story):
    page.emulate_media(forced_colors="active")
    page.goto("/search/?q=text")

    for part in (".button", ".kind__mark"):
        style = page.locator(part).first.evaluate(
            "element => getComputedStyle(element).borderTopStyle"
        )
        assert style == "solid", part
