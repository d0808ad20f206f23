"""What the request costs that publishes, in questions to the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import Event, Participant
from mmn.content.models import Entry
from mmn.search import indexing
from mmn.search.changes import catch_up
from tests.admin_post import address, filled
from tests.desk.whole import EVERY_KIND, make_whole

# With two rows of everything, the index of the search included.
QUERIES = {"news": 68, "events": 86, "publications": 73, "vacancies": 63, "page": 59}


@pytest.fixture(autouse=True)
def words_unknown(monkeypatch):
    """Words that an earlier test has stored would cost nothing here."""
    monkeypatch.setattr(indexing, "_known", set())


def statements(client, entry):
    """What the database is asked while a draft is published from its form."""
    Entry.objects.filter(pk=entry.pk).update(status="draft")
    catch_up()
    url = address(type(entry), "change", entry.pk)
    form = filled(client.get(url), status="published")
    with CaptureQueriesContext(connection) as asked:
        response = client.post(url, form)
        catch_up()  # as when it is committed
    assert response.status_code == 302
    entry.refresh_from_db()
    assert entry.is_visible
    found = [query["sql"] for query in asked]
    return [sql for sql in found if "SAVEPOINT" not in sql]


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.KIND)
def test_publishing_takes_so_many_queries(admin_client, make, jpeg, pdf, kind):
    entry = make_whole(make, jpeg, pdf, kind)

    assert len(statements(admin_client, entry)) == QUERIES[kind.KIND]


def test_publishing_forty_people_takes_as_many_queries_as_three(
    admin_client, make, jpeg, pdf
):
    event = make_whole(make, jpeg, pdf, Event)
    few = len(statements(admin_client, event))
    for number in range(37):
        Participant.objects.create(event=event, name=f"Guest {number}")

    assert len(statements(admin_client, event)) == few
