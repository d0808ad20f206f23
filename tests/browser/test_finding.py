"""What exists is found while one types, by keyboard, and what is new made in place."""

import pytest
from django.urls import reverse

from events.models import Event
from mmn.content.models import Organisation, Tag
from news.models import Post, PressContact
from publications.models import Publication

from .test_editor_flow import log_in, wait_until

pytestmark = pytest.mark.browser


def save(page):
    wait_until(page, "CKEDITOR.instances.id_body.status === 'ready'")
    page.click("input[name=_save]")
    page.wait_for_selector(".messagelist .success")


def type_into_box(page, words):
    page.keyboard.press("Enter")
    page.locator(".select2-search__field").last.wait_for()
    page.keyboard.type(words)


def test_a_tag_is_found_and_another_made_by_keyboard(page, make):
    make(Post, tags=["labour rights"])
    post = make(Post, title="Draft", tags=["ports"], status="draft", published_at=None)
    log_in(page)
    page.goto(reverse("admin:news_post_change", args=[post.pk]))
    field = page.locator("#id_tags")
    field.press("End")
    field.press_sequentially(", labo")
    page.get_by_role("option", name="labour rights").wait_for()

    field.press("ArrowDown")
    field.press("Enter")
    assert field.input_value() == "ports, labour rights, "
    field.press_sequentially("boats")
    page.get_by_role("option", name="New tag: boats").click()
    save(page)

    names = sorted(tag.name for tag in Post.objects.get(pk=post.pk).tags.all())
    assert names == ["boats", "labour rights", "ports"]
    assert Tag.objects.count() == 3


def test_an_organiser_is_found_and_another_made_by_keyboard(page, make):
    known = Organisation.objects.create(name="Harbour Workers' Union", acronym="HWU")
    event = make(Event, status="draft", published_at=None)
    log_in(page)
    page.goto(reverse("admin:events_event_change", args=[event.pk]))
    add = page.locator("#organisers-group .add-row a")
    add.press("Enter")
    page.locator("#organisers-0 .select2-selection").focus()
    type_into_box(page, "hwu")
    page.get_by_role("option", name="Harbour Workers' Union (HWU)").wait_for()
    page.keyboard.press("Enter")

    add.press("Enter")
    page.locator("#organisers-1 .select2-selection").focus()
    type_into_box(page, "Deckhands United")
    page.get_by_role("option", name="New: Deckhands United").wait_for()
    page.keyboard.press("Enter")
    page.get_by_text("Added to the list of organisations").wait_for()
    shown = page.locator("#organisers-1 .select2-selection__rendered").inner_text()
    assert "New:" not in shown
    assert "Deckhands United" in shown
    save(page)

    made = Organisation.objects.get(name="Deckhands United")
    assert [one.organisation for one in event.organisers.all()] == [known, made]


def test_several_funders_are_made_and_known_ones_not_twice(page, make):
    Organisation.objects.create(name="Rivers Trust")
    book = make(Publication, status="draft", published_at=None)
    log_in(page)
    page.goto(reverse("admin:publications_publication_change", args=[book.pk]))
    box = page.locator("#id_funders ~ .select2 .select2-search__field")
    box.press_sequentially("Coast Fund")
    page.get_by_role("option", name="New: Coast Fund").wait_for()
    box.press("Enter")
    page.get_by_text("Added to the list of organisations: Coast Fund").wait_for()
    box.press_sequentially("rivers")
    page.get_by_role("option", name="Rivers Trust").wait_for()
    box.press("Enter")
    chosen = page.locator("#id_funders ~ .select2 .select2-selection__choice")
    wait_until(
        page, "document.querySelectorAll('#id_funders option:checked').length == 2"
    )
    assert [one.inner_text()[1:].strip() for one in chosen.all()] == [
        "Coast Fund",
        "Rivers Trust",
    ]
    save(page)

    names = sorted(one.name for one in book.funders.all())
    assert names == ["Coast Fund", "Rivers Trust"]


def test_without_a_line_an_organisation_is_not_made_and_the_form_stays(page, make):
    event = make(Event, status="draft", published_at=None)
    log_in(page)
    page.goto(reverse("admin:events_event_change", args=[event.pk]))
    page.fill("#id_venue", "Hall 3")
    page.locator("#organisers-group .add-row a").press("Enter")
    page.locator("#organisers-0 .select2-selection").focus()
    type_into_box(page, "Deckhands United")
    page.get_by_role("option", name="New: Deckhands United").wait_for()
    page.route("**/organisations/make/", lambda route: route.abort())
    page.keyboard.press("Enter")

    page.get_by_text("“Deckhands United” could not be added").wait_for()
    assert page.locator("#id_organisers-0-organisation").input_value() == ""
    assert page.locator("#id_venue").input_value() == "Hall 3"


def test_a_press_contact_is_found_with_address_and_number(page, make):
    PressContact.objects.create(
        post=make(Post),
        name="Sokha Chan",
        title="Coordinator",
        email="sokha@example.org",
        phone="+66 1",
    )
    log_in(page)
    page.goto(reverse("admin:news_post_add"))
    page.locator("#press_contacts-group .add-row a").press("Enter")
    row = "#id_press_contacts-0"
    page.fill(f"{row}-phone", "+855 2")
    page.locator(f"{row}-name").press_sequentially("sok")
    page.get_by_role("option", name="Sokha Chan, Coordinator").click()

    assert page.locator(f"{row}-name").input_value() == "Sokha Chan"
    assert page.locator(f"{row}-title").input_value() == "Coordinator"
    assert page.locator(f"{row}-email").input_value() == "sokha@example.org"
    assert page.locator(f"{row}-phone").input_value() == "+855 2"
