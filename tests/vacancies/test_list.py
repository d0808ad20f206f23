from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from mmn.content.dates import day
from vacancies.models import Vacancy

pytestmark = pytest.mark.django_db


@pytest.fixture
def vacancy(make):
    def make_vacancy(days, **fields):
        deadline = timezone.localdate() + timedelta(days=days)
        return make(Vacancy, title=f"In {days}", deadline=deadline, **fields)

    return make_vacancy


def test_open_stand_first_next_to_close_first_then_the_closed(client, vacancy):
    for days in (-40, 12, -1, 0):
        vacancy(days)

    response = client.get("/vacancies/")

    shown = [entry.title for entry in response.context["entries"]]
    assert shown == ["In 0", "In 12", "In -1", "In -40"]
    assertContains(response, "<h2>Open</h2>")
    assertContains(response, "<h2>Closed</h2>")


@pytest.mark.parametrize(
    ("days", "words"),
    [(-1, "closed on "), (0, "closes today"), (1, "1 day left"), (2, "2 days left")],
)
def test_card_says_how_long_one_can_apply(client, vacancy, days, words):
    vacancy(days)

    assertContains(client.get("/vacancies/"), words)


def test_open_card_names_the_deadline(client, vacancy):
    deadline = vacancy(9).deadline

    assertContains(client.get("/vacancies/"), f"until {day(deadline)}")


def test_list_without_an_open_position_says_so(client, vacancy):
    vacancy(-3)

    assertContains(client.get("/vacancies/"), "No position is open at the moment")


def test_list_with_an_open_position_does_not(client, vacancy):
    vacancy(0)

    response = client.get("/vacancies/")

    assertNotContains(response, "No position is open at the moment")


@pytest.mark.parametrize(("days", "named"), [(0, True), (-1, False)])
def test_first_words_of_a_closed_vacancy_name_no_mail_address(
    client, make, days, named
):
    deadline = timezone.localdate() + timedelta(days=days)
    make(Vacancy, deadline=deadline, body="<p>Write to jobs@example.org.</p>")

    shown = client.get("/vacancies/").text

    assert "Write to" in shown
    assert ("jobs@example.org" in shown) == named
