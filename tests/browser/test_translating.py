"""The original beside the form of its translation, on a phone and by keyboard."""

import pytest

from mmn.desk.translating.starting import start_address
from news.models import Post
from tests.browser.test_editor_flow import log_in

pytestmark = pytest.mark.browser


@pytest.fixture
def form(page, transactional_db, make):
    original = make(Post, title="Boats", summary="Crews wait.", body="<p>Wages.</p>")
    log_in(page)
    page.goto(start_address(original, "th"))
    page.locator(".field-title [data-original-of=title]").wait_for()
    return page


def box(form, selector):
    return form.locator(selector).first.bounding_box()


def test_the_original_stands_right_of_each_field_on_a_wide_screen(form):
    form.set_viewport_size({"width": 1400, "height": 900})

    field, original = box(form, "#id_title"), box(form, "[data-original-of=title]")

    assert original["x"] > field["x"] + field["width"]
    assert abs(original["y"] - field["y"]) < 60


def test_on_a_phone_it_stands_below_and_nothing_overflows(form):
    form.set_viewport_size({"width": 360, "height": 780})

    field, original = box(form, "#id_title"), box(form, "[data-original-of=title]")

    assert original["y"] >= field["y"] + field["height"]
    assert original["x"] + original["width"] <= 360
    assert form.evaluate("document.documentElement.scrollWidth") <= 360
