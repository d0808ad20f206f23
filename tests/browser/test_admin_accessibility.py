"""Every screen of the admin: accessible, fits a phone, asks nobody else."""

from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group, User

from mmn.content.models import Category, Organisation, Tag
from mmn.desk.models import AvoidedTerm, QueuedMail
from mmn.media.models import ImageConsent, InlineImage, Photo, StoredFile
from news.models import Post
from tests.admin_post import address
from tests.browser.admin_screens import OTHERS, settle, show
from tests.desk.whole import EVERY_KIND, make_whole

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Axe's preloading writes styles into the page, which our policy refuses.
LEAN = {"preload": False, "resultTypes": ["violations"]}
EVERYTHING = {**LEAN, "runOnly": STANDARDS}
# Another scheme changes nothing but colours.
COLOURS = {**LEAN, "runOnly": {"type": "rule", "values": ["color-contrast"]}}
# Select2 opens its list at the end of the body, outside of every landmark.
NOT_OURS = [("region", "body > .select2-container--open")]
# Colours on their way from one scheme to the other arrive at once.
ARRIVE = "document.getAnimations().forEach((animation) => animation.finish())"
WIDTHS = [360, 1280]
LISTS = [
    *[*EVERY_KIND, StoredFile, Photo, InlineImage, Category, Tag, Organisation],
    *[AvoidedTerm, ImageConsent, QueuedMail, User, Group],
]


def named(model):
    return model._meta.model_name


@pytest.fixture
def desk(browser, live_server, admin_client, admin_user, make, jpeg, pdf):
    """A window of somebody logged in, and what has gone wrong in it so far."""
    context = browser.new_context(base_url=live_server.url, reduced_motion="reduce")
    context.set_default_timeout(60_000)  # a busy machine is slow
    cookie = {"name": "sessionid", "value": admin_client.cookies["sessionid"].value}
    context.add_cookies([{**cookie, "url": live_server.url}])
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda said: complain(page, said, wrong))
    page.on(
        "request",
        lambda one: (
            one.url.startswith((live_server.url, "data:", "blob:"))
            or wrong.append(f"foreign: {one.url}")
        ),
    )

    def whole(kind):
        return make_whole(make, jpeg, pdf, kind)

    yield SimpleNamespace(
        page=page,
        wrong=wrong,
        client=admin_client,
        user=admin_user,
        make=make,
        jpeg=jpeg,
        whole=whole,
    )
    context.close()


def complain(page, said, wrong):
    """A page that is refused on purpose is reported by the browser as such."""
    where = said.location["url"]
    refused = said.text.startswith("Failed to load resource") and where == page.url
    if said.type in ("error", "warning") and not refused:
        wrong.append(f"console: {said.text} {where}")


def look(desk, name):
    """Note what is wrong with what the window shows, in both widths and schemes."""
    page = desk.page
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, rules in [("light", EVERYTHING), ("dark", COLOURS)]:
            page.emulate_media(color_scheme=scheme)
            page.evaluate(ARRIVE)
            found = axe_finds(page, rules)
            desk.wrong += [f"{name}, {width} {scheme}: {one}" for one in found]
        needed = page.evaluate("document.documentElement.scrollWidth")
        if needed > width:
            desk.wrong.append(f"{name} needs {needed} px of {width}")


def axe_finds(page, rules):
    return [
        (violation["id"], node["target"][0])
        for violation in Axe().run(page, options=rules).response["violations"]
        for node in violation["nodes"]
        if not any(
            violation["id"] == rule and node["target"][0].startswith(place)
            for rule, place in NOT_OURS
        )
    ]


def assert_fine(desk, screens):
    for name in screens:
        look(desk, name)
    assert desk.wrong == []


# --- Lists and forms


@pytest.mark.parametrize("model", LISTS, ids=named)
def test_lists(desk, model):
    def screens():
        show(desk, address(model))
        yield "list"
        show(desk, address(model) + "?q=nothing+like+it")
        yield "nothing found"

    Category.objects.create(name="Fishing", slug="fishing", description="Of crews.")
    ImageConsent.objects.note(desk.whole(Post).cover.name, consent="withdrawn")
    for kind in EVERY_KIND:
        if kind is model:
            desk.make(kind, status="draft", published_at=None, title="Not yet")
    InlineImage.objects.create(image=desk.jpeg(colour=(5, 5, 5)))
    # Some are there from the beginning, until a test has emptied the tables.
    AvoidedTerm.objects.get_or_create(term="maid", preferred="domestic worker")
    QueuedMail.objects.create(to="dara@example.org", subject="To review", text="Hello")
    assert_fine(desk, screens())


@pytest.mark.parametrize("kind", EVERY_KIND, ids=named)
def test_forms_of_entries(desk, kind):
    def screens():
        show(desk, address(kind, "add"))
        yield "add"
        desk.page.locator("input[name=_save]").first.click()
        desk.page.wait_for_selector(".errornote")
        settle(desk.page)
        yield "refused"
        show(desk, address(kind, "change", entry.pk))
        yield "change"
        show(desk, address(kind, "delete", entry.pk))
        yield "delete"

    entry = desk.whole(kind)
    assert_fine(desk, screens())


@pytest.mark.parametrize("screens", OTHERS, ids=lambda screens: screens.__name__)
def test_other_screens(desk, screens):
    assert_fine(desk, screens(desk))
