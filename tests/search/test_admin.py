"""The search in the admin: entries, equal words, what was looked for in vain."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from events.models import Event, Participant
from mmn.content.models import Entry
from mmn.search.equals import equals
from mmn.search.models import EqualWords, FruitlessQuery
from news.models import Post
from tests.admin_post import address

EQUALS = "admin:search_equalwords"


def test_lists_of_entries_find_what_the_site_finds_and_what_is_hidden(
    client, staff, make
):
    client.force_login(staff("Editor"))
    event = make(Event, title="Meeting", status="draft", published_at=None)
    Participant.objects.create(event=event, name="Ms Somphone Lantern")
    make(Event, title="Another")

    for model in (Event, Entry):
        page = client.get(address(model), {"q": "lanterns"})
        assertContains(page, "Meeting")
        assertNotContains(page, "Another")


def test_parts_of_a_title_are_still_found_in_lists(client, staff, make):
    client.force_login(staff("Editor"))
    make(Post, title="Lighthouse")

    assertContains(client.get(address(Post), {"q": "ghthou"}), "Lighthouse")


def test_contributor_finds_no_drafts_of_others(client, staff, make):
    client.force_login(staff("Contributor"))
    make(
        Post, title="Quiet", body="<p>lighthouse</p>", status="draft", published_at=None
    )

    assertNotContains(client.get(address(Post), {"q": "lighthouse"}), "Quiet")


def test_editor_adds_words_that_mean_the_same(client, staff):
    client.force_login(staff("Editor"))
    known = dict(equals())

    answer = client.post(reverse(f"{EQUALS}_add"), {"words": "Hpa-An\nPaan "})

    assert answer.status_code == 302
    assert known != equals()
    assert equals()[("paan",)] == [("hpa", "an"), ("paan",)]


@pytest.mark.parametrize("words", ["Mae Sot", "Mae Sot\n!!!", "\n\n"])
def test_one_word_alone_means_nothing_the_same(client, staff, words):
    client.force_login(staff("Editor"))

    page = client.post(reverse(f"{EQUALS}_add"), {"words": words})

    assert page.status_code == 200
    assert page.context["errors"]
    assert not EqualWords.objects.filter(words=words).exists()


def test_contributor_only_reads_words_that_mean_the_same(client, staff):
    client.force_login(staff("Contributor"))

    assert client.get(reverse(f"{EQUALS}_changelist")).status_code == 200
    assert client.get(reverse(f"{EQUALS}_add")).status_code == 403


def test_staff_see_what_was_looked_for_in_vain(client, staff):
    client.force_login(staff("Editor"))
    FruitlessQuery.objects.note("a lost lighthouse")

    page = client.get(reverse("admin:search_fruitlessquery_changelist"))

    assertContains(page, "/search/?q=a+lost+lighthouse")
