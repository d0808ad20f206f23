"""Two people, or somebody and the hour, act on one entry in the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from reversion.models import Version

from events.models import Event, Participant
from mmn.content.models import Entry
from mmn.desk.models import WaitingChanges
from mmn.desk.versions.due import publish_due_changes
from mmn.desk.versions.store import first_version
from news.models import Post
from tests.admin_post import address, filled

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works):
    """What each of ``works`` returns, all begun in one moment, each in a thread with a
    connection of its own."""
    gate = Barrier(len(works))

    def begin(work):
        try:
            gate.wait(60)
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(begin, works))


def versions(entry):
    return Version.objects.get_for_object_reference(Entry, entry.pk)


@pytest.fixture
def two(admin_client, client, staff):
    client.force_login(staff("Publisher"))
    return admin_client, client


def both_save(two, entry, *typed, rows=(None, None), button="_save"):
    """Two open the form of an entry, then press a button together."""
    url = address(type(entry), "change", entry.pk)
    forms = [
        {**filled(browser.get(url), rows=more, **fields), button: "1"}
        for browser, fields, more in zip(two, typed, rows, strict=True)
    ]
    works = [
        lambda browser=browser, form=form: browser.post(url, form)
        for browser, form in zip(two, forms, strict=True)
    ]
    return at_once(*works)


@pytest.mark.parametrize("button", ["_save", "_wait"])
def test_two_saves_of_one_entry_both_arrive(two, make, button):
    event = make(Event, title="Crews")
    rows = [{"participants": [{"name": name}]} for name in ("Ms Srey", "U Aung")]

    answers = both_save(
        two, event, {"title": "At sea"}, {"summary": "Short"}, rows=rows, button=button
    )
    if button == "_wait":
        two[0].post(reverse("desk:publish_changes", args=[event.pk]))

    assert [answer.status_code for answer in answers] == [302, 302]
    event.refresh_from_db()
    assert (event.title, event.summary) == ("At sea", "Short")
    names = Participant.objects.values_list("name", flat=True)
    assert set(names) == {"Ms Srey", "U Aung"}


def test_of_two_who_write_the_same_line_the_later_is_asked(two, make):
    post = make(Post, title="Crews")

    answers = both_save(two, post, {"title": "At sea"}, {"title": "Ashore"})

    assert sorted(answer.status_code for answer in answers) == [200, 302]
    (asked,) = [answer for answer in answers if answer.status_code == 200]
    assert "At sea" in asked.text.replace("</ins>", "").replace("<ins>", "")
    stored = Post.objects.get().title
    assert stored == ("Ashore" if asked is answers[0] else "At sea")


@pytest.fixture
def due(admin_client, make):
    """A post with changes that are due."""
    post = make(Post, title="Crews")
    url = address(Post, "change", post.pk)
    form = filled(admin_client.get(url), title="Crews at sea")
    admin_client.post(url, {**form, "_wait": "1"})
    WaitingChanges.objects.update(publish_at=timezone.now())
    return post


@pytest.mark.parametrize("second", ["by hand", "by schedule"])
def test_waiting_changes_are_published_once(two, due, second):
    url = reverse("desk:publish_changes", args=[due.pk])
    other = publish_due_changes if second == "by schedule" else lambda: two[1].post(url)

    answer, _other = at_once(lambda: two[0].post(url), other)

    assert answer.status_code == 302
    assert Post.objects.get().title == "Crews at sea"
    assert not WaitingChanges.objects.exists()
    published = versions(due).filter(revision__comment__startswith="Published the")
    assert published.count() == 1


def test_two_processes_publish_what_is_due_once(due):
    assert sorted(at_once(publish_due_changes, publish_due_changes)) == [0, 1]
    assert Post.objects.get().title == "Crews at sea"


def test_changes_saved_again_while_they_are_due_are_not_lost(two, due):
    url = address(Post, "change", due.pk)
    form = {**filled(two[0].get(url), summary="In short"), "_wait": "1"}

    answer, _count = at_once(lambda: two[0].post(url, form), publish_due_changes)

    assert answer.status_code == 302
    publish_due_changes()
    two[0].post(reverse("desk:publish_changes", args=[due.pk]))
    due.refresh_from_db()
    assert (due.title, due.summary) == ("Crews at sea", "In short")


def test_of_four_who_open_an_entry_one_keeps_what_stood(make):
    post = make(Post)

    numbers = at_once(*[lambda: first_version(post)] * 4)

    assert len(set(numbers)) == 1
    assert versions(post).count() == 1
