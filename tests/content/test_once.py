"""What a transaction asks once, until it writes there."""

import pytest
from django.db import transaction
from django.test.utils import CaptureQueriesContext

from mmn.content.models import Category, Entry
from mmn.content.once import asking_once, once
from mmn.content.prepared import prepared
from news.models import Post


@prepared
def titles(model):
    return model.objects.order_by("pk").values_list("title", flat=True)


@prepared
def titled(title):
    return Entry.objects.filter(title=title)


@pytest.fixture(autouse=True)
def post(make):
    return make(Post, title="Boats")


def test_same_question_is_asked_once_in_the_block(django_assert_num_queries):
    with django_assert_num_queries(2), asking_once():
        first = once(titles, Entry)
        assert once(titles, Entry) is first
        assert [one.title for one in once(titled, title="Boats")] == ["Boats"]
        assert once(titled, title="Boats") == once(titled, title="Boats")


def test_without_the_block_nothing_is_remembered(django_assert_num_queries):
    with django_assert_num_queries(2):
        assert list(once(titles, Entry)) == list(once(titles, Entry))


def test_what_is_written_meanwhile_is_seen():
    with asking_once():
        assert once(titles, Post) == ["Boats"]
        Entry.objects.update(title="Ships")

        assert once(titles, Post) == ["Ships"], "a table that it joins was written"


def test_what_is_written_elsewhere_asks_nothing_again(django_assert_num_queries):
    with asking_once():
        once(titles, Post)
        Category.objects.create(name="Fishing", slug="fishing")

        with django_assert_num_queries(0):
            once(titles, Post)


def test_what_was_only_tried_on_is_forgotten():
    with asking_once():
        with transaction.atomic():
            Entry.objects.update(title="Ships")
            assert once(titles, Entry) == ["Ships"]
            transaction.set_rollback(True)

        assert once(titles, Entry) == ["Boats"]


def test_statement_that_does_not_name_its_table_makes_all_forgotten(db):
    from django.db import connection

    with asking_once(), CaptureQueriesContext(connection) as asked:
        once(titles, Entry)
        with connection.cursor() as cursor:
            cursor.execute("WITH b AS (SELECT 1) DELETE FROM content_entry WHERE 1 = 2")
        once(titles, Entry)

    assert len(asked) == 3
