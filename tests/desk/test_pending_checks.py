"""What links answer comes to an open form by itself, without another letter typed."""

import json

import pytest
from django.utils import timezone

from mmn.desk.models import CheckedLink, FormCopy
from news.models import Post
from tests.admin_post import address
from tests.desk.test_copies import send

OUTSIDE = "https://reports.example.org/wages"
BODY = f'<p><a href="{OUTSIDE}">The report on wages</a></p>'
FIELDS = [["title", "Crews"], ["summary", "In short."], ["body", BODY]]


@pytest.fixture
def editor(staff, client):
    user = staff("Editor")
    client.force_login(user)
    return user


def followed(status):
    CheckedLink.objects.update(status=status, checked_at=timezone.now())


def codes(answer):
    return [found["code"] for found in answer.json()["checks"]]


def test_who_typed_a_new_link_learns_what_it_answered(client, editor, make):
    post = make(Post)

    typed = send(client, editor, post, fields=FIELDS)
    assert typed.json()["pending"]
    assert "link_broken" not in codes(typed)
    followed(404)

    told = send(client, editor, post, fields=[], look_at=FIELDS)

    assert codes(told) == ["link_broken"]
    assert not told.json()["pending"]


def test_to_be_looked_at_is_not_to_be_kept(client, editor, make):
    send(client, editor, make(Post), fields=[], look_at=FIELDS)

    copy = FormCopy.objects.get()
    assert (copy.fields, copy.typed_at) == ([], None)


def test_who_asks_for_nothing_gets_no_checks(client, editor, make):
    assert "checks" not in send(client, editor, make(Post), fields=[]).json()


def test_form_without_new_links_waits_for_nothing(client, editor, make):
    post = make(Post)
    answer = send(client, editor, post, fields=[["title", "Crews"]])

    assert answer.json()["pending"] is False


@pytest.mark.parametrize("odd", ["x", {"a": 1}, [["a"]], [[1, 2]]])
def test_what_is_no_form_is_refused(client, editor, make, odd):
    answer = send(client, editor, make(Post), fields=[], look_at=odd)

    assert answer.status_code == 400
    assert json.loads(answer.content)["problem"]


def test_opened_form_says_whether_its_links_are_being_followed(client, editor, make):
    post = make(Post, status="draft", body=BODY)
    url = address(Post, "change", post.pk)
    assert "data-pending" in client.get(url).text

    followed(200)

    assert "data-pending" not in client.get(url).text
