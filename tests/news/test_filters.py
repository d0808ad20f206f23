from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from news.models import Post

pytestmark = pytest.mark.django_db

BANGKOK = ZoneInfo("Asia/Bangkok")


def titles(response):
    return [entry.title for entry in response.context["entries"]]


def test_type_narrows_to_one_format(client, make):
    make(Post, title="Letter", format="open_letter")
    make(Post, title="Release", format="press_release")

    assert titles(client.get("/news/?type=open_letter")) == ["Letter"]
    assert len(titles(client.get("/news/"))) == 2


def test_year_is_that_of_the_date_line_or_else_of_publication(client, make):
    make(Post, title="Dated", dated_on=date(2016, 12, 31))
    new_year = datetime(2016, 1, 1, 0, 30, tzinfo=BANGKOK)
    make(Post, title="Published", published_at=new_year)
    make(Post, title="Now", published_at=timedelta(hours=-1))

    assert titles(client.get("/news/?year=2016")) == ["Dated", "Published"]
    assert titles(client.get("/news/?year=2015")) == ["Now", "Dated", "Published"]


def test_years_are_offered_newest_first(client, make):
    for year in (2014, 2018, 2016):
        make(Post, title=str(year), dated_on=date(year, 5, 1))

    year = client.get("/news/").context["filters"][-1]

    assert [value for value, _name in year.options] == ["2018", "2016", "2014"]


def test_hidden_post_offers_no_filter(client, make):
    make(Post, title="Draft", status="draft", dated_on=date(2001, 1, 1))
    make(Post, title="Shown", dated_on=date(2018, 1, 1))
    make(Post, title="Shown too", dated_on=date(2017, 1, 1))

    year = client.get("/news/").context["filters"][-1]

    assert [value for value, _name in year.options] == ["2018", "2017"]
