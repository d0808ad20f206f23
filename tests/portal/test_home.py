from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from events.models import Event
from mmn.content.models import Organisation, Page
from news.models import Post
from publications.models import Publication
from tests.conftest import HIDDEN, KINDS
from tests.portal.crowd import crowd
from vacancies.models import Vacancy

pytestmark = pytest.mark.django_db


def test_empty_site_says_so_kindly(client):
    response = client.get("/")

    assertContains(response, "Nothing has been published yet")
    assertContains(response, "No position is open at the moment")


def test_lead_is_the_newest_entry_with_a_picture(client, make, jpeg):
    old = make(Post, title="Old", cover=jpeg(), published_at=timedelta(days=-30))
    newer = make(Event, title="Newer", cover=jpeg(), published_at=timedelta(days=-20))
    for number in range(6):
        make(Post, title=f"Latest {number}", published_at=timedelta(hours=-number - 1))

    response = client.get("/")

    assert response.context["lead"] == newer
    assertContains(response, "<picture>", count=1)
    assertNotContains(response, old.title)


def test_lead_without_any_picture_is_the_newest_with_a_drawing(client, make):
    make(Post, title="Older", published_at=timedelta(days=-3))
    newest = make(Post, title="Newest")

    response = client.get("/")

    assert response.context["lead"] == newest
    assertContains(response, 'class="placeholder placeholder--news"')


def test_latest_are_four_of_all_kinds_without_the_lead(client, make):
    hours = iter(range(1, 9))
    entries = [
        make(model, title=model.KIND, published_at=timedelta(hours=-next(hours)))
        for model in [Post, *KINDS, Post]
    ]

    response = client.get("/")

    assert response.context["lead"] == entries[0]
    assert response.context["latest"] == entries[1:5]


def test_coming_events_stand_soonest_first_without_the_past(client, make):
    late = make(Event, title="Late", starts_at=timedelta(days=9))
    soon = make(Event, title="Soon", starts_at=timedelta(days=2))
    make(Event, title="Gone", starts_at=timedelta(days=-2))

    coming = client.get("/").context["coming"]

    assert list(coming) == [soon, late]


def test_shelf_shows_a_cover_made_from_the_title(client, make):
    make(Publication, title="Jobs in zones", published_in=timezone.localdate())

    assertContains(client.get("/"), 'class="cover__title"')


def test_open_vacancies_are_shown_and_closed_are_not(client, make):
    today = timezone.localdate()
    last_day = make(Vacancy, title="Last day", deadline=today)
    make(Vacancy, title="Too late", deadline=today - timedelta(days=1))

    response = client.get("/")

    assert list(response.context["vacancies"]) == [last_day]
    assertContains(response, "closes today")


@pytest.mark.parametrize("model", KINDS)
@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_entries_are_not_on_the_home_page(client, make, model, state):
    make(model, title="Hidden river", **HIDDEN[state])
    make(model, title="Open river")

    response = client.get("/")

    assertContains(response, "Open river")
    assertNotContains(response, "Hidden river")


def test_members_and_their_countries_are_counted(client):
    for name, country in [("MAP", "TH"), ("FED", "TH"), ("LSCW", "KH")]:
        Organisation.objects.create(name=name, country=country, is_member=True)
    Organisation.objects.create(name="Funder", country="CA")

    assertContains(client.get("/"), "3 organisations from 2 countries")


def test_standing_pages_stand_in_the_menu_of_every_page(client, make):
    make(Page, title="Who we are", in_menu=True)
    make(Page, title="Small print")

    response = client.get("/news/")

    assertContains(response, "Who we are")
    assertNotContains(response, "Small print")


def test_reader_sees_each_entry_once_in_the_language_of_the_address(client, make):
    original = make(Post, title="Portable security")
    make(Post, title="ประกันสังคม", language="th", translation_of=original)

    thai, english = client.get("/th/"), client.get("/")

    assertContains(thai, "ประกันสังคม")
    assertNotContains(thai, "Portable security")
    assertContains(english, "Portable security")
    assertContains(english, 'href="/th/news/portable-security/" lang="th"')


@pytest.mark.parametrize("size", [10, 1000])
def test_home_takes_the_same_few_queries_for_any_number_of_rows(
    client, django_assert_num_queries, make, jpeg, size
):
    for model in KINDS:
        crowd(model, size // len(KINDS))
    lead = make(Post, cover=jpeg(), published_at=timedelta(days=-900))

    with django_assert_num_queries(13):
        response = client.get("/")

    assert response.context["lead"] == lead
    assert len(response.context["latest"]) == 4
