"""What the request costs that publishes, in questions to the database."""

from copy import deepcopy
from unittest import mock

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.forms import CharField, FileField
from django.test.utils import CaptureQueriesContext

from events.models import Event, Panel, Participant
from mmn.content.models import Entry
from mmn.desk.unchanged import SharedFields
from mmn.search import indexing
from mmn.search.changes import catch_up
from tests.admin_post import address, filled
from tests.desk.whole import EVERY_KIND, make_whole

# With two rows of everything, the index of the search included.
QUERIES = {"news": 54, "events": 65, "publications": 56, "vacancies": 52, "page": 48}


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


def test_rows_share_their_fields_but_for_files_and_what_is_their_own():
    fields = {"name": CharField(), "file": FileField(), "seats": CharField()}

    one, other = (deepcopy(SharedFields(fields, own=["seats"])) for _ in range(2))

    assert one["name"] is other["name"]
    assert one["file"] is not other["file"]
    assert one["seats"] is not other["seats"]


def test_row_that_nobody_touched_is_still_held_to_what_stands_beside_it(
    admin_client, make
):
    """A rule of the row itself is asked though nothing of the row was typed."""
    event = make(Event)
    panel = Panel.objects.create(event=event, title="Opening")
    url = address(Event, "change", event.pk)
    with mock.patch.object(Panel, "clean", side_effect=ValidationError("Not today.")):
        response = admin_client.post(url, filled(admin_client.get(url)))

    assert "Not today." in response.text
    assert panel.title in response.text


def test_what_is_wrong_in_one_session_is_said_of_that_one(admin_client, make):
    event = make(Event)
    for title in ("Opening", "Closing"):
        Panel.objects.create(event=event, title=title)
    url = address(Event, "change", event.pk)
    form = filled(admin_client.get(url))
    form["panels-0-seats"] = '[{"participant": "7", "role": "speaker", "topic": ""}]'

    response = admin_client.post(url, form)

    assert response.text.count("data-problems") == 1
