"""People pasted, a programme built and put in order, with no hand on the mouse."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from events.models import Event, Panel, PanelSeat, Participant
from tests.browser.test_editor_flow import log_in, wait_until

pytestmark = pytest.mark.browser

LIST = """1. H.E. Ms Chan Sopheap, Secretary of State, Ministry of Labour, Cambodia
2. U Kyaw Zin, Director, Department of Labour, Ministry of Labour
Khun Malee, Focus on the Global South Fortify Rights
လောက
Ms Reiko Tanaka, Coordinator, Mekong Migration Network (moderator)
"""


@pytest.fixture
def problems(page):
    found = []
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def press(page, selector, *keys):
    """Keys on something that has the focus, or gets it as by the Tab key."""
    target = page.locator(selector).first
    assert target.evaluate("node => node.tabIndex") >= 0
    target.focus()
    for key in keys:
        page.keyboard.press(key)


def write(page, selector, text):
    press(page, selector)
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def choose(page, selector, label):
    """By typing the beginning of the choice, as one does in a closed list."""
    press(page, selector)
    page.keyboard.type(label)
    page.keyboard.press("Tab")


def paste_people(page, text):
    press(page, "[data-paste=participants] [data-paste-open]", "Enter")
    page.keyboard.insert_text(text)
    press(page, "dialog[open] [data-paste-read]", "Enter")
    page.wait_for_selector("dialog[open] [data-paste-row]")


def add_session(page, number, title):
    press(page, "#panels-group .add-row a", "Enter")
    write(page, f"#id_panels-{number}-title", title)


def add_seat(page, number, person, topic=""):
    press(page, f"#panels-{number} [data-add-seat]", "Enter")
    page.keyboard.type(person)
    for key in ("Tab", "Tab"):
        page.keyboard.press(key)
    page.keyboard.insert_text(topic)
    page.keyboard.press("Tab")


def titles(page):
    return page.eval_on_selector_all(
        "#panels-group .inline-related:not(.empty-form) [name$='-title']",
        "nodes => nodes.map(node => node.value)",
    )


def people_in(page, number):
    return page.eval_on_selector_all(
        f"#panels-{number} [data-person]",
        "nodes => nodes.map(node => node.selectedOptions[0].text)",
    )


def said(page):
    return page.locator("[data-programme] [data-said]").inner_text()


def axe_finds(page, place):
    """What axe finds, but for the empty head of Django's own first column."""
    results = Axe().run(page, context=place)
    found = [(v["id"], v["nodes"][0]["target"]) for v in results.response["violations"]]
    return [(rule, where) for rule, where in found if rule != "empty-table-header"]


def test_people_and_programme_by_keyboard_alone(page, problems):
    log_in(page)
    page.goto(reverse("admin:events_event_add"))
    write(page, "#id_title", "Dialogue on wages")
    write(page, "#id_starts_at_0", "2030-05-01")
    write(page, "#id_starts_at_1", "09:00")

    paste_people(page, LIST)
    assert page.locator(".paste__row--doubtful").count() == 2
    assert axe_finds(page, "dialog[open]") == []
    press(page, "dialog[open] [data-paste-add]", "Enter")
    assert page.locator("#participants-group tr.dynamic-participants").count() == 5
    assert not Participant.objects.exists()

    for number, title in enumerate(["Opening", "Wages at sea", "Closing"]):
        add_session(page, number, title)
    add_seat(page, 0, "H.E. Ms Chan")
    add_seat(page, 1, "U Kyaw", "Fines")
    add_seat(page, 1, "Khun Malee", "Debts")
    add_seat(page, 2, "Ms Reiko")
    assert page.locator("#panels-2 [data-role]").input_value() == "moderator"

    write(page, "#id_panels-1-starts_at_1", "11:00")
    write(page, "#id_panels-1-ends_at_1", "10:00")
    assert page.locator("#id_panels-1-ends_at_0").input_value() == "2030-05-01"
    page.locator("#panels-1").get_by_text("ends before it starts").wait_for()
    write(page, "#id_panels-1-ends_at_1", "12:00")
    assert page.locator("#panels-1").get_by_text("ends before").count() == 0

    press(page, "#panels-2 h3 [data-grip]", "ArrowUp")
    assert titles(page) == ["Opening", "Closing", "Wages at sea"]
    assert said(page) == "Closing: place 2 of 3 in the programme."
    assert page.evaluate("document.activeElement.matches('#panels-2 h3 [data-grip]')")
    press(page, "#panels-2 h3 [data-down]", "Enter")
    press(page, "#panels-1 .seat [data-grip]", "ArrowDown")
    assert people_in(page, 1) == ["Khun Malee", "U Kyaw Zin"]
    page.keyboard.press("ArrowDown")
    assert people_in(page, 2) == ["U Kyaw Zin", "Ms Reiko Tanaka"]
    assert said(page) == "U Kyaw Zin: place 1 of 2 in Closing."
    page.keyboard.press("ArrowUp")
    assert axe_finds(page, "[data-programme]") == []
    assert axe_finds(page, "[data-paste=participants]") == []

    press(page, "input[name=_preview]", "Enter")
    page.wait_for_selector("main ol.programme")

    event = Event.objects.get()
    assert [(p.title, [str(s) for s in p.seats.all()]) for p in event.panels.all()] == [
        ("Opening", ["H.E. Ms Chan Sopheap (Speaker)"]),
        ("Wages at sea", ["Khun Malee (Speaker)", "U Kyaw Zin (Speaker)"]),
        ("Closing", ["Ms Reiko Tanaka (Moderator)"]),
    ]
    shown = page.locator("main ol.programme").inner_text()
    assert shown.index("Khun Malee") < shown.index("Fines") < shown.index("Closing")
    assert problems == []


