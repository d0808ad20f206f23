"""Every public page in a real browser: fits, is accessible, asks nobody else."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from events.models import Event
from mmn.content.models import Page
from news.models import Post
from publications.models import Publication
from tests.conftest import load_sample
from vacancies.models import Vacancy

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LAID_OUT = "element => element.checkVisibility({contentVisibilityAuto: true})"
# What is higher than the place that was kept for it, of what has such a place.
TOO_HIGH = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const kept = getComputedStyle(element).containIntrinsicBlockSize;
  return element.offsetHeight > parseFloat(kept.replace("auto ", ""));
}).map((element) => `${element.tagName}.${element.className}`)"""
RULES = {"runOnly": LEVELS, "rules": {"target-size": {"enabled": True}}}
WIDTHS = [320, 768, 1280]
LISTS = ["/", "/news/", "/events/", "/publications/", "/vacancies/"]
# Items whose middle, where anybody may press, belongs to another item.
TAKEN = """selector => [...document.querySelectorAll(selector)].filter((item) => {
  item.scrollIntoView({block: "center"});
  const box = item.getBoundingClientRect();
  const pressed = document.elementFromPoint(
    box.left + box.width / 2, box.top + box.height / 2);
  return !item.contains(pressed);
}).map((item) => item.textContent)"""
OTHERS = [
    *("/category/mmn-activities/", "/search/?q=migrant", "/search/?q=xyzzy"),
    *("/no-such-page/", "/my/", "/accessibility/", "/press/", "/events/calendar/"),
]


@pytest.fixture
def addresses():
    """The lists, archives and one full entry of every kind of the sample content."""
    load_sample()
    fullest = [
        Post.objects.published().filter(signatories__isnull=False),
        Post.objects.published().filter(press_contacts__isnull=False),
        Event.objects.published().filter(panels__seats__isnull=False),
        Publication.objects.published().filter(policy_briefs__isnull=False),
        Vacancy.objects.published().open(),
        Vacancy.objects.published().closed(),
        Page.objects.published(),
    ]
    details = [entries.first().get_absolute_url() for entries in fullest]
    return [*LISTS, *OTHERS, *details]


@pytest.fixture
def wrong(page, live_server):
    """What pages ask of other hosts, and what the browser complains about."""
    foreign, complaints = [], []
    page.on(
        "request",
        lambda request: (
            request.url.startswith((live_server.url, "data:"))
            or foreign.append(request.url)
        ),
    )
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return foreign, complaints


def test_no_page_scrolls_sideways_asks_another_host_or_breaks_its_own_policy(
    page, addresses, wrong
):
    foreign, complaints = wrong
    wide = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for address in addresses:
            page.goto(address)
            needed = page.evaluate("document.documentElement.scrollWidth")
            if needed > width:
                wide.append(f"{address} needs {needed} px of {width}")

    assert wide == []
    assert foreign == []
    # The page that is missing on purpose is reported by the browser as such.
    assert [text for text in complaints if "404" not in text] == []


def test_words_without_a_break_widen_no_page(page, make):
    word = "w" * 150
    body = f"<h2>{word}</h2><p>https://example.org/{word}</p><pre>{'line ' * 40}</pre>"
    facts = {"title": word, "summary": word, "body": body, "tags": [word[:90]]}
    entries = [make(model, **facts) for model in (Post, Publication, Page)]
    entries.append(make(Event, city=word[:90], **facts))
    entries.append(make(Vacancy, location=word, **facts))
    page.set_viewport_size({"width": 320, "height": 800})

    searched = ["/", "/events/calendar/", f"/search/?q={word}"]
    for address in [*LISTS, *searched, *(one.get_absolute_url() for one in entries)]:
        page.goto(address)
        needed = page.evaluate("document.documentElement.scrollWidth")
        assert needed == 320, address


@pytest.mark.parametrize(
    ("address", "items"),
    [("/news/", ".cards > li"), ("/search/?q=wages", ".result"), ("/", ".cards > li")],
)
def test_a_press_reaches_what_is_under_it(page, make, address, items):
    for number in range(4):
        make(Post, title=f"Wages {number}", summary="Paid.", body="<p>Wages.</p>")
    page.goto(address)

    assert page.locator(items).count() > 2
    assert page.evaluate(TAKEN, items) == []


def held_before_what_comes_later(page):
    """Pages stay at their first view until the function that this returns is called."""
    time = page.context.new_cdp_session(page)
    time.send("Animation.enable")
    time.send("Animation.setPlaybackRate", {"playbackRate": 0})
    return lambda: time.send("Animation.setPlaybackRate", {"playbackRate": 1})


def test_what_stands_far_below_home_is_laid_out_after_the_first_view(page, addresses):
    page.set_viewport_size({"width": 360, "height": 740})
    go_on = held_before_what_comes_later(page)
    page.goto("/")
    cover, last = page.locator(".shelf img").first, page.locator(".footer__who a").last
    assert not last.evaluate(LAID_OUT)
    assert not cover.evaluate(LAID_OUT)

    go_on()
    for one in (cover, last):
        page.wait_for_function(LAID_OUT, arg=one.element_handle())


@pytest.mark.parametrize("address", LISTS)
def test_places_kept_for_what_is_laid_out_later_are_high_enough(
    page, addresses, address
):
    for width in (320, 412, 639):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"/my{address}")
        last = page.locator(".footer__who a").last.element_handle()
        page.wait_for_function(LAID_OUT, arg=last)
        assert page.evaluate(TOO_HIGH) == [], width


def test_whoever_comes_back_finds_the_place_that_they_left(page, addresses):
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/")
    last = page.locator(".footer__who a").last.element_handle()
    page.wait_for_function(LAID_OUT, arg=last)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
    left = page.evaluate("window.scrollY")
    assert left > 1000
    page.goto("/news/")

    page.go_back()
    page.wait_for_function("top => Math.abs(window.scrollY - top) < 2", arg=left)
    page.reload()
    page.wait_for_function("top => Math.abs(window.scrollY - top) < 2", arg=left)


def test_text_of_a_list_comes_before_its_pictures(page, addresses):
    page.set_viewport_size({"width": 360, "height": 740})
    go_on = held_before_what_comes_later(page)
    page.goto("/news/")
    assert page.locator(".card__title").first.is_visible()
    place = page.locator(".card--row .card__picture").first
    assert not place.locator("img").is_visible()
    before = place.bounding_box()

    go_on()
    place.locator("img").wait_for()
    assert place.bounding_box() == before


def test_axe_finds_no_violation(page, addresses):
    found = []
    for width in [320, 1280]:
        page.set_viewport_size({"width": width, "height": 800})
        for address in addresses:
            page.goto(address)
            found += violations(page, f"{address} at {width}")

    assert found == []


def violations(page, where):
    """What axe finds in the page that is shown, in both schemes."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        answer = Axe().run(page, options=RULES).response["violations"]
        found += [f"{where}, {scheme}: {one['id']} {one['help']}" for one in answer]
    return found
