"""Tags that exist are offered while one types."""

from django.urls import reverse

from mmn.content.models import Tag
from news.models import Post

FIND = "desk:find_tags"


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


def test_only_who_writes_is_answered(client, staff):
    assert client.get(reverse(FIND), {"q": "a"}).status_code == 403
    client.force_login(staff())
    assert client.get(reverse(FIND), {"q": "a"}).status_code == 403
    client.force_login(staff("Contributor"))
    assert client.get(reverse(FIND), {"q": "a"}).status_code == 200
