"""Vacancies in the admin: a moved deadline leaves its trace by itself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.admin_post import filled
from vacancies.models import Vacancy


@pytest.fixture
def move_deadline(admin_client, make):
    """Save a vacancy with its deadline moved by so many days."""

    def move(days, rows=None, **fields):
        vacancy = make(Vacancy, deadline=timezone.localdate(), **fields)
        url = reverse("admin:vacancies_vacancy_change", args=[vacancy.pk])
        deadline = vacancy.deadline + timedelta(days=days)
        data = filled(admin_client.get(url), rows, deadline=deadline.isoformat())
        answer = admin_client.post(url, data, follow=True)
        former = vacancy.extensions.values_list("former_deadline", flat=True)
        return answer, list(former)

    return move


def test_later_deadline_of_a_published_vacancy_keeps_the_former_one(move_deadline):
    answer, former = move_deadline(31)

    assert former == [timezone.localdate()]
    assert "is kept as an extension" in answer.text


@pytest.mark.parametrize("days", [0, -3])
def test_same_or_earlier_deadline_is_no_extension(move_deadline, days):
    assert move_deadline(days)[1] == []


def test_draft_may_move_its_deadline_without_a_trace(move_deadline):
    assert move_deadline(31, status="draft", published_at=None)[1] == []


def test_extension_typed_by_hand_as_well_is_kept_once(move_deadline):
    typed = {"former_deadline": timezone.localdate().isoformat(), "note": "By post"}
    typed["extended_on"] = typed["former_deadline"]

    answer, former = move_deadline(31, {"extensions": [typed]})

    assert former == [timezone.localdate()]
    assert "kept as an extension" not in answer.text


def test_list_says_until_when_and_how_many_days_are_left(admin_client, make):
    deadline = timezone.localdate() + timedelta(days=3)
    make(Vacancy, deadline=deadline)

    page = admin_client.get(reverse("admin:vacancies_vacancy_changelist")).text

    assert f'<td class="field-until">{deadline:%-d %B %Y}</td>' in page
    assert '<td class="field-days">3</td>' in page


def test_list_filters_by_open_soon_and_closed(admin_client, make):
    today = timezone.localdate()
    make(Vacancy, title="Closed", deadline=today - timedelta(days=1))
    make(Vacancy, title="Today", deadline=today)
    make(Vacancy, title="Later", deadline=today + timedelta(days=30))
    url = reverse("admin:vacancies_vacancy_changelist")

    def listed(value):
        page = admin_client.get(url, {"open": value})
        return {vacancy.title for vacancy in page.context["cl"].result_list}

    assert listed("open") == {"Today", "Later"}
    assert listed("soon") == {"Today"}
    assert listed("closed") == {"Closed"}


def test_all_texts_of_a_vacancy_are_sanitised(admin_client, make):
    vacancy = make(Vacancy)
    url = reverse("admin:vacancies_vacancy_change", args=[vacancy.pk])
    texts = [
        *("responsibilities", "essential_qualifications"),
        *("desirable_qualifications", "how_to_apply"),
    ]
    hostile = dict.fromkeys(texts, "<p>Ok<script>x()</script></p>")

    admin_client.post(url, filled(admin_client.get(url), **hostile))

    vacancy.refresh_from_db()
    assert [getattr(vacancy, name) for name in texts] == ["<p>Ok</p>"] * 4
