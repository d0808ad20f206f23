"""What the lists of all kinds share; each kind's filters stand in tests of its own."""

from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from events.models import Event
from news.models import Post
from publications.models import Publication
from tests.conftest import HIDDEN, KINDS
from tests.portal.crowd import crowd

pytestmark = pytest.mark.django_db

# Numbers, rows, translations, menu; photos where cards show them; what filters ask.
QUERIES = {"news": 7, "events": 7, "publications": 6, "vacancies": 6}


@pytest.mark.parametrize("model", KINDS)
def test_list_shows_its_own_kind_only(client, make, model):
    for kind in KINDS:
        make(kind, title=f"About {kind.KIND}")

    entries = client.get(f"/{model.KIND}/").context["entries"]

    assert [entry.title for entry in entries] == [f"About {model.KIND}"]


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("model", KINDS)
def test_hidden_entry_is_in_no_list(client, make, model, state):
    make(model, title="Hidden river", **HIDDEN[state])
    make(model, title="Open river")

    response = client.get(f"/{model.KIND}/")

    assertContains(response, "Open river")
    assertNotContains(response, "Hidden river")


@pytest.mark.parametrize("model", KINDS)
def test_empty_list_says_so(client, model):
    response = client.get(f"/{model.KIND}/")

    assert response.status_code == 200
    assertNotContains(response, 'class="card ')


@pytest.mark.parametrize("model", KINDS)
def test_section_is_marked_in_the_menu(client, model):
    response = client.get(f"/{model.KIND}/")

    assertContains(response, f'href="/{model.KIND}/" aria-current="page"')


@pytest.mark.parametrize("size", [12, 1000])
@pytest.mark.parametrize("model", KINDS)
def test_list_takes_the_same_few_queries_for_any_number_of_rows(
    client, django_assert_num_queries, model, size
):
    crowd(model, size)

    with django_assert_num_queries(QUERIES[model.KIND]):
        response = client.get(f"/{model.KIND}/")

    assert len(response.context["entries"]) == 12
    assert response.context["paginator"].count == size


def test_pages_keep_the_filters(client, make):
    for number in range(13):
        make(Post, title=f"Letter {number}", format="open_letter")
    make(Post, title="Something else", format="news")

    response = client.get("/news/?type=open_letter")

    assertContains(response, 'href="/news/?type=open_letter&amp;page=2"')
    assertContains(response, "13 texts")


@pytest.mark.parametrize(
    "query", ["type=nonsense", "year=0", "year=x", "colour=red", "year="]
)
def test_unknown_value_filters_nothing(client, make, query):
    make(Post, title="Still here")
    make(Post, title="Here too", format="statement")

    response = client.get(f"/news/?{query}")

    assert len(response.context["entries"]) == 2


def test_filters_that_leave_nothing_offer_a_way_back(client, make):
    make(Event, title="Past", country="TH", starts_at=timedelta(days=-9))
    make(Event, title="Coming", country="KH", starts_at=timedelta(days=9))

    response = client.get("/events/?country=TH&when=upcoming")

    assertContains(response, "Nothing matches all of these filters")
    assertContains(response, 'href="/events/">Show everything')


def test_filter_with_one_value_only_is_not_offered(client, make):
    make(Publication, title="One", publication_type="report")

    assertNotContains(client.get("/publications/"), 'id="filter-type"')

    make(Publication, title="Two", publication_type="handbook")

    assertContains(client.get("/publications/"), 'id="filter-type"')


def test_card_names_the_languages_a_text_also_exists_in(client, make):
    original = make(Post, title="Portable security")
    make(Post, title="လူမှု", language="my", translation_of=original)
    make(Post, title="Draft", language="km", translation_of=original, status="draft")

    response = client.get("/news/")

    assertContains(response, 'lang="my" hreflang="my">မြန်မာ</a></p>')
    assertNotContains(response, 'lang="km" hreflang="km">ខ្មែរ</a></p>')


def test_card_of_a_text_in_another_language_says_which(client, make):
    make(Post, title="移住労働者", language="ja")

    assertContains(client.get("/news/"), 'In <span lang="ja">日本語</span>')
