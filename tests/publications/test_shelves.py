"""Publications on shelves, with their covers."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains

from mmn.content.languages import INTERFACE
from mmn.content.models import Tag
from mmn.media.models import Document
from publications.models import PolicyBrief, Publication
from publications.shelves import ON_A_SHELF
from tests.conftest import HIDDEN

pytestmark = pytest.mark.django_db
ORDERS = ["country", "theme", "year", "language"]


def shelves(client, by, prefix=""):
    """{heading: titles} as a page shows them, in its order."""
    found = client.get(f"{prefix}/publications/browse/{by}/").context["shelves"]
    return {shelf.name: [book.title for book in shelf.books] for shelf in found}


def brief(publication, **facts):
    PolicyBrief.objects.bulk_create(
        [PolicyBrief(publication=publication, download_name="b.pdf", **facts)]
    )


def test_country_is_a_tag_of_that_name_or_what_a_brief_is_about(client, make):
    make(Publication, title="Tagged", tags=["Thailand", "Laos", "fishing"])
    brief(make(Publication, title="Brief"), scope="TH", language="en")
    brief(make(Publication, title="Region"), scope="mekong", language="en")

    page = client.get("/publications/browse/")

    assert shelves(client, "country") == {
        "Lao PDR": ["Tagged"],
        "Thailand": ["Brief", "Tagged"],
    }
    assertContains(page, 'href="/tag/thailand/"')


def test_themes_are_the_tags_used_most_that_name_no_country(client, make):
    make(Publication, title="A", tags=["Thailand", "fishing"])
    make(Publication, title="B", tags=["Thailand", "fishing", "return"])
    Tag.objects.get(name="fishing").names.create(language="th", name="ประมง")

    assert shelves(client, "theme") == {"fishing": ["B", "A"]}
    assert list(shelves(client, "theme", "/th")) == ["ประมง"]


def test_years_are_those_of_the_months(client, make):
    make(Publication, title="Old", published_in=date(2012, 3, 1))
    make(Publication, title="New", published_in=date(2019, 9, 1))

    assert shelves(client, "year") == {"2019": ["New"], "2012": ["Old"]}
    assertContains(
        client.get("/publications/browse/year/"), 'href="/publications/?year=2019"'
    )
    assert "2562 (2019)" in shelves(client, "year", "/th")


def test_language_is_that_of_a_text_a_document_or_a_brief(client, make, pdf):
    own = make(Publication, title="Own", language="my")
    thai = {"translation_of": own, "language": "th"}
    make(Publication, title="Thai", **thai)
    brief(make(Publication, title="Brief"), language="km")
    document = make(Publication, title="Document")
    Document.objects.create(entry=document, language="my", file=pdf())

    found = shelves(client, "language")

    assert found[INTERFACE["my"]] == ["Document", "Own"]
    assert found[INTERFACE["km"]] == ["Brief"]
    assert found[INTERFACE["th"]] == ["Own"]
    assert next(iter(shelves(client, "language", "/km"))) == INTERFACE["km"]


@pytest.mark.parametrize("by", ORDERS)
@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_publication_stands_on_no_shelf(client, make, by, state):
    hidden = make(Publication, title="Riverboat", tags=["Thailand"], **HIDDEN[state])
    brief(hidden, scope="TH", language="km")

    assert shelves(client, by) == {}


@pytest.mark.parametrize("by", ORDERS)
def test_each_book_stands_once_on_a_shelf_in_the_readers_language(client, make, by):
    book = make(Publication, title="Jobs", tags=["Thailand", "fishing"])
    thai = {"translation_of": book, "language": "th", "tags": ["Thailand"]}
    make(Publication, title="งาน", **thai)

    for titles in shelves(client, by, "/th").values():
        assert titles == ["งาน"]
    for titles in shelves(client, by).values():
        assert titles == ["Jobs"]


def test_shelf_is_short_and_leads_to_all(client, make):
    for number in range(ON_A_SHELF + 2):
        make(Publication, title=f"Book {number}", tags=["fishing"])

    assert len(shelves(client, "theme")["fishing"]) == ON_A_SHELF


@pytest.mark.parametrize("by", ["odd", "Year", "countr%00y"])
def test_other_orders_are_not_there(client, by):
    assert client.get(f"/publications/browse/{by}/").status_code == 404


def test_empty_shelves_say_so_and_the_list_leads_there(client):
    assertContains(client.get("/publications/browse/"), "Nothing has been published")
    for by in ORDERS:
        assertContains(
            client.get("/publications/"), f'href="/publications/browse/{by}/"'
        )


@pytest.mark.parametrize(
    ("by", "queries"), [("country", 5), ("theme", 4), ("year", 3), ("language", 6)]
)
def test_shelves_cost_the_same_queries_however_full(client, make, by, queries):
    def count():
        with CaptureQueriesContext(connection) as found:
            client.get(f"/publications/browse/{by}/")
        return len(found)

    make(Publication, tags=["Thailand", "fishing"])
    few = count()
    for number in range(9):
        book = make(Publication, title=f"B {number}", tags=["Laos", f"tag {number}"])
        brief(book, scope="TH", language="km")

    assert count() == few == queries


def test_word_of_the_shelves_is_no_address_of_a_publication(make):
    assert make(Publication, title="Browse").slug == "browse-2"
