from array import array
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from mmn.content import remembered as module
from mmn.content.listing import Listing
from mmn.content.remembered import remembered
from mmn.content.version import bump, keeper
from news.models import Post
from news.views import PostList

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def noticing(settings, tmp_path):
    settings.NOTICE_CHANGES = True
    settings.PAGE_CACHE_DIR = str(tmp_path / "pages")
    for forget in (keeper.cache_clear, module._facts.clear, module._ends.clear):
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
    monkeypatch.setattr(module, "MOST", 3)

    for number in range(5):
        remembered(number, str)

    assert len(module._facts) == 3


def test_lists_asked_for_last_are_kept_while_there_is_room(monkeypatch):
    monkeypatch.setattr(module, "MOST_NUMBERS", 10)
    lists = {name: array("q", range(4)) for name in "abc"}

    for name in "abac":
        remembered(name, lambda name=name: lists[name])

    assert list(module._facts) == ["a", "c"]


def test_list_that_is_too_long_is_kept_by_nobody(monkeypatch):
    monkeypatch.setattr(module, "MOST_NUMBERS", 10)

    found = remembered("long", lambda: array("q", range(11)))

    assert len(found) == 11
    assert not module._facts


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
