"""Days, hours and months in the ways the old site wrote them."""

from datetime import date, time

import pytest

from mmn.wordpress.dates import find_days, find_hours, find_month, whole_day

NEAR = date(2016, 9, 30)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 5 August 2018 in town", "2018-08-05", "2018-08-05"),
        ("On July 8, 2019, we met", "2019-07-08", "2019-07-08"),
        ("From 16-17 September, people", "2016-09-16", "2016-09-17"),
        ("from June 4 to 8 in town", "2016-06-04", "2016-06-08"),
        ("8\u201316 October at the gallery", "2016-10-08", "2016-10-16"),
        ("30 September - 2 October 2019", "2019-09-30", "2019-10-02"),
        ("the 3rd of May 2015", "2015-05-03", "2015-05-03"),
        ("2-4pm, 23 April 2015", "2015-04-23", "2015-04-23"),
        ("2019年12月18日", "2019-12-18", "2019-12-18"),
        ("18 tháng 12, 2019", "2019-12-18", "2019-12-18"),
        ("19 ธันวาคม 2567", "2024-12-19", "2024-12-19"),
    ],
)
def test_days_are_found(text, first, last):
    days = find_days(text, NEAR)[0]

    assert (str(days.first), str(days.last)) == (first, last)


@pytest.mark.parametrize(
    ("text", "near", "year"),
    [
        ("5 January", date(2019, 12, 20), 2020),
        ("20 December", date(2020, 1, 5), 2019),
        ("29 February", date(2021, 1, 5), 2020),
    ],
)
def test_missing_year_is_the_nearest(text, near, year):
    days = find_days(text, near)[0]

    assert days.first.year == year
    assert days.guessed


@pytest.mark.parametrize(
    "text", ["in May 2017", "we may 5 times", "31 June 2019", "section 4.2", "40 March"]
)
def test_what_is_no_day_is_not_taken_for_one(text):
    assert find_days(text, NEAR) == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2-4pm", time(14), time(16)),
        ("1:30-3:30 pm, 24 April", time(13, 30), time(15, 30)),
        ("from 10 to 1pm", time(10), time(13)),
        ("14:00-16:00", time(14), time(16)),
        ("9am to 5pm", time(9), time(17)),
        ("at 11 AM sharp", time(11), None),
        ("at 18:30", time(18, 30), None),
        ("12pm-1pm", time(12), time(13)),
    ],
)
def test_hours_are_found(text, start, end):
    assert find_hours(text) == (start, end)


def test_a_run_of_days_is_no_time():
    assert find_hours("18-19 March 2015") is None


def test_only_a_line_that_is_a_date_is_a_date_line():
    assert whole_day("20 September 2019", NEAR) == date(2019, 9, 20)
    assert whole_day("20 September 2019: we met", NEAR) is None
    assert whole_day("20-21 September 2019", NEAR) is None


def test_month_of_publication():
    assert find_month("Published in September 2019. Free.") == date(2019, 9, 1)
    assert find_month("They met in September 2019.") is None
