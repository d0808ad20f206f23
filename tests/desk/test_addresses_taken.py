"""What another entry took meanwhile never stands in the way of changes that wait."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from mmn.desk.models import WaitingChanges
from mmn.desk.versions.due import publish, publish_due_changes
from mmn.desk.versions.store import versions
from news.models import Post
from tests.admin_post import address
from tests.desk.test_waiting import change, do


@pytest.fixture
def crews(admin_client, make):
    """A post that is to get an address, which another post has taken since."""
    post = make(Post, title="Crews", slug="crews")
    change(admin_client, post, slug="boats", title="Crews at sea")
    make(Post, title="Boats", slug="boats")
    return post


def test_such_changes_are_opened_with_a_free_address(admin_client, crews):
    page = admin_client.get(address(Post, "change", crews.pk))

    assert page.context["adminform"].form["slug"].value() == "boats-2"
    assert page.context["adminform"].form["title"].value() == "Crews at sea"


def test_their_page_is_shown(admin_client, crews):
    page = admin_client.get(
        f"{crews.get_absolute_url()}?changes={crews.pk}", follow=True
    )

    assertContains(page, "Crews at sea")


def test_they_are_published_and_the_new_address_is_told(admin_client, crews):
    url = reverse("desk:publish_changes", args=[crews.pk])

    answer = admin_client.post(url, follow=True)

    assertContains(answer, "The address “boats” is another entry")
    crews.refresh_from_db()
    assert (crews.slug, crews.title) == ("boats-2", "Crews at sea")


def test_they_are_published_at_their_hour_with_all_others(admin_client, make, crews):
    other = make(Post, title="Wages", slug="wages")
    change(admin_client, other, title="Fair wages")
    past = timezone.now() - timedelta(minutes=1)
    WaitingChanges.objects.update(publish_at=past)

    assert publish_due_changes() == 2

    crews.refresh_from_db()
    other.refresh_from_db()
    assert (crews.title, other.title) == ("Crews at sea", "Fair wages")


def test_a_former_page_is_shown_whose_address_is_anothers(admin_client, make):
    post = make(Post, title="Crews", slug="crews")
    change(admin_client, post, press="_save", slug="boats", title="Boats")
    make(Post, title="Newer", slug="crews")
    first = versions(post).last().revision_id

    page = admin_client.get(reverse("desk:version_page", args=[post.pk, first]))

    assertContains(page, "Crews")


def test_changes_taken_back_just_before_their_hour_stay(admin_client, make):
    post = make(Post, title="Crews")
    change(admin_client, post, title="Crews at sea")
    past = timezone.now() - timedelta(minutes=1)
    WaitingChanges.objects.update(publish_at=past)
    found_due = WaitingChanges.objects.get()
    do(admin_client, "schedule_changes", post, publish_at="")

    assert publish(found_due) == 0
    post.refresh_from_db()
    assert post.title == "Crews"
