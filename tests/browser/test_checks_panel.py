"""The panel of checks in a real browser: it follows what is typed and leads there."""

from importlib import import_module
from time import sleep
from types import SimpleNamespace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.apps import apps
from django.db import connection

from mmn.desk.checking import jobs
from mmn.desk.checking.fetching import Answer
from mmn.desk.checking.jobs import follow_links
from news.models import Post
from tests.admin_post import address

from .test_editor_flow import log_in, wait_until

pytestmark = pytest.mark.browser

SELECTED = "() => window.getSelection().toString()"
FOCUS = "() => document.activeElement.id"
COUNT = "document.querySelector('[data-checks-count]').textContent === '%s'"
EDITOR_READY = "CKEDITOR.instances.id_body.status === 'ready'"


@pytest.fixture
def form(page):
    """An empty form of a post with nothing to look at but what a test writes."""
    first_list = import_module("mmn.desk.migrations.0003_terms_to_avoid")
    first_list.add_terms(apps, SimpleNamespace(connection=connection))
    log_in(page)
    page.goto(address(Post, "add"))
    wait_until(page, EDITOR_READY)
    page.fill("#id_summary", "What crews are paid.")
    page.fill("#id_title", "Wages at sea")
    counted(page, "Nothing to look at")
    return page


def counted(page, words):
    wait_until(page, COUNT % words)


def write(page, html):
    page.evaluate("html => CKEDITOR.instances.id_body.setData(html)", html)


def test_term_is_found_while_typing_led_to_and_gone_when_corrected(form):
    form.fill("#id_title", "Many illegal migrants came")
    counted(form, "1 thing to look at")
    found = form.locator(".checks__item")
    assert "“undocumented migrant” instead of “illegal migrants”" in found.inner_text()

    found.get_by_role("button", name="Title").press("Enter")

    assert form.evaluate(FOCUS) == "id_title"
    assert form.evaluate(SELECTED) == "illegal migrants"
    form.keyboard.type("undocumented migrants")
    counted(form, "Nothing to look at")
    assert form.locator(".checks__item").count() == 0


def test_way_leads_into_the_text_to_the_words_and_the_link(form):
    write(
        form,
        "<p>A maid.</p><p>Long</p><p>Read <a href='/a/'>all of it</a>, or "
        "<a href='/b/'>here</a></p><blockquote><p>A <b>run</b>away</p></blockquote>",
    )
    counted(form, "3 things to look at")

    for words, selected in [("maid", "maid"), ("runaway", "runaway"), ("here", "here")]:
        item = form.locator(".checks__item", has_text=f"“{words}”")
        item.get_by_role("button", name="Text").click()
        assert form.evaluate(SELECTED) == selected

    assert (
        form.evaluate(
            "CKEDITOR.instances.id_body.getSelection().getStartElement().getAttribute"
            "('data-cke-saved-href')"
        )
        == "/b/"
    )


def test_picture_in_the_text_is_chosen(form, jpeg):
    form.locator(".checks__note").wait_for()
    picture = "<p><img src='/media/images/2026/{}.jpg' alt='{}'></p>"
    write(form, picture.format("a", "A boat") + picture.format("b", ""))
    counted(form, "1 thing to look at")
    assert form.locator(".checks__stop").inner_text() == "Before publishing"

    form.locator(".checks__item").get_by_role("button").click()

    wait_until(form, "CKEDITOR.instances.id_body.widgets.focused !== null")
    assert "/b.jpg" in form.evaluate(
        "CKEDITOR.instances.id_body.widgets.focused.parts.image.getAttribute('src')"
    )


def test_missing_row_leads_to_the_button_that_adds_one(form):
    form.select_option("#id_format", "press_release")
    counted(form, "1 thing to look at")

    form.locator(".checks__item").get_by_role("button").click()

    inside = "document.activeElement.closest('#press_contacts-group') !== null"
    assert form.evaluate(inside)


def test_only_a_changed_count_is_announced(form):
    status = form.locator("[data-checks-status]")
    form.fill("#id_summary", "A runaway")
    counted(form, "1 thing to look at")
    assert status.inner_text() == "1 thing to look at"

    form.evaluate(
        "document.querySelector('[data-checks-status]').textContent = 'unchanged'"
    )
    form.fill("#id_summary", "A maid")
    form.locator(".checks__item", has_text="maid").wait_for()

    assert status.inner_text() == "unchanged"


def test_focus_stays_in_the_list_when_it_is_written_anew(form):
    form.fill("#id_summary", "A runaway maid")
    counted(form, "2 things to look at")
    form.locator(".checks__item", has_text="maid").get_by_role("button").focus()

    form.evaluate(
        "document.dispatchEvent(new CustomEvent('desk:checks', {detail: "
        "[{code: 'x', level: 'advice', field: 'id_title', label: 'T', message: 'm'}]}))"
    )

    assert form.evaluate("document.activeElement.className") == "checks__way"


def test_folded_panel_stays_folded(form):
    form.locator(".checks__summary").click()
    form.goto(address(Post, "add"))
    wait_until(form, EDITOR_READY)

    assert not form.locator(".checks__list").is_visible()
    form.locator(".checks__summary").press("Enter")
    assert form.locator(".checks__list").is_visible()


def test_broken_link_is_told_when_it_was_followed(form, monkeypatch):
    monkeypatch.setattr(jobs, "ask", lambda url: Answer(404))
    write(form, "<p><a href='https://example.org/gone'>The report on wages</a></p>")
    for _ in range(1200):
        if follow_links():
            break
        sleep(0.05)

    form.fill("#id_title", "Wages on land")

    form.locator(".checks__item", has_text="example.org/gone").wait_for()


def test_panel_is_clean_for_axe_open_and_on_a_phone(form):
    form.fill("#id_summary", "A runaway maid")
    counted(form, "2 things to look at")
    for width in (1280, 360):
        form.set_viewport_size({"width": width, "height": 740})
        found = Axe().run(form, context=".checks")
        assert found.response["violations"] == []
        assert form.evaluate("document.documentElement.scrollWidth") <= width


def test_link_answers_while_nobody_types(form, monkeypatch):
    monkeypatch.setattr(jobs, "ask", lambda url: Answer(404))
    write(form, "<p><a href='https://gone.example.org/a'>The report on wages</a></p>")
    wait_until(form, "document.querySelector('[data-copies-state=kept]') !== null")
    assert follow_links()

    form.evaluate("window.dispatchEvent(new Event('online'))")  # the next beat

    counted(form, "1 thing to look at")
    assert "gone.example.org" in form.locator(".checks__item").inner_text()


def test_zawgyi_is_shown_in_unicode_and_taken_over_on_request(form):
    form.fill("#id_title", "ေရႊ႕ေျပာင္းအလုပ္သမားမ်ား")
    write(form, "<p>ထိုင္းႏိုင္ငံတြင္ <b>အလုပ္လုပ္ကိုင္</b>ေနေသာ</p>")
    counted(form, "2 things to look at")
    title, body = form.locator(".checks__item").all()
    assert title.locator("[lang=my]").inner_text() == "ရွှေ့ပြောင်းအလုပ်သမားများ"

    title.get_by_role("button", name="Use this text").click()
    counted(form, "1 thing to look at")
    form.get_by_role("button", name="Use this text").click()

    counted(form, "Nothing to look at")
    assert form.input_value("#id_title") == "ရွှေ့ပြောင်းအလုပ်သမားများ"
    assert "<strong>အလုပ်လုပ်ကိုင်</strong>" in form.evaluate(
        "CKEDITOR.instances.id_body.getData()"
    )
