"""Who may do what in the admin: every model, every action, every group."""

import pytest
from django.contrib import admin

from events.models import Event, Panel, UnlistedPerson
from mmn.content.models import Category, Entry, Organisation, Page, Tag
from mmn.desk.models import AvoidedTerm, QueuedMail
from mmn.media.models import ImageConsent, InlineImage, Photo, StoredFile
from news.models import Post
from publications.models import Publication
from tests.admin_post import address, post_form
from tests.conftest import NEEDED
from vacancies.models import Vacancy

ENTRY_KINDS = [Post, Event, Publication, Vacancy, Page]
GROUPS = [None, "Contributor", "Editor", "Publisher", "superuser"]

# OK: the page opens, or the form is accepted. Views of what one may only read are OK.
OK, NO = 200, 403
ACTIONS = {
    #                     none, contributor, editor, publisher, superuser
    "list": [NO, OK, OK, OK, OK],
    "add": [NO, OK, OK, OK, OK],
    "open own draft": [NO, OK, OK, OK, OK],
    "save own draft": [NO, OK, OK, OK, OK],
    "open another's draft": [NO, NO, OK, OK, OK],
    "save another's draft": [NO, NO, OK, OK, OK],
    "open published": [NO, OK, OK, OK, OK],
    "save published": [NO, NO, OK, OK, OK],
    "save own published": [NO, NO, OK, OK, OK],
    "delete own draft": [NO, OK, OK, OK, OK],
    "delete another's draft": [NO, NO, OK, OK, OK],
    "delete published": [NO, NO, NO, OK, OK],
    "publish": [NO, NO, NO, OK, OK],
    "unpublish": [NO, NO, NO, OK, OK],
    "send to review": [NO, OK, OK, OK, OK],
}


def member(staff, group):
    if group == "superuser":
        return staff(username="root", is_superuser=True)
    return staff(group)


@pytest.fixture
def attempt(client, staff, make):
    """``attempt(Post, "Editor", "publish")``: what the admin answers, as OK or NO."""

    def run(model, group, action):
        user = member(staff, group)
        client.force_login(user)
        draft = {"status": "draft", "published_at": None}
        own = {"created_by": user}
        another = {"created_by": staff()}
        tries = {
            "list": lambda: client.get(address(model)),
            "add": lambda: save_new(client, model),
            "open own draft": lambda: opened(client, make(model, **draft, **own)),
            "save own draft": lambda: saved(client, make(model, **draft, **own)),
            "open another's draft": lambda: opened(
                client, make(model, **draft, **another)
            ),
            "save another's draft": lambda: saved(
                client, make(model, **draft, **another)
            ),
            "open published": lambda: opened(client, make(model, **another)),
            "save published": lambda: saved(client, make(model, **another)),
            "save own published": lambda: saved(client, make(model, **own)),
            "delete own draft": lambda: gone(client, make(model, **draft, **own)),
            "delete another's draft": lambda: gone(
                client, make(model, **draft, **another)
            ),
            "delete published": lambda: gone(client, make(model, **own)),
            "publish": lambda: acted(
                client, make(model, **draft, **own), "publish", "published"
            ),
            "unpublish": lambda: acted(
                client, make(model, **own), "unpublish", "draft"
            ),
            "send to review": lambda: acted(
                client, make(model, **draft, **own), "send_to_review", "in_review"
            ),
        }
        answer = tries[action]()
        return OK if answer.status_code in (200, 302) else answer.status_code

    return run


def opened(client, entry):
    return client.get(address(type(entry), "change", entry.pk))


def save_new(client, model):
    needed = {"title": "Fishing crews", "status": "draft"}
    if model is Event:
        needed |= {"starts_at_0": "2030-01-02", "starts_at_1": "09:00"}
    if model is Vacancy:
        needed["deadline"] = "2030-01-02"
    answer = post_form(client, address(model, "add"), **needed)
    assert model.objects.exists() == (answer.status_code == 302), answer.text
    return answer


def saved(client, entry):
    url = address(type(entry), "change", entry.pk)
    answer = post_form(client, url, title="New title")
    entry.refresh_from_db()
    assert (entry.title == "New title") == (answer.status_code == 302)
    return answer


def gone(client, entry):
    url = address(type(entry), "delete", entry.pk)
    answer = client.post(url, {"post": "yes"})
    left = Entry.objects.filter(pk=entry.pk).exists()
    assert left == (answer.status_code != 302)
    return answer


def acted(client, entry, action, state):
    data = {"action": action, "_selected_action": entry.pk}
    answer = client.post(address(type(entry)), data)
    entry.refresh_from_db()
    assert (entry.status == state) == (answer.status_code == 302)
    return answer


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("model", ENTRY_KINDS)
def test_each_group_may_do_to_entries_what_the_table_says(attempt, model, action):
    answers = [attempt(model, group, action) for group in GROUPS]

    assert answers == ACTIONS[action]


