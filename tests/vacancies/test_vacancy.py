from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from vacancies.models import Vacancy

DEADLINE = date(2031, 1, 31)


@pytest.fixture
def at(monkeypatch):
    """``at(hour, minute)`` of the deadline day in UTC; Bangkok is seven hours on."""

    def set_now(hour, minute=0):
        moment = datetime(2031, 1, 31, hour, minute, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return set_now


@pytest.mark.parametrize(
    ("time", "open_"),
    [((0, 0), True), ((16, 59), True), ((17, 0), False)],
    ids=["on the day", "a minute before Bangkok's midnight", "at Bangkok's midnight"],
)
def test_deadline_day_is_open_to_its_last_minute_in_bangkok(make, at, time, open_):
    vacancy = make(Vacancy, deadline=DEADLINE)
    at(*time)

    assert vacancy.is_open is open_
    assert Vacancy.objects.open().exists() is open_
    assert Vacancy.objects.closed().exists() is not open_


def test_days_left_count_down_to_zero(make, at):
    at(3)

    assert Vacancy(deadline=DEADLINE).days_left == 0
    assert Vacancy(deadline=date(2031, 2, 3)).days_left == 3
    assert Vacancy(deadline=date(2031, 1, 30)).days_left == -1


@pytest.mark.parametrize(
    ("deadline", "soon"),
    [(date(2031, 1, 30), False), (DEADLINE, True), (date(2031, 2, 7), True)]
    + [(date(2031, 2, 8), False)],
)
def test_closing_soon_is_within_a_week(make, at, deadline, soon):
    vacancy = make(Vacancy, deadline=deadline)
    at(3)

    assert vacancy.is_closing_soon is soon
    assert Vacancy.objects.closing_soon().exists() is soon
