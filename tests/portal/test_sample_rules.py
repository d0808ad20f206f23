"""When the sample is loaded, and what its words for dates mean."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.utils import timezone

from mmn.content.models import Category, Entry
from mmn.portal.sample import dates
from news.models import Post


def test_it_refuses_where_anything_is_and_changes_nothing(make, capsys):
    make(Post, title="Ours")
    call_command("load_sample")
    assert "nothing was loaded" in capsys.readouterr().out
    assert [entry.title for entry in Entry.objects.all()] == ["Ours"]
    assert not Category.objects.exists()


@pytest.mark.parametrize("days", range(0, 400, 7))
def test_relative_dates_stay_on_their_side_of_today(monkeypatch, days):
    today = date(2027, 12, 15) + timedelta(days=days)
    monkeypatch.setattr(timezone, "localdate", lambda: today)
    for words in ("Monday in 1 weeks", "in 1 days", "next 18 December"):
        assert dates.day(words) > today
    for words in ("Sunday 1 weeks ago", "1 days ago", "last 18 December"):
        assert dates.day(words) < today


def test_a_day_of_the_year_is_neither_next_nor_last_on_that_day(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2027, 12, 18))
    assert dates.day("next 18 December") == date(2028, 12, 18)
    assert dates.day("last 18 December") == date(2026, 12, 18)


def test_a_time_is_meant_in_the_zone_given():
    moment = dates.moment("2019-07-08, 10:30", ZoneInfo("Asia/Tokyo"))
    assert moment.isoformat() == "2019-07-08T10:30:00+09:00"


def test_words_that_are_no_date_are_named():
    with pytest.raises(ValueError, match="sometime"):
        dates.day("sometime soon")