def test_an_error_deep_inside_keeps_all_and_is_shown_at_its_seat(page, problems):
    log_in(page)
    page.goto(reverse("admin:events_event_add"))
    write(page, "#id_title", "Dialogue")
    write(page, "#id_starts_at_0", "2030-05-01")
    write(page, "#id_starts_at_1", "09:00")
    paste_people(page, "Ms Sokha, ILO\nMr Dara, ILO\n")
    press(page, "dialog[open] [data-paste-add]", "Enter")
    add_session(page, 0, "Opening")
    add_seat(page, 0, "Ms Sokha", "Pay")
    add_seat(page, 0, "Ms Sokha", "Rent")

    press(page, "input[name=_save]", "Enter")
    page.wait_for_selector(".errornote")

    assert not Event.objects.exists()
    seats = page.locator("#panels-0 .seat")
    assert people_in(page, 0) == ["Ms Sokha", "Ms Sokha"]
    assert seats.nth(1).locator("[data-topic]").input_value() == "Rent"
    assert (
        "has this role already" in seats.nth(1).locator("[data-problem]").inner_text()
    )
    assert seats.nth(0).locator("[data-problem]").is_hidden()

    choose(page, "#panels-0 .seat:nth-child(2) [data-person]", "Mr Dara")
    press(page, "input[name=_save]", "Enter")
    page.wait_for_selector(".messagelist .success")

    panel = Panel.objects.get()
    assert [(s.participant.name, s.topic) for s in panel.seats.all()] == [
        ("Sokha", "Pay"),
        ("Dara", "Rent"),
    ]
    assert problems == []


def test_seats_follow_their_people_when_rows_above_go(page, make, problems):
    event = make(Event)
    stored = Participant.objects.create(event=event, name="Stored", honorific="Ms")
    panel = Panel.objects.create(event=event, title="Opening")
    PanelSeat.objects.create(panel=panel, participant=stored)
    log_in(page)
    page.goto(reverse("admin:events_event_change", args=[event.pk]))
    paste_people(page, "Ms First, ILO\nMs Second, ILO\nMs Third, ILO")
    press(page, "dialog[open] [data-paste-add]", "Enter")
    for name in ("Ms First", "Ms Second", "Ms Third"):
        add_seat(page, 0, name)
    add_session(page, 1, "To go")
    add_session(page, 2, "Closing")
    press(page, "#panels-2 h3 [data-grip]", "ArrowUp", "ArrowUp")
    assert titles(page) == ["Closing", "Opening", "To go"]

    page.locator("#participants-2 .inline-deletelink").click()
    page.locator("#panels-1 .inline-deletelink").click()
    wait_until(page, "document.querySelectorAll('.dynamic-panels').length === 2")
    page.locator("#id_participants-0-DELETE").check()

    assert "Ms Stored has a seat in Opening" in said(page)
    page.locator("#panels-0 .seat").nth(0).get_by_text(
        "deleted when you save"
    ).wait_for()
    gone = page.locator("#panels-0 .seat").nth(2)
    gone.get_by_text("was taken out of the list above").wait_for()
    assert titles(page) == ["Closing", "Opening"]
    gone.locator("[data-remove]").click()
    page.click("input[name=_save]")
    page.wait_for_selector(".messagelist .success")

    assert [p.title for p in event.panels.all()] == ["Closing", "Opening"]
    assert [s.participant.name for s in panel.seats.all()] == ["First", "Third"]
    assert not Participant.objects.filter(name__in=["Stored", "Second"]).exists()
    assert problems == []


def test_a_person_found_while_typing_fills_what_is_empty(page, make):
    Participant.objects.create(
        event=make(Event), name="Sokha Chan", honorific="Ms", organisation="ILO"
    )
    log_in(page)
    page.goto(reverse("admin:events_event_add"))
    press(page, "#participants-group .add-row a", "Enter")

    press(page, "#id_participants-0-name")
    page.keyboard.type("Sokha")
    page.get_by_role("option", name="Ms Sokha Chan, ILO").wait_for()
    page.locator("#id_participants-0-organisation").evaluate("one => one.value = 'UN'")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    assert page.locator("#id_participants-0-name").input_value() == "Sokha Chan"
    assert page.locator("#id_participants-0-honorific").input_value() == "Ms"
    assert page.locator("#id_participants-0-organisation").input_value() == "UN"
