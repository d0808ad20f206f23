from array import array
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django.asserts import assertNotContains

from mmn.content import remembered as module
from mmn.content.feed_items import numbers_of
from mmn.content.listing import Listing
from mmn.content.remembered import remembered, remembered_each
from mmn.content.version import bump, keeper
from mmn.media.models import Photo
from news.feeds import PostFeed
from news.models import Post, PressContact
from news.views import PostList

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def noticing(settings, tmp_path):
    settings.NOTICE_CHANGES = True
    settings.PAGE_CACHE_DIR = str(tmp_path / "pages")
    for forget in (
        keeper.cache_clear,
        module.FACTS.clear,
        module.CARDS.clear,
        module.PAGES.clear,
        module._ends.clear,
    ):
        forget()
    yield
    keeper.cache_clear()


@pytest.fixture
def found():
    """Asks for the same fact; it is another one each time that it is looked for."""
    facts = iter(range(10))
    return lambda: remembered("fact", lambda: next(facts))


def test_fact_is_looked_for_once_while_nothing_changes(found):
    assert [found(), found()] == [0, 0]


def test_fact_is_looked_for_again_after_a_change(found):
    found()
    bump()

    assert [found(), found()] == [1, 1]


def test_fact_is_looked_for_again_when_a_schedule_comes(found, monkeypatch):
    soon = timezone.now() + timedelta(minutes=1)
    monkeypatch.setattr(module, "next_moment", lambda now: soon)
    found()
    monkeypatch.setattr("django.utils.timezone.now", lambda: soon)

    assert found() == 1


def test_fact_of_an_open_transaction_is_kept_by_nobody(found):
    with transaction.atomic():
        assert [found(), found()] == [0, 1]

    assert found() == 2


def test_so_many_facts_are_kept(monkeypatch):
    monkeypatch.setattr(module.FACTS, "most", 3)

    for number in range(5):
        remembered(number, str)

    assert len(module.FACTS.facts) == 3


def test_lists_asked_for_last_are_kept_while_there_is_room(monkeypatch):
    monkeypatch.setattr(module, "MOST_NUMBERS", 10)
    lists = {name: array("q", range(4)) for name in "abc"}

    for name in "abac":
        remembered(name, lambda name=name: lists[name])

    assert list(module.FACTS.facts) == ["a", "c"]


def test_list_that_is_too_long_is_kept_by_nobody(monkeypatch):
    monkeypatch.setattr(module, "MOST_NUMBERS", 10)

    found = remembered("long", lambda: array("q", range(11)))

    assert len(found) == 11
    assert not module.FACTS.facts


def test_entries_of_a_list_are_looked_for_once_until_something_changes(
    make, django_assert_num_queries
):
    make(Post)
    assert Listing(PostList, "en", ()).count() == 1

    with django_assert_num_queries(0):
        assert Listing(PostList, "en", ()).count() == 1

    make(Post)
    bump()
    assert Listing(PostList, "en", ()).count() == 2


def test_many_facts_are_looked_for_at_once_and_only_those_not_known():
    asked = []

    def find(keys):
        asked.append(keys)
        return {key: key * 2 for key in keys if key != 3}

    assert remembered_each([1, 2], find) == {1: 2, 2: 4}
    assert remembered_each([1, 2, 3, 4], find) == {1: 2, 2: 4, 4: 8}
    assert asked == [[1, 2], [3, 4]]


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_list_asks_for_nothing_until_something_changes(
    make, client, django_assert_num_queries
):
    post = make(Post, title="Boats")
    first = page(client, "/news/")

    with django_assert_num_queries(0):
        assert page(client, "/news/") == first

    Post.objects.filter(pk=post.pk).update(title="Nets")
    bump()
    assert "Nets" in page(client, "/news/")


def test_entry_is_read_each_time_and_what_stands_beside_it_once(
    make, client, jpeg, django_assert_num_queries
):
    post = make(Post, title="Boats")
    photo = Photo.objects.create(entry=post, image=jpeg(), alt="x", caption="At sea")
    first = page(client, post.get_absolute_url())

    with django_assert_num_queries(1):
        assert page(client, post.get_absolute_url()) == first

    Photo.objects.filter(pk=photo.pk).update(caption="In port")
    bump()
    assert "In port" in page(client, post.get_absolute_url())


def test_staff_see_a_draft_as_it_is_now(make, admin_client):
    post = make(Post, title="Boats", status=Post.Status.DRAFT)
    PressContact.objects.create(post=post, name="Ms Nok")
    assert "Ms Nok" in page(admin_client, post.get_absolute_url())

    PressContact.objects.update(name="Ms Noi")

    assert "Ms Noi" in page(admin_client, post.get_absolute_url())


def test_card_and_page_are_kept_for_each_language(make, client):
    post = make(Post, format="press_release")

    pages = [
        page(client, address)
        for address in ("/news/", "/th/news/", f"/th{post.get_absolute_url()}")
    ]

    assert ["Press release" in one for one in pages] == [True, False, False]


@pytest.mark.parametrize(
    ("address", "find"),
    [
        ("/news/", lambda: Listing(PostList, "en", ()).numbers),
        ("/news/feed/", lambda: numbers_of(PostFeed, "en", None)),
    ],
)
def test_what_was_hidden_is_shown_by_no_list_that_knows_it_still(
    make, client, address, find
):
    post = make(Post)
    assert list(find()) == [post.pk]

    Post.objects.filter(pk=post.pk).update(status="draft", title="Secret kingfisher")

    assert list(find()) == [post.pk]
    assertNotContains(client.get(address), "kingfisher")
