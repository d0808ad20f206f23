"""Nothing typed is lost by a slip of the hand: leaving, and clicking twice."""

from time import sleep

import pytest
from django.urls import reverse

from news.models import Post
from tests.browser.test_editor_flow import log_in, wait_until

pytestmark = pytest.mark.browser

CLICK_THREE_TIMES = """() => {
  const save = document.querySelector("input[name=_save]");
  save.click();
  setTimeout(() => save.click(), 60);
  setTimeout(() => save.click(), 200);
}"""


@pytest.fixture
def asked(page):
    """The kinds of questions that the browser put, each answered with yes."""
    kinds = []
    page.on("dialog", lambda box: (kinds.append(box.type), box.accept()))
    return kinds


def open_new_post(page):
    log_in(page)
    page.goto(reverse("admin:news_post_add"))
    wait_until(page, "CKEDITOR.instances.id_body.status === 'ready'")


def test_impatient_clicks_make_one_entry(page, monkeypatch):
    save = Post.save

    def slowly(post, *args, **kwargs):
        sleep(0.5)
        save(post, *args, **kwargs)

    monkeypatch.setattr(Post, "save", slowly)
    open_new_post(page)
    page.fill("#id_title", "Crews at sea")

    page.evaluate(CLICK_THREE_TIMES)
    page.wait_for_selector("text=was added successfully")

    assert Post.objects.count() == 1


def test_leaving_a_form_that_was_typed_into_asks_first(page, asked):
    open_new_post(page)
    page.click("#id_title")
    page.keyboard.type("Crews")

    page.goto("/admin/")

    assert asked == ["beforeunload"]


def test_leaving_after_writing_only_in_the_editor_asks_first(page, asked):
    open_new_post(page)
    page.click("#cke_id_body .cke_wysiwyg_div")
    page.keyboard.type("Crews at sea")

    page.goto("/admin/")

    assert asked == ["beforeunload"]


def test_the_back_button_brings_a_left_text_back(page, asked):
    open_new_post(page)
    page.fill("#id_title", "Crews")
    page.click("#cke_id_body .cke_wysiwyg_div")
    page.keyboard.type("Crews at sea")

    page.goto("/admin/")
    page.go_back()

    wait_until(page, "CKEDITOR.instances.id_body.status === 'ready'")
    assert page.input_value("#id_title") == "Crews"
    wait_until(page, "CKEDITOR.instances.id_body.getData().includes('at sea')")


def test_saving_or_only_looking_asks_nothing(page, asked):
    open_new_post(page)
    page.click("#id_title")
    page.goto(reverse("admin:news_post_add"))
    wait_until(page, "CKEDITOR.instances.id_body.status === 'ready'")
    page.fill("#id_title", "Crews at sea")

    page.click("input[name=_save]")
    page.wait_for_selector("text=was added successfully")

    assert asked == []


def test_each_error_is_named_at_the_top_with_a_link_to_its_field(page):
    log_in(page)
    page.goto(reverse("admin:vacancies_vacancy_add"))
    page.fill("#id_title", "Driver")
    page.fill("#id_apply_email", "jobs at the network")
    page.click("input[name=_save]")
    links = page.locator(".errornote a")
    links.first.wait_for()

    links.get_by_text("Applications to: Enter a valid email address.").click()

    assert links.all_inner_texts() == [
        "Deadline: This field is required.",
        "Applications to: Enter a valid email address.",
    ]
    assert page.evaluate("document.activeElement.id") == "id_apply_email"


def test_an_error_of_the_whole_form_is_put_on_no_field(page):
    log_in(page)
    page.goto(reverse("admin:events_event_add"))
    page.fill("#id_starts_at_0", "2030-05-02")
    page.fill("#id_starts_at_1", "09:00")
    page.fill("#id_ends_at_0", "2030-05-01")
    page.fill("#id_ends_at_1", "09:00")
    page.click("input[name=_save]")
    page.locator(".errornote a").first.wait_for()

    assert page.locator(".errornote a").all_inner_texts() == [
        "Title: This field is required."
    ]
    page.get_by_text("An event cannot end before it starts.").wait_for()