# What stands beside the entries: list, add, change, delete for the same groups.
BESIDE = {
    Category: {
        "list": [NO, OK, OK, OK, OK],
        "add": [NO, NO, OK, OK, OK],
        "change": [NO, NO, OK, OK, OK],
        "delete": [NO, NO, OK, OK, OK],
    },
    Organisation: {
        "list": [NO, OK, OK, OK, OK],
        "add": [NO, OK, OK, OK, OK],
        "change": [NO, NO, OK, OK, OK],
        "delete": [NO, NO, OK, OK, OK],
    },
    Tag: {
        "list": [NO, OK, OK, OK, OK],
        "add": [NO, NO, OK, OK, OK],
        "change": [NO, NO, OK, OK, OK],
        "delete": [NO, NO, OK, OK, OK],
    },
    Entry: {
        "list": [NO, OK, OK, OK, OK],
        "add": [NO, NO, NO, NO, NO],
    },
    Photo: {
        "list": [NO, OK, OK, OK, OK],
        "add": [NO, NO, NO, NO, NO],
    },
    InlineImage: {
        "list": [NO, OK, OK, OK, OK],
        "add": [NO, NO, NO, NO, NO],
    },
    StoredFile: {
        "list": [NO, OK, OK, OK, OK],
        "add": [NO, NO, NO, NO, NO],
        "delete": [NO, NO, OK, OK, OK],
    },
    ImageConsent: {
        "list": [NO, NO, OK, OK, OK],
        "add": [NO, NO, OK, OK, OK],
    },
    AvoidedTerm: {
        "list": [NO, OK, OK, OK, OK],
        "add": [NO, NO, OK, OK, OK],
        "change": [NO, NO, OK, OK, OK],
        "delete": [NO, NO, OK, OK, OK],
    },
    UnlistedPerson: {
        "list": [NO, OK, OK, OK, OK],
        "add": [NO, NO, OK, OK, OK],
        "change": [NO, NO, OK, OK, OK],
        "delete": [NO, NO, OK, OK, OK],
    },
    QueuedMail: {
        "list": [NO, NO, NO, OK, OK],
        "add": [NO, NO, NO, NO, NO],
    },
}
CASES = [(model, action) for model, actions in BESIDE.items() for action in actions]


@pytest.mark.parametrize(("model", "action"), CASES)
def test_each_group_may_do_to_the_rest_what_the_table_says(
    client, staff, model, action
):
    answers = []
    for number, group in enumerate(GROUPS):
        client.force_login(member(staff, group))
        answers.append(try_beside(client, model, action, f"Thing {number}"))

    assert answers == BESIDE[model][action]


def try_beside(client, model, action, name):
    if action == "list":
        return client.get(address(model)).status_code
    if action == "add":
        answer = client.get(address(model, "add"))
        return answer.status_code
    field = "term" if model is AvoidedTerm else "name"
    thing = model.objects.create(**{field: name}, **others_for(model, name))
    url = address(model, action, thing.pk)
    if action == "delete":
        answer = client.post(url, {"post": "yes"})
        left = model.objects.filter(pk=thing.pk).exists()
        assert left == (answer.status_code != 302)
    else:
        answer = post_form(client, url, **{field: f"New {name}"})
        thing.refresh_from_db()
        assert str(thing).startswith("New") == (answer.status_code == 302)
    return OK if answer.status_code == 302 else answer.status_code


def others_for(model, name):
    if model is AvoidedTerm:
        return {"preferred": "a kinder word"}
    if model is StoredFile:
        return {"checksum": name}
    nameless = model in (Organisation, UnlistedPerson)
    return {} if nameless else {"slug": name.lower().replace(" ", "-")}


@pytest.mark.parametrize("whose", ["own draft", "another's draft", "published"])
def test_sessions_follow_the_rights_on_their_event(client, staff, make, whose):
    answers = []
    for group in GROUPS:
        user = member(staff, group)
        client.force_login(user)
        event = make(
            Event,
            status="published" if whose == "published" else "draft",
            created_by=user if whose == "own draft" else None,
        )
        panel = Panel.objects.create(event=event, title="Opening")
        url = address(Panel, "change", panel.pk)
        answer = post_form(client, url, title="Closing")
        panel.refresh_from_db()
        assert (panel.title == "Closing") == (answer.status_code == 302)
        answers.append(OK if answer.status_code == 302 else answer.status_code)

    contributor = OK if whose == "own draft" else NO
    assert answers == [NO, contributor, OK, OK, OK]


def test_the_table_names_every_registered_model_of_ours():
    ours = {m for m in admin.site._registry if m._meta.app_label != "auth"}
    assert {*ENTRY_KINDS, *BESIDE, Panel} <= ours
    others = ours - {*ENTRY_KINDS, *BESIDE, Panel}
    assert {m._meta.app_label for m in others} <= {"portal", "wordpress", "search"}


def test_each_kind_of_the_table_is_one_that_can_be_made():
    assert set(ENTRY_KINDS) == set(NEEDED)
