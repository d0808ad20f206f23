"""The programme in the form of its event: seats of people saved and not yet saved."""

import json

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from events.models import Event, Panel, PanelSeat, Participant
from tests.admin_post import filled

NINE = {"starts_at_0": "2030-05-01", "starts_at_1": "09:00"}


def seats(*chosen):
    """``seats(("row:0", "speaker", "Wages"))`` as the field has it."""
    names = ("participant", "role", "topic")
    return json.dumps(
        [dict(zip(names, map(str, seat), strict=True)) for seat in chosen]
    )


def add(client, rows, **typed):
    url = reverse("admin:events_event_add")
    typed = {"title": "Dialogue", **NINE, **typed}
    return client.post(url, filled(client.get(url), rows, **typed))


def change_url(event):
    return reverse("admin:events_event_change", args=[event.pk])


def change(client, event, rows=None, **typed):
    url = change_url(event)
    return client.post(url, filled(client.get(url), rows, **typed))


def seated(panel):
    return [(s.participant.name, s.role, s.topic) for s in panel.seats.all()]


@pytest.fixture
def session(make):
    """A session with two people in it, and one who has no seat."""
    event = make(Event)
    names = ("Sokha", "Dara", "Malee")
    people = [Participant.objects.create(event=event, name=name) for name in names]
    panel = Panel.objects.create(event=event, title="Opening")
    for position, person in enumerate(people[:2]):
        PanelSeat.objects.create(panel=panel, participant=person, position=position)
    return event, panel, people


def test_people_typed_in_the_same_form_get_their_seats(admin_client):
    rows = {
        "participants": [{"name": "Sokha"}, {"name": "Dara"}],
        "panels": [
            {
                "title": "Opening",
                "seats": seats(("row:1", "moderator", ""), ("row:0", "speaker", "Pay")),
            }
        ],
    }

    answer = add(admin_client, rows)

    assert answer.status_code == 302, answer.context["errors"]
    assert seated(Panel.objects.get()) == [
        ("Dara", "moderator", ""),
        ("Sokha", "speaker", "Pay"),
    ]


def test_saving_without_a_change_keeps_every_row(admin_client, session):
    event, panel, _people = session
    before = list(PanelSeat.objects.order_by("pk").values())

    assert change(admin_client, event, summary="In short").status_code == 302

    assert list(PanelSeat.objects.order_by("pk").values()) == before


def test_seats_are_reordered_changed_added_and_taken_out(admin_client, session):
    event, panel, (sokha, dara, malee) = session
    of_dara = panel.seats.get(participant=dara).pk
    wanted = seats((malee.pk, "speaker", ""), (dara.pk, "moderator", "Pay"))

    change(admin_client, event, **{"panels-0-seats": wanted})

    assert seated(panel) == [("Malee", "speaker", ""), ("Dara", "moderator", "Pay")]
    assert panel.seats.get(participant=dara).pk == of_dara


def test_a_seat_moves_to_another_session(admin_client, session):
    event, panel, (sokha, dara, _malee) = session
    other = Panel.objects.create(event=event, title="Closing", position=1)

    change(
        admin_client,
        event,
        **{"panels-0-seats": seats((sokha.pk, "speaker", ""))},
        **{"panels-1-seats": seats((dara.pk, "speaker", ""))},
    )

    assert (seated(panel), seated(other)) == (
        [("Sokha", "speaker", "")],
        [("Dara", "speaker", "")],
    )


def test_seats_stay_where_the_form_has_no_such_field(admin_client, session):
    event, panel, _people = session
    typed = filled(admin_client.get(change_url(event)))
    del typed["panels-0-seats"]

    answer = admin_client.post(change_url(event), {**typed, "panels-0-title": "First"})

    panel.refresh_from_db()
    assert answer.status_code == 302
    assert (panel.title, panel.seats.count()) == ("First", 2)


@pytest.mark.parametrize(
    ("seat", "sentence"),
    [
        (("row:7", "speaker", ""), "Choose a person of this event."),
        (("", "speaker", ""), "Choose a person of this event."),
        (("999999", "speaker", ""), "Choose a person of this event."),
        (("row:1", "speaker", ""), "This person has no name yet."),
        (("row:0", "king", ""), "Choose a role."),
        (("row:0", "speaker", "x" * 301), "at most 300 characters (it has 301)"),
    ],
)
def test_a_wrong_seat_is_said_and_nothing_typed_is_lost(admin_client, seat, sentence):
    right = ("row:0", "moderator", "Wages at sea")
    rows = {
        "participants": [{"name": "Sokha"}, {"position": "Director"}],
        "panels": [
            {"title": "Opening", "summary": "Words", "seats": seats(right, seat)}
        ],
        "recommendations": [{"text": "Ratify."}],
    }

    answer = add(admin_client, rows)

    assert not Event.objects.exists()
    assertContains(answer, sentence)
    form = answer.context["inline_admin_formsets"][2].formset.forms[0]
    assert json.loads(form["seats"].value()) == json.loads(seats(right, seat))
    assert list(json.loads(form.fields["seats"].widget.attrs["data-problems"])) == ["1"]
    for kept in ("Sokha", "Director", "Opening", "Words", "Ratify.", "Wages at sea"):
        assertContains(answer, kept)


