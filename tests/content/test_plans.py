"""Plans that connections to PostgreSQL keep; other databases get whole statements."""

from array import array

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mmn.content import plans
from mmn.content.models import Entry
from mmn.content.prepared import prepared
from news.models import Post

POSTGRESQL = connection.vendor == "postgresql"


@prepared
def titled(slug):
    chosen = Entry.objects.published().filter(slug=slug)
    return chosen.values_list("title", flat=True)


@prepared
def everything():
    return Entry.objects.order_by("pk").values_list("slug", flat=True)


@prepared
def numbers():
    return Entry.objects.order_by("pk").values_list("pk", flat=True)


def sent(ask, *args, **kwargs):
    """The statements that asking sends."""
    with CaptureQueriesContext(connection) as captured:
        ask(*args, **kwargs)
    return [query["sql"] for query in captured]


def test_postgresql_is_sent_the_name_of_a_statement_in_place_of_its_text(make):
    make(Post, slug="boats", title="Boats")

    (statement,) = sent(titled, slug="boats")

    assert statement.startswith("EXECUTE asked_") is POSTGRESQL
    assert titled(slug="boats") == ["Boats"]
    assert titled(slug="nets") == []


def test_statement_without_values_is_asked_too(make):
    slugs = [make(Post).slug for _ in range(3)]

    assert everything() == slugs
    assert everything(piece=(1, 3)) == slugs[1:]
    assert numbers.numbers() == array("q", sorted(numbers()))


def test_pool_that_changes_connections_gets_whole_statements(make, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    make(Post, slug="boats", title="Boats")

    (statement,) = sent(titled, slug="boats")

    assert statement.startswith("SELECT")
    assert titled(slug="boats") == ["Boats"]


@pytest.mark.django_db(transaction=True)
def test_statements_are_made_known_anew_to_a_new_connection(make):
    make(Post, slug="boats", title="Boats")
    assert titled(slug="boats") == ["Boats"]

    connection.close()

    assert titled(slug="boats") == ["Boats"]


@pytest.mark.django_db(transaction=True)
def test_plan_made_before_a_migration_is_made_anew(make):
    slugs = [make(Post).slug for _ in range(3)]
    assert everything() == slugs

    with connection.schema_editor() as editor:
        field = Entry._meta.get_field("slug")
        longer = field.clone()
        longer.max_length += 1
        longer.set_attributes_from_name("slug")
        longer.model = Entry
        editor.alter_field(Entry, field, longer)
    try:
        assert everything() == slugs
    finally:
        with connection.schema_editor() as editor:
            editor.alter_field(Entry, longer, field)

    assert everything() == slugs


def test_connection_keeps_the_statements_that_were_asked_last(make, monkeypatch):
    monkeypatch.setattr(plans, "MOST_PLANS", 2)
    make(Post, slug="boats", title="Boats")
    if POSTGRESQL:  # what other tests asked
        with connection.cursor() as cursor:
            cursor.execute("DEALLOCATE ALL")
        plans.known_names(connection).clear()

    for _ in range(2):
        assert everything() == ["boats"]
        assert titled(slug="boats") == ["Boats"]
        assert len(numbers()) == 1

    if POSTGRESQL:
        assert len(plans.known_names(connection)) == 2
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_prepared_statements")
            assert cursor.fetchone() == (2,)
