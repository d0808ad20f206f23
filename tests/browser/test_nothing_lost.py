"""Whatever happens to the server, the line, the session or the tab: each word typed
into a form is offered back."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Error

from mmn.desk.models import FormCopy
from news.models import Post
from tests.browser.test_editor_flow import log_in, wait_until

pytestmark = pytest.mark.browser

PROJECT = Path(__file__).resolve().parent.parent.parent
WORDS = " ".join(f"word{number}" for number in range(480))
SUMMARY = "Twelve crews came home and told what had happened to their wages"
CONTACT = "Ma Khin Khin of the Seafarers"
ADD = "/admin/news/post/add/"
IS_READY = "window.CKEDITOR?.instances.id_body?.status === 'ready'"
STATE = "document.querySelector('[data-copies-state]').dataset.copiesState"


def write(page):
    """More than 500 words: title, summary, text, and a row below."""
    wait_until(page, IS_READY)
    page.fill("#id_title", "Crews at sea")
    page.fill("#id_summary", SUMMARY)
    page.click("#cke_id_body .cke_wysiwyg_div")
    page.keyboard.insert_text(WORDS)
    page.click("#press_contacts-group .add-row a")
    page.fill("#id_press_contacts-0-name", CONTACT)


def put_back(page):
    """Take the offer at the top of the form."""
    page.locator(".copy-offer").first.wait_for()
    page.get_by_role("link", name="Put it back").first.click()
    wait_until(page, "location.search.startsWith('?copy=')")
    wait_until(page, IS_READY)


def assert_all_is_back(page):
    assert page.input_value("#id_title") == "Crews at sea"
    assert page.input_value("#id_summary") == SUMMARY
    assert page.input_value("#id_press_contacts-0-name") == CONTACT
    text = page.evaluate("CKEDITOR.instances.id_body.editable().getText()")
    assert text.split() == WORDS.split()
    assert not page.query_selector(".errornote")


def wait_for_state(page, *names):
    wait_until(page, f"{list(names)}.includes({STATE})")


# --- The server


class Site:
    """The real site in a process of its own, with a database of its own."""

    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = str(free.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **{k: v for k, v in os.environ.items() if k != "DATABASE_URL"},
            **{"DJANGO_SETTINGS_MODULE": "mmn.settings", "DATA_DIR": str(folder)},
            **{"SECRET_KEY": "known to everybody", "STATIC_FROM_SOURCE": "on"},
            **{"BACKGROUND": "off", "DJANGO_SUPERUSER_PASSWORD": "river"},
        }
        self.manage("migrate", "-v0")
        self.manage(
            "createsuperuser",
            "--noinput",
            "--username=reiko",
            "--email=reiko@example.org",
        )

    def manage(self, *words):
        command = [sys.executable, "manage.py", *words]
        subprocess.run(command, cwd=PROJECT, env=self.environment, check=True)

    def start(self):
        command = [sys.executable, "manage.py", "runserver", "--noreload", self.port]
        self.process = subprocess.Popen(
            command, cwd=PROJECT, env=self.environment, stderr=subprocess.DEVNULL
        )

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def site(tmp_path):
    site = Site(tmp_path)
    site.start()
    yield site
    site.kill()


def open_when_there(page, address):
    """A server takes a moment to start, on a busy machine many."""
    for _ in range(600):
        try:
            return page.goto(address)
        except Error:
            page.wait_for_timeout(100)
    raise AssertionError(f"no answer: {address}")


@pytest.mark.parametrize("moment", ["before a word arrived", "after the last word"])
def test_server_killed_and_tab_closed(browser, site, moment):
    context = browser.new_context(base_url=site.url)
    page = context.new_page()
    open_when_there(page, "/admin/login/?next=" + ADD)
    page.fill("#id_username", "reiko")
    page.fill("#id_password", "river")
    page.click("input[type=submit]")
    wait_until(page, IS_READY)
    if moment == "before a word arrived":
        site.kill()
    write(page)
    if moment == "before a word arrived":
        wait_for_state(page, "offline")
    else:
        wait_for_state(page, "kept")
        site.kill()
    page.close()

    site.start()
    page = context.new_page()
    open_when_there(page, ADD)
    put_back(page)

    assert_all_is_back(page)
    page.click("input[name=_save]")
    page.locator(".messagelist .success").wait_for()
    page.goto(ADD)
    wait_until(page, "!Object.keys(localStorage).some(k => k.startsWith('mmn-copy:'))")
    assert not page.query_selector(".copy-offer")
    context.close()


def test_an_error_of_the_server_while_saving(page, monkeypatch):
    def fail(post, *args, **kwargs):
        raise RuntimeError("the disk is full")

    log_in(page)
    page.goto(ADD)
    write(page)
    with monkeypatch.context() as broken:
        broken.setattr(Post, "save", fail)
        page.click("input[name=_save]")
        page.wait_for_selector("text=Something went wrong")

    page.goto(ADD)
    put_back(page)

    assert_all_is_back(page)


# --- The session


def log_in_again(page):
    page.fill("#id_username", "reiko")
    page.fill("#id_password", "river")
    page.click("input[type=submit]")


def test_an_expired_session_stops_saving_and_goes_on_after_logging_in(page):
    log_in(page)
    page.goto(ADD)
    write(page)
    Session.objects.all().delete()

    page.click("input[name=_save]")
    note = page.locator("[data-copies-stopped]")
    note.get_by_text("you were logged out").wait_for()
    assert_all_is_back(page)

    with page.context.expect_page() as opened:
        note.get_by_role("link", name="Log in in another tab").click()
    log_in_again(opened.value)
    opened.value.wait_for_selector("text=Welcome")
    page.click("input[name=_save]")
    page.locator(".messagelist .success").wait_for()

    post = Post.objects.get()
    assert (post.summary, WORDS in post.body) == (SUMMARY, True)
    assert post.press_contacts.get().name == CONTACT
    assert page.url.endswith(reverse("admin:news_post_change", args=[post.pk]))


def test_an_expired_session_and_a_closed_tab(page):
    log_in(page)
    page.goto(ADD)
    wait_until(page, IS_READY)
    Session.objects.all().delete()
    page.context.clear_cookies()
    write(page)
    wait_for_state(page, "out")
    assert "logged out" in page.inner_text("[data-copies-state]")
    assert not FormCopy.objects.exists()
    context = page.context
    page.close()

    page = context.new_page()
    page.goto(ADD)
    log_in_again(page)
    put_back(page)

    assert_all_is_back(page)


# --- The line


def test_the_network_cut_and_the_tab_closed(page):
    log_in(page)
    page.goto(ADD)
    wait_until(page, IS_READY)
    context = page.context
    context.set_offline(True)
    write(page)
    wait_for_state(page, "offline")
    page.click("input[name=_save]")
    page.locator("[data-copies-stopped]").get_by_text("no connection").wait_for()
    assert not FormCopy.objects.exists()
    page.close()

    context.set_offline(False)
    page = context.new_page()
    page.goto(ADD)
    put_back(page)

    assert_all_is_back(page)


# --- Tabs


def test_two_tabs_of_one_person_keep_two_texts(page, make):
    post = make(Post, title="Crews", body="<p>Stored</p>")
    change = reverse("admin:news_post_change", args=[post.pk])
    log_in(page)
    tabs = [page, page.context.new_page()]
    for number, tab in enumerate(tabs, 1):
        tab.goto(change)
        wait_until(tab, IS_READY)
        tab.fill("#id_summary", f"Typed in tab {number}")
        wait_for_state(tab, "kept")
    tabs[1].locator("[data-copies-others]").get_by_text("another window").wait_for()
    fresh = page.context.new_page()
    for tab in tabs:
        tab.close()
    fresh.goto(change)
    links = fresh.get_by_role("link", name="Put it back")
    addresses = [link.get_attribute("href") for link in links.all()]
    texts = set()
    for address in addresses:
        fresh.goto(address)
        texts.add(fresh.input_value("#id_summary"))
        wait_for_state(fresh, "kept")
    assert texts == {"Typed in tab 1", "Typed in tab 2"}
    kept = FormCopy.objects.unsaved_by(User.objects.get())
    assert {dict(copy.fields)["summary"] for copy in kept} == texts
    assert len(kept) == 2
    post.refresh_from_db()
    assert post.summary == ""


# --- What stays quiet


def test_a_form_only_looked_at_leaves_nothing(page, make):
    log_in(page)
    change = reverse("admin:news_post_change", args=[make(Post).pk])
    with page.expect_response(lambda answer: "desk/copies" in answer.url):
        page.goto(change)
    wait_until(page, IS_READY)

    page.goto("/admin/")
    keys = page.evaluate("Object.keys(localStorage)")
    assert not [key for key in keys if key.startswith("mmn-copy:")]
    assert not FormCopy.objects.unsaved_by(User.objects.get())
    page.goto(change)
    assert page.locator(".copy-offer").count() == 0


def test_a_browser_that_keeps_nothing_says_so(page):
    log_in(page)
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full'); };"
    )
    page.goto(ADD)
    page.fill("#id_title", "Crews at sea")

    wait_for_state(page, "kept")

    assert "keeps no copies" in page.inner_text("[data-copies-state]")


def test_after_saving_one_is_where_one_was(page, make):
    post = make(Post, body="<p>Stored</p>")
    log_in(page)
    page.goto(reverse("admin:news_post_change", args=[post.pk]))
    wait_until(page, IS_READY)
    page.fill("#id_slug", "crews-at-sea")
    page.focus("#id_slug")
    top = "document.activeElement.getBoundingClientRect().top"
    before = page.evaluate(top)

    page.keyboard.press("Enter")
    page.locator(".messagelist .success").wait_for()
    wait_until(page, IS_READY)

    wait_until(page, "document.activeElement.id === 'id_slug'")
    assert abs(page.evaluate(top) - before) < 3
    saved = page.inner_text("[data-copies-saved]")
    assert "was changed successfully" in saved
