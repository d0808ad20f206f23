"""The button that was pressed leads on, also after a conflict and with what waits."""

import pytest
from django.urls import reverse

from mmn.desk.models import WaitingChanges
from news.models import Post
from tests.admin_post import address, filled

FILTERS = "?_changelist_filters=state%3Dpublished"
LIST, ADD = address(Post) + "?state=published", address(Post, "add") + FILTERS
leads_on = pytest.mark.parametrize(
    ("button", "leads_to"), [("_list", LIST), ("_addanother", ADD)]
)


@pytest.fixture
def beside(admin_client, client, staff, make):
    """``beside(press, theirs, mine)``: save a form that another saved meanwhile."""
    post = make(Post, title="Crews")
    client.force_login(staff("Publisher"))

    def save(press, theirs, mine):
        url = address(Post, "change", post.pk) + FILTERS
        my_form, their_form = admin_client.get(url), client.get(url)
        client.post(url, filled(their_form, **theirs))
        form = {**filled(my_form, **mine), **dict.fromkeys(press, "1")}
        return post, admin_client.post(url, form)

    return save


def stays(post):
    return address(Post, "change", post.pk) + FILTERS


@pytest.mark.parametrize(
    ("button", "leads_to"), [("_list", LIST), ("_addanother", ADD)]
)
def test_button_leads_on_beside_what_another_saved(beside, button, leads_to):
    post, answer = beside([button], {"title": "At sea"}, {"summary": "In short"})

    post.refresh_from_db()
    assert (post.title, post.summary) == ("At sea", "In short")
    assert answer.url == leads_to


@pytest.mark.parametrize("button", ["_continue", "_save"])
def test_other_buttons_stay_in_the_form_with_its_list(beside, button):
    post, answer = beside([button], {"title": "At sea"}, {"summary": "In short"})

    assert answer.url == stays(post)


@pytest.mark.parametrize(
    ("button", "leads_to"), [("_list", LIST), ("_addanother", ADD)]
)
def test_button_leads_on_after_a_choice(admin_client, beside, button, leads_to):
    post, asked = beside([button], {"title": "At sea"}, {"title": "Ashore"})
    assert f'<input type="hidden" name="{button}" value="1">' in asked.text
    chosen = {name: asked.context[name] for name in ("attempt", "seen")}
    chosen |= {asked.context["conflicts"][0]["id"]: "mine", button: "1"}

    answer = admin_client.post(reverse("desk:choose", args=[post.pk]) + FILTERS, chosen)

    assert f'choose/{FILTERS}"' in asked.text
    assert Post.objects.get().title == "Ashore"
    assert answer.url == leads_to


@pytest.mark.parametrize(
    ("button", "leads_to"), [("_list", LIST), ("_addanother", ADD)]
)
def test_button_leads_on_with_changes_that_wait(admin_client, make, button, leads_to):
    post = make(Post)
    url = stays(post)
    first = filled(admin_client.get(url), title="At sea")
    admin_client.post(url, {**first, "_wait": "1"})

    form = filled(admin_client.get(url), summary="In short")
    answer = admin_client.post(url, {**form, button: "1"})

    assert answer.url == leads_to
    row = WaitingChanges.objects.get().step.rows[0]["fields"]
    assert (row["title"], row["summary"]) == ("At sea", "In short")


def test_who_may_add_nothing_is_not_led_there(client, staff, beside, monkeypatch):
    monkeypatch.setattr(
        "news.admin.PostAdmin.has_add_permission", lambda self, request: False
    )

    post, answer = beside(["_addanother"], {"title": "At sea"}, {"summary": "Short"})

    assert answer.url == stays(post)
