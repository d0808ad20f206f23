"""The header by keyboard, on a phone, and without JavaScript."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = {"width": 360, "height": 700}


@pytest.fixture
def phone_without_scripts(browser, live_server):
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport=PHONE
    )
    yield context.new_page()
    context.close()


def test_menu_opens_on_a_phone_without_javascript(phone_without_scripts):
    page = phone_without_scripts
    page.goto("/news/")
    link = page.locator(".menu").get_by_role("link", name="Events")
    assert not link.is_visible()

    page.locator(".menu > summary").click()
    link.click()

    assert page.url.endswith("/events/")


def test_language_is_changed_without_javascript(phone_without_scripts):
    page = phone_without_scripts
    page.goto("/publications/?page=1")

    page.locator(".languages > summary").click()
    page.locator(".languages").get_by_role("link", name="ខ្មែរ").click()

    assert page.url.endswith("/km/publications/?page=1")


def test_menu_lies_open_on_a_wide_screen(page):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/")

    page.locator(".menu").get_by_role("link", name="Vacancies").click()

    assert page.url.endswith("/vacancies/")


def test_escape_closes_a_panel_and_gives_the_focus_back(page):
    page.set_viewport_size(PHONE)
    page.goto("/")
    menu = page.locator(".menu")
    page.locator(".menu > summary").click()
    assert menu.evaluate("menu => menu.open")

    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    assert not menu.evaluate("menu => menu.open")
    assert page.evaluate("document.activeElement.parentElement.className") == (
        menu.get_attribute("class")
    )


def test_open_panel_hides_nothing_from_who_goes_on_by_keyboard(page):
    page.set_viewport_size(PHONE)
    page.goto("/")
    page.locator(".menu > summary").click()
    links = page.locator(".menu").get_by_role("link")
    links.last.focus()
    assert page.locator(".menu").evaluate("menu => menu.open")

    page.keyboard.press("Tab")

    assert not page.locator(".menu").evaluate("menu => menu.open")


def test_first_tab_shows_the_way_past_the_header(page):
    page.goto("/")

    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.get_attribute("href") == "#content"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "content"


def test_targets_on_a_phone_are_large_enough(page):
    page.set_viewport_size(PHONE)
    page.goto("/")

    for target in page.locator(".header .tool, .header summary, .brand").all():
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= 44
    assert page.locator(".header").bounding_box()["height"] <= 58
