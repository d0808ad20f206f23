"""What is said about a vacancy while it is written."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.desk.checking import codes, found_in
from vacancies.models import Vacancy

FINE = {"apply_email": "jobs@example.org"}


def day(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("deadline", "found"), [(-1, ["deadline_past"]), (0, []), (1, [])]
)
def test_deadline_that_is_past_is_told(db, deadline, found):
    assert codes(Vacancy, {**FINE, "deadline": day(deadline)}) == found


def test_job_that_was_open_may_be_closed_now(make):
    closed = make(Vacancy, deadline=timezone.localdate() - timedelta(days=9))

    assert codes(Vacancy, {**FINE, "deadline": day(-9)}, closed) == []
    assert codes(Vacancy, {**FINE, "deadline": day(-8)}, closed) == ["deadline_past"]


def test_draft_with_a_deadline_past_is_told(make):
    late = timezone.localdate() - timedelta(days=9)
    draft = make(Vacancy, deadline=late, status="draft", published_at=None)

    assert codes(Vacancy, {**FINE, "deadline": day(-9)}, draft) == ["deadline_past"]


@pytest.mark.parametrize("deadline", ["", "soon", "2026-02-31"])
def test_what_is_no_day_is_left_to_the_form(db, deadline):
    assert codes(Vacancy, {**FINE, "deadline": deadline}) == []


def test_way_to_apply_is_missed_and_led_to(db):
    (found,) = found_in(Vacancy, {"deadline": day(9)})

    assert (found["code"], found["field"]) == ("no_way_to_apply", "id_how_to_apply")
    assert codes(Vacancy, {"deadline": day(9), "how_to_apply": "<p>Write</p>"}) == []
