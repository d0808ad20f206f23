"""The interface in its languages in a real browser: it fits, and has its letters."""

import re

import pytest

from mmn.content.languages import INTERFACE
from publications.models import Publication
from tests.conftest import load_sample

from .test_public_pages import LISTS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What stands out of its box, unless that scrolls or is hidden from eyes on purpose.
CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(
  (one) => one.checkVisibility() && !one.closest(".table-scroll, .hidden-visually, svg")
    && !one.closest("details:not([open]) nav") && one.offsetWidth > 1
    && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
).map((one) => `${one.className}: ${one.textContent.trim().slice(0, 40)}`)
"""


def test_no_language_widens_a_page(page):
    load_sample()
    briefs = Publication.objects.filter(policy_briefs__isnull=False).first()
    addresses = [*LISTS, "/search/", "/nowhere/", f"/publications/{briefs.slug}/"]
    page.set_viewport_size({"width": 360, "height": 800})

    for code in INTERFACE:
        for address in addresses:
            page.goto(address if code == "en" else f"/{code}{address}")
            needed = page.evaluate("document.documentElement.scrollWidth")
            assert needed == 360, f"{code} {address}"
            assert page.evaluate(CUT_OFF) == [], f"{code} {address}"


# Lines of a title on a made cover that are shown in part.
CUT_THROUGH = """() => [
  ...document.querySelectorAll(".cover__title"),
].flatMap((title) => {
  const box = title.getBoundingClientRect();
  const text = document.createRange();
  text.selectNodeContents(title);
  return [...text.getClientRects()].filter((line) => line.left < box.right
    && (line.top < box.top - 4 || line.bottom > box.bottom + 4));
}).length"""


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "migrants and their rights "), ("my", "ရွှေ့ပြောင်းအလုပ်သမား ")],
    ids=["en", "my"],
)
def test_a_long_title_on_a_made_cover_ends_with_a_whole_line(
    page, make, language, title
):
    make(Publication, title=title * 9, language=language)

    for width in (360, 390, 480, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/publications/")
        assert page.evaluate(CUT_THROUGH) == 0, width


@pytest.mark.parametrize(
    ("code", "font"),
    [("my", "myanmar"), ("km", "khmer"), ("lo", "lao"), ("th", "thai")],
)
def test_device_without_a_font_gets_ours(browser, live_server, code, font):
    # The styles are changed on their way, which the policy would not allow.
    context = browser.new_context(base_url=live_server.url, bypass_csp=True)
    page = context.new_page()
    fetched = []
    page.on("response", lambda answer: fetched.append((answer.url, answer.status)))
    page.route(f"**/{code}/", without_the_fonts_of_the_device)

    page.goto(f"/{code}/")
    page.evaluate("document.fonts.ready")
    context.close()

    fonts = {
        url.rpartition("/")[2]: status for url, status in fetched if "/fonts/" in url
    }
    assert fonts[f"noto-sans-{font}-regular.woff2"] == 200
    assert set(fonts.values()) == {200}


def without_the_fonts_of_the_device(route):
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub(r'local\("[^"]*"\),', "", answer.text()))
