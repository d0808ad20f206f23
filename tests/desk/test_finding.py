"""Tags, people and organisations that exist are offered while one types."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from events.models import Event, Participant
from mmn.content.models import Organisation, Tag
from news.models import Post, PressContact
from publications.models import Publication
from tests.admin_post import address

FIND, PEOPLE, MAKE = "desk:find_tags", "desk:find_people", "desk:make_organisation"


def found(client, words):
    return client.get(reverse(FIND), {"q": words}).json()


def test_tags_that_begin_so_come_first_with_their_entries(admin_client, make):
    make(Post, tags=["fishing", "overfishing"])
    make(Post, tags=["overfishing"])
    Tag.objects.create(name="ports")

    answer = found(admin_client, "Fish")

    assert answer["found"] == [
        {"name": "fishing", "count": 1},
        {"name": "overfishing", "count": 2},
    ]
    assert not answer["known"]
    assert found(admin_client, "PORTS")["known"]


def test_nothing_and_nonsense_find_nothing(admin_client):
    Tag.objects.create(name="ports")

    for words in ["", "   ", "%", "x" * 5000]:
        assert found(admin_client, words)["found"] == []


ALL = [FIND, PEOPLE, "desk:find_organisations"]


@pytest.mark.parametrize("name", ALL)
def test_only_who_writes_is_answered(client, staff, name):
    url = reverse(name)
    assert client.get(url, {"q": "ab", "term": "ab"}).status_code == 403
    client.force_login(staff())
    assert client.get(url, {"q": "ab", "term": "ab"}).status_code == 403
    client.force_login(staff("Contributor"))
    assert client.get(url, {"q": "ab", "term": "ab"}).status_code == 200


# --- People


def people(client, words):
    return client.get(reverse(PEOPLE), {"q": words}).json()["found"]


def test_people_are_offered_as_last_seen(admin_client, make):
    for title, days in (("Director", 9), ("Adviser", 1)):
        event = make(Event, starts_at=timedelta(days=days))
        Participant.objects.create(event=event, name="Sokha Chan", position=title)

    offered = people(admin_client, "okha")

    assert [(p["name"], p["position"]) for p in offered] == [("Sokha Chan", "Director")]
    for words in ["s", "", "nobody", "%", "x" * 5000]:
        assert people(admin_client, words) == []


def test_one_person_in_two_organisations_is_offered_as_both(admin_client, make):
    event = make(Event)
    for organisation in ("ILO", "I.L.O", "Caram"):
        Participant.objects.create(
            event=event, name="Sokha Chan", organisation=organisation
        )

    offered = [one["organisation"] for one in people(admin_client, "Sokha")]

    assert offered == ["Caram", "I.L.O", "ILO"]


def test_people_of_every_kind_of_content_are_offered_with_what_is_known(
    admin_client, make
):
    PressContact.objects.create(
        post=make(Post), name="Sokha Chan", title="Coordinator", email="s@example.org"
    )

    [person] = people(admin_client, "Sokha")

    assert person["position"] == "Coordinator"
    assert person["email"] == "s@example.org"


@pytest.mark.parametrize(("group", "names"), [("Editor", 1), ("Contributor", 0)])
def test_people_of_hidden_events_are_offered_to_who_sees_them(
    client, staff, make, group, names
):
    client.force_login(staff(group))
    Participant.objects.create(event=make(Event, status="draft"), name="Sokha Chan")

    assert len(people(client, "Sokha")) == names


def test_many_people_cost_no_more_queries(
    admin_client, make, django_assert_max_num_queries
):
    event = make(Event)
    Participant.objects.bulk_create(
        Participant(event=event, name=f"Sokha {number}") for number in range(300)
    )

    with django_assert_max_num_queries(6):
        assert len(people(admin_client, "Sokha")) == 10


# --- Organisations


@pytest.fixture
def foundation(db):
    made = Organisation.objects.create(
        name="MAP Foundation", acronym="MAPF", country="TH"
    )
    made.other_names.create(name="Migrant Assistance Programme")
    return made


def organisations(client, words):
    answer = client.get(reverse("desk:find_organisations"), {"term": words})
    return [(str(one["id"]), one["text"]) for one in answer.json()["results"]]


@pytest.mark.parametrize("words", ["foundation map", "mapf", "M.A.P.F"])
def test_an_organisation_is_found_by_name_and_acronym(admin_client, foundation, words):
    first = organisations(admin_client, words)[0]

    assert first == (str(foundation.pk), "MAP Foundation (MAPF), Thailand")


def test_an_organisation_is_found_by_another_name_which_is_told(
    admin_client, foundation
):
    first = organisations(admin_client, "assistance")[0]

    assert "also: Migrant Assistance Programme" in first[1]


def test_what_is_missing_can_be_made_from_the_same_box(admin_client, foundation):
    assert organisations(admin_client, "Harbour Union") == [
        ("new:Harbour Union", "New: Harbour Union")
    ]


@pytest.mark.parametrize("words", ["map  foundation", "migrant assistance programme"])
def test_what_is_called_so_already_is_not_offered_as_new(
    admin_client, foundation, words
):
    assert not [one for one in organisations(admin_client, words) if "new:" in one[0]]
    answer = admin_client.post(reverse(MAKE), {"name": words}).json()

    assert answer["id"] == foundation.pk
    assert Organisation.objects.count() == 1


def test_nearly_the_same_name_is_shown_before_the_offer_to_make_it(
    admin_client, foundation
):
    shown = organisations(admin_client, "MAP Fondation")

    assert shown[0][0] == str(foundation.pk)
    assert shown[0][1].startswith("Similar: ")
    assert shown[1] == (
        "new:MAP Fondation",
        "Similar names exist. New all the same: MAP Fondation",
    )


def test_an_organisation_made_while_writing_is_told_in_the_log(client, staff):
    client.force_login(staff("Contributor"))

    answer = client.post(reverse(MAKE), {"name": " Harbour \t Union "}).json()

    made = Organisation.objects.get()
    assert made.name == "Harbour Union"
    assert (answer["id"], answer["text"]) == (made.pk, "Harbour Union")
    assert "Added to the list" in answer["said"]
    assert LogEntry.objects.get().object_id == str(made.pk)
    again = client.post(reverse(MAKE), {"name": "harbour union"}).json()
    assert (again["id"], "Known" in again["said"]) == (made.pk, True)


@pytest.mark.parametrize("name", ["", "  \t", "x" * 201, "a\0b"])
def test_what_is_no_name_is_refused_with_a_sentence(admin_client, name):
    answer = admin_client.post(reverse(MAKE), {"name": name})

    assert answer.status_code == 422
    assert answer.json()["problem"].startswith("Not added: ")
    assert not Organisation.objects.exists()


def test_who_may_not_add_organisations_is_offered_none(client, staff):
    user = staff("Contributor")
    user.groups.get().permissions.filter(codename="add_organisation").delete()
    client.force_login(user)

    assert organisations(client, "Harbour Union") == []
    assert client.post(reverse(MAKE), {"name": "Harbour Union"}).status_code == 403


def test_the_name_of_a_merged_organisation_still_finds_it(admin_client, foundation):
    gone = Organisation.objects.create(name="Mapping Trust")
    data = {"action": "merge", "_selected_action": [foundation.pk, gone.pk]}
    data |= {"merge_into": foundation.pk, "confirmed": "Merge them"}
    admin_client.post(address(Organisation), data)

    assert organisations(admin_client, "Mapping Trust")[0][0] == str(foundation.pk)


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (Publication, "funders"),
        (Event, "organisers-__prefix__-organisation"),
        (Post, "signatories-__prefix__-listed"),
    ],
)
def test_every_field_for_organisations_has_the_box(admin_client, model, name):
    page = admin_client.get(address(model, "add")).text

    start = page.index(f'<select name="{name}"')
    assert "data-make-organisation" in page[start : page.index(">", start)]
