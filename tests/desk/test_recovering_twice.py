"""Recovering what is back already leads to it, also when two do it at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from mmn.content.models import Entry
from mmn.desk.versions.store import keep_version
from news.models import Post


@pytest.fixture
def gone(make, staff):
    """The number of a deleted draft, which Editor "reiko" may recover."""
    editor = staff("Editor", username="reiko")
    post = make(Post, title="Crews", status="draft", created_by=editor)
    keep_version(post, editor)
    number = post.pk
    post.delete()
    return number


def recover(client, number):
    return client.post(reverse("desk:recover", args=[number]), follow=True)


def test_the_second_press_leads_to_the_recovered_entry(client, gone):
    client.login(username="reiko", password="river")

    assert "is back, with all" in recover(client, gone).text
    again = recover(client, gone)

    assert again.redirect_chain[-1][0] == f"/admin/news/post/{gone}/change/"
    assert "“Crews” is not deleted: here it is." in again.text
    for name in ("desk:recover", "desk:deleted_page"):
        shown = client.get(reverse(name, args=[gone]), follow=True)
        assert shown.redirect_chain[-1][0] == f"/admin/news/post/{gone}/change/"
    assert Entry.objects.count() == 1


def test_who_may_not_see_the_entry_learns_nothing(client, staff, gone):
    client.login(username="reiko", password="river")
    recover(client, gone)
    client.force_login(staff("Contributor"))

    assert recover(client, gone).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_bring_it_back_once(gone):
    def press(_number):
        mine = Client()
        mine.login(username="reiko", password="river")
        try:
            return recover(mine, gone).redirect_chain[-1]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as presses:
        answers = set(presses.map(press, range(2)))

    assert answers == {(f"/admin/news/post/{gone}/change/", 302)}
    assert Entry.objects.get().pk == gone
