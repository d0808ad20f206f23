"""Events in the admin: the times of the place, the people, the programme."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from events.models import Event, Organiser, Panel, PanelSeat, Participant
from mmn.content.models import Organisation
from tests.admin_post import filled

ADD = "admin:events_event_add"
ZONES = {
    "Asia/Yangon": datetime(2030, 5, 1, 2, 30, tzinfo=UTC),
    "Asia/Tokyo": datetime(2030, 5, 1, 0, 0, tzinfo=UTC),
    "Asia/Bangkok": datetime(2030, 5, 1, 2, 0, tzinfo=UTC),
    "Europe/London": datetime(2030, 5, 1, 8, 0, tzinfo=UTC),
}
NINE = {"starts_at_0": "2030-05-01", "starts_at_1": "09:00"}


def add_event(client, rows=None, **typed):
    url = reverse(ADD)
    typed = {"title": "Dialogue", **NINE, **typed}
    return client.post(url, filled(client.get(url), rows, **typed))


def change_url(event):
    return reverse("admin:events_event_change", args=[event.pk])


@pytest.mark.parametrize("zone", ZONES)
def test_nine_o_clock_is_nine_at_the_place(admin_client, zone):
    rows = {"panels": [{"title": "Opening", **NINE}]}

    answer = add_event(admin_client, rows, time_zone=zone)

    assert answer.status_code == 302, answer.context["errors"]
    event = Event.objects.get()
    assert event.starts_at == ZONES[zone]
    assert event.panels.get().starts_at == ZONES[zone]


@pytest.mark.parametrize("zone", ZONES)
def test_forms_show_the_time_of_the_place(admin_client, make, zone):
    event = make(Event, starts_at=ZONES[zone], time_zone=zone)
    panel = Panel.objects.create(event=event, starts_at=ZONES[zone])

    form = filled(admin_client.get(change_url(event)))
    session = filled(
        admin_client.get(reverse("admin:events_panel_change", args=[panel.pk]))
    )

    shown = form["starts_at_0"], form["starts_at_1"]
    assert shown == ("2030-05-01", "09:00")
    assert form["panels-0-starts_at_1"] == "09:00"
    assert session["starts_at_1"] == "09:00"


def test_who_may_only_read_sees_the_time_of_the_place_and_no_html(client, staff, make):
    client.force_login(staff("Contributor"))
    event = make(
        Event,
        **{"starts_at": ZONES["Asia/Tokyo"], "time_zone": "Asia/Tokyo"},
        body="<p>Text for <strong>all</strong></p>",
    )
    Panel.objects.create(event=event, starts_at=ZONES["Asia/Tokyo"])

    page = client.get(change_url(event))

    assert page.text.count("2030-05-01 09:00") == 2
    assertContains(page, "<p>Text for <strong>all</strong></p>")


def test_another_zone_keeps_the_hours_as_typed(admin_client, make):
    event = make(Event, starts_at=ZONES["Asia/Bangkok"])
    Panel.objects.create(event=event, title="Opening", starts_at=event.starts_at)
    url = change_url(event)

    admin_client.post(url, filled(admin_client.get(url), time_zone="Asia/Tokyo"))

    event.refresh_from_db()
    assert event.starts_at == ZONES["Asia/Tokyo"]
    assert event.panels.get().starts_at == ZONES["Asia/Tokyo"]


def test_session_page_saves_the_time_of_the_place(admin_client, make):
    event = make(Event, starts_at=ZONES["Asia/Yangon"], time_zone="Asia/Yangon")
    panel = Panel.objects.create(event=event, title="Opening")
    url = reverse("admin:events_panel_change", args=[panel.pk])

    answer = admin_client.post(url, filled(admin_client.get(url), **NINE))

    panel.refresh_from_db()
    assert panel.starts_at == ZONES["Asia/Yangon"]
    assert answer.headers["Location"] == change_url(event)


def test_publishing_dates_stay_in_bangkok_time(admin_client):
    add_event(
        admin_client,
        **{"time_zone": "Asia/Tokyo"},
        **{"published_at_0": "2030-05-01", "published_at_1": "09:00"},
    )

    assert Event.objects.get().published_at == ZONES["Asia/Bangkok"]


def test_an_hour_that_clocks_skip_is_refused_on_its_field(admin_client):
    skipped = {"starts_at_0": "2030-03-31", "starts_at_1": "01:30"}

    answer = add_event(admin_client, time_zone="Europe/London", **skipped)

    assert "starts_at" in answer.context["adminform"].form.errors


def test_end_before_start_is_refused_with_a_sentence(admin_client):
    answer = add_event(admin_client, ends_at_0="2030-04-30", ends_at_1="09:00")

    assertContains(answer, "An event cannot end before it starts.")


def test_people_programme_and_demands_are_saved_with_the_event(admin_client):
    host = Organisation.objects.create(name="Migrant Forum")
    rows = {
        "organisers": [{"organisation": host.pk, "role": "co_organiser"}],
        "participants": [
            {"honorific": "Ms", "name": "Sokha Chan", "position": "Director"},
            {"name": "Daw Khin", "role": "keynote"},
        ],
        "panels": [{"title": "Opening", "panel_type": "plenary"}],
        "recommendations": [{"number": 4, "text": "Ratify.", "addressee": "ASEAN"}],
    }

    answer = add_event(admin_client, rows)

    assert answer.status_code == 302, answer.context["errors"]
    event = Event.objects.get()
    assert event.organisers.get().role == "co_organiser"
    assert [p.full_name for p in event.participants.all()] == [
        *("Ms Sokha Chan", "Daw Khin"),
    ]
    assert event.panels.get().panel_type == "plenary"
    assert event.recommendations.get().number == 4


def test_session_without_scripts_leads_to_its_own_page(admin_client):
    answer = add_event(admin_client, {"panels": [{"title": "Opening"}]})

    page = admin_client.get(answer.headers["Location"])
    link = reverse("admin:events_panel_change", args=[Panel.objects.get().pk])
    assertContains(page, f'href="{link}"')


def test_one_wrong_row_keeps_all_rows_of_all_groups(admin_client):
    rows = {
        "participants": [{"name": "Sokha Chan"}, {"name": "", "position": "Director"}],
        "panels": [
            {"title": "Opening"},
            {
                **{"title": "Backwards", **NINE},
                **{"ends_at_0": "2030-05-01", "ends_at_1": "08:00"},
            },
        ],
        "recommendations": [{"text": "Ratify the conventions."}],
    }

    answer = add_event(admin_client, rows)

    assert not Event.objects.exists()
    assertContains(answer, "A session cannot end before it starts.")
    assertContains(answer, "This field is required.")
    kept = ["Sokha Chan", "Director", "Opening", "Backwards", "Ratify the conventions."]
    for words in kept:
        assertContains(answer, words)


@pytest.fixture
def session(make):
    """A session of an event with one participant, and its page's address."""
    event = make(Event)
    person = Participant.objects.create(event=event, name="Sokha Chan")
    panel = Panel.objects.create(event=event, title="Opening")
    return panel, person, reverse("admin:events_panel_change", args=[panel.pk])