def test_an_error_elsewhere_keeps_the_seats_of_people_not_saved_yet(admin_client):
    chosen = seats(("row:0", "speaker", "Wages at sea"))
    rows = {
        "participants": [{"name": "Sokha"}],
        "panels": [
            {"title": "Backwards", "seats": chosen, **NINE}
            | {"ends_at_0": "2030-05-01", "ends_at_1": "08:00"}
        ],
    }

    refused = add(admin_client, rows, title="")

    form = refused.context["inline_admin_formsets"][2].formset.forms[0]
    assert json.loads(form["seats"].value()) == json.loads(chosen)
    typed = filled_again(refused)
    typed |= {"title": "Dialogue", "panels-0-ends_at_1": "10:00"}
    answer = admin_client.post(reverse("admin:events_event_add"), typed)
    assert answer.status_code == 302, answer.context["errors"]
    assert seated(Panel.objects.get()) == [("Sokha", "speaker", "Wages at sea")]


def filled_again(refused):
    """What a browser sends when a refused form is sent once more."""
    from tests.admin_post import from_form

    data = from_form(refused.context["adminform"].form)
    for inline in refused.context["inline_admin_formsets"]:
        data |= from_form(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= from_form(form)
    return data


def test_the_same_role_twice_is_refused(admin_client, session):
    event, panel, (sokha, *_others) = session
    twice = seats((sokha.pk, "speaker", "Pay"), (sokha.pk, "speaker", "Rent"))

    answer = change(admin_client, event, **{"panels-0-seats": twice})

    assertContains(answer, "This person has this role already.")
    assert panel.seats.count() == 2


def test_somebody_of_another_event_gets_no_seat(admin_client, session, make):
    event, panel, _people = session
    stranger = Participant.objects.create(event=make(Event), name="Somebody")

    answer = change(
        admin_client, event, **{"panels-0-seats": seats((stranger.pk, "speaker", ""))}
    )

    assertContains(answer, "Choose a person of this event.")
    assert seated(panel) == [("Sokha", "speaker", ""), ("Dara", "speaker", "")]


@pytest.mark.parametrize(
    "value", ["{", "[1]", '{"a": 1}', '[{"participant": 3}]', '"x"', "[[]]"]
)
def test_a_damaged_field_takes_no_seat_away(admin_client, session, value):
    event, panel, _people = session

    answer = change(admin_client, event, **{"panels-0-seats": value})

    assertContains(answer, "is damaged")
    assert panel.seats.count() == 2


@pytest.mark.parametrize("value", ["", "null"])
def test_an_emptied_field_takes_no_seat_away(admin_client, session, value):
    event, panel, _people = session

    answer = change(admin_client, event, **{"panels-0-seats": value})

    assert answer.status_code == 302
    assert panel.seats.count() == 2


def test_deleting_somebody_with_a_seat_is_refused_unless_it_was_seen(
    admin_client, session
):
    event, panel, (sokha, dara, _malee) = session
    row = {"participants-0-DELETE": "on"}

    refused = change(admin_client, event, **row)

    assertContains(refused, "Sokha is marked for deletion")
    assert Participant.objects.filter(pk=sokha.pk).exists()

    kept = json.loads(seats((sokha.pk, "speaker", ""), (dara.pk, "speaker", "")))
    kept[0]["goes"] = True
    change(admin_client, event, **row, **{"panels-0-seats": json.dumps(kept)})

    assert not Participant.objects.filter(pk=sokha.pk).exists()
    assert seated(panel) == [("Dara", "speaker", "")]


def test_a_card_with_nothing_but_its_place_is_no_session(admin_client):
    add(admin_client, {"panels": [{"position": 3, "seats": "[]"}]})

    assert Event.objects.exists()
    assert not Panel.objects.exists()


def test_forty_people_and_ten_sessions_are_read_in_few_queries(
    admin_client, make, django_assert_max_num_queries
):
    event = make(Event)
    for number in range(40):
        person = Participant.objects.create(event=event, name=f"P {number}")
        if number < 10:
            panel = Panel.objects.create(event=event, title=f"S {number}")
            PanelSeat.objects.create(panel=panel, participant=person)

    admin_client.get(change_url(event))  # keeps its first version
    with django_assert_max_num_queries(70):
        admin_client.get(change_url(event))
