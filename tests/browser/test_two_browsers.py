"""Two people in two browsers on one entry with rows: nothing of either is lost."""

import pytest
from django.contrib.auth.models import User

from events.models import Event, Participant
from tests.admin_post import address
from tests.browser.test_editor_flow import wait_until

pytestmark = pytest.mark.browser

READY = "window.CKEDITOR?.instances.id_body?.status === 'ready'"


@pytest.fixture
def open_as(browser, live_server):
    """``open_as("naw", path)``: that person's own browser, logged in, on a form."""
    contexts = []

    def open_form(name, path):
        User.objects.create_superuser(name, password="river", first_name=name.title())
        contexts.append(browser.new_context(base_url=live_server.url))
        contexts[-1].set_default_timeout(60_000)  # a busy machine is slow
        page = contexts[-1].new_page()
        page.goto(path)
        page.fill("#id_username", name)
        page.fill("#id_password", "river")
        page.click("input[type=submit]")
        wait_until(page, READY)
        return page

    yield open_form
    for context in contexts:
        context.close()


def save(page):
    with page.expect_navigation():
        page.locator("input[name=_save]").first.click()


def test_rows_and_fields_of_both_arrive_and_what_both_changed_is_chosen(open_as, make):
    event = make(Event, title="Dialogue")
    for name in ("Srey Mom", "Aung Kyaw"):
        Participant.objects.create(event=event, name=name)
    path = address(Event, "change", event.pk)
    naw, srey = open_as("naw", path), open_as("srey", path)
    srey.fill("#id_title", "Dialogue in Yangon")
    srey.fill("#id_venue", "Town Hall")
    srey.fill("#id_participants-0-organisation", "Harbour Union")
    save(srey)

    naw.fill("#id_title", "Dialogue in Bangkok")
    naw.fill("#id_summary", "What both sides agreed on.")
    naw.fill("#id_participants-1-organisation", "Department of Labour")
    save(naw)

    asked = naw.locator(".choose__conflict")
    assert asked.count() == 1
    assert "in Yangon" in asked.inner_text()
    assert "in Bangkok" in asked.inner_text()
    assert "Srey" in naw.locator("#content-main").inner_text()
    event.refresh_from_db()
    assert (event.title, event.summary) == ("Dialogue in Yangon", "")

    naw.get_by_label("What Srey saved").check()
    with naw.expect_navigation():
        naw.click("input[type=submit].default")

    event.refresh_from_db()
    assert event.title == "Dialogue in Yangon"
    assert event.venue == "Town Hall"
    assert event.summary == "What both sides agreed on."
    organisations = event.participants.values_list("organisation", flat=True)
    assert list(organisations) == ["Harbour Union", "Department of Labour"]


def test_nothing_is_asked_where_nothing_clashes(open_as, make):
    event = make(Event, title="Dialogue")
    path = address(Event, "change", event.pk)
    naw, srey = open_as("naw", path), open_as("srey", path)
    srey.fill("#id_venue", "Town Hall")
    save(srey)
    naw.fill("#id_summary", "What both sides agreed on.")
    save(naw)

    assert "beside what others saved" in naw.locator(".messagelist").inner_text()
    assert naw.input_value("#id_venue") == "Town Hall"
    event.refresh_from_db()
    assert (event.venue, event.summary) == ("Town Hall", "What both sides agreed on.")


def test_the_page_of_the_choices_is_done_with_the_keyboard(open_as, make):
    event = make(Event, title="Dialogue")
    path = address(Event, "change", event.pk)
    naw, srey = open_as("naw", path), open_as("srey", path)
    srey.fill("#id_title", "Dialogue in Yangon")
    save(srey)
    naw.fill("#id_title", "Dialogue in Bangkok")
    save(naw)

    naw.locator(".choose__side input").first.focus()
    naw.keyboard.press("ArrowDown")
    with naw.expect_navigation():
        naw.keyboard.press("Enter")

    event.refresh_from_db()
    assert event.title == "Dialogue in Bangkok"