def test_seats_are_given_on_the_page_of_the_session(admin_client, session):
    panel, person, url = session
    rows = {
        "seats": [
            {"participant": person.pk, "role": "moderator"},
            {"participant": person.pk, "role": "speaker", "topic": "Wages"},
        ]
    }

    answer = admin_client.post(url, filled(admin_client.get(url), rows))

    assert answer.status_code == 302, answer.context["errors"]
    assert [(s.role, s.topic) for s in panel.seats.all()] == [
        *(("moderator", ""), ("speaker", "Wages")),
    ]
    event_page = admin_client.get(change_url(panel.event))
    assertContains(event_page, "Sokha Chan (Moderator)")
    assertContains(event_page, f'href="{url}"')


def test_person_of_another_event_is_refused_even_when_forged(
    admin_client, session, make
):
    panel, person, url = session
    stranger = Participant.objects.create(event=make(Event), name="Somebody Else")
    rows = {"seats": [{"participant": stranger.pk}, {"participant": person.pk}]}

    answer = admin_client.post(url, filled(admin_client.get(url), rows))

    assert answer.status_code == 200
    assertContains(answer, "Select a valid choice.")
    assert not PanelSeat.objects.exists()


def test_same_role_twice_is_refused_and_nothing_is_dropped(admin_client, session):
    _panel, person, url = session
    seat = {"participant": person.pk, "role": "speaker"}
    rows = {"seats": [{**seat, "topic": "Wages"}, {**seat, "topic": "Housing"}]}

    answer = admin_client.post(url, filled(admin_client.get(url), rows))

    assert answer.status_code == 200
    assertContains(answer, "This person has this role already.")
    assertContains(answer, "Wages")
    assertContains(answer, "Housing")


def test_many_seats_read_the_people_once(
    admin_client, session, django_assert_max_num_queries
):
    panel, person, url = session
    for number in range(20):
        someone = Participant.objects.create(event=panel.event, name=f"P {number}")
        PanelSeat.objects.create(panel=panel, participant=someone)

    with django_assert_max_num_queries(40):
        page = admin_client.get(url)

    assert page.text.count("selected>P ") == 20


def test_list_shows_day_and_place_and_filters_by_country(admin_client, make):
    starts = ZONES["Asia/Tokyo"]
    make(
        Event,
        **{"title": "There", "starts_at": starts, "time_zone": "Asia/Tokyo"},
        **{"city": "Tokyo", "country": "JP"},
    )
    make(Event, title="Here", country="TH")
    url = reverse("admin:events_event_changelist")

    page = admin_client.get(url, {"country__exact": "JP"})

    assertContains(page, "1 May 2030")
    assertContains(page, "Tokyo, Japan")
    assert [e.title for e in page.context["cl"].result_list] == ["There"]


def test_organisation_behind_an_event_is_not_deleted(admin_client, make):
    host = Organisation.objects.create(name="Migrant Forum")
    Organiser.objects.create(event=make(Event), organisation=host)

    admin_client.post(
        reverse("admin:content_organisation_delete", args=[host.pk]), {"post": "yes"}
    )

    assert Organisation.objects.filter(pk=host.pk).exists()
