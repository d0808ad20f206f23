from datetime import date, datetime

import pytest
from django.utils import timezone, translation

from mmn.content import dates
from mmn.content.languages import INTERFACE

NOVEMBER = date(2026, 11, 24)


def in_each(write):
    """What ``write()`` returns in each language of the interface."""
    said = {}
    for code in INTERFACE:
        with translation.override(code):
            said[code] = str(write())
    return said


def test_day_is_written_as_each_language_writes_it():
    assert in_each(lambda: dates.day(NOVEMBER)) == {
        "en": "24 November 2026",
        "my": "24 နိုဝင်ဘာ 2026",
        "km": "24 ខែវិច្ឆិកា ឆ្នាំ 2026",
        "lo": "24 ພະຈິກ 2026",
        "th": "24 พฤศจิกายน 2569 (2026)",
        "vi": "24 tháng 11 năm 2026",
        "zh-hans": "2026年11月24日",
        "ja": "2026年11月24日",
    }


def test_weekday_stands_where_each_language_puts_it():
    assert in_each(lambda: dates.weekday(NOVEMBER)) == {
        "en": "Tuesday 24 November 2026",
        "my": "24 နိုဝင်ဘာ 2026၊ အင်္ဂါနေ့",
        "km": "ថ្ងៃអង្គារ ទី 24 ខែវិច្ឆិកា ឆ្នាំ 2026",
        "lo": "ວັນອັງຄານ ທີ 24 ພະຈິກ 2026",
        "th": "วันอังคารที่ 24 พฤศจิกายน 2569 (2026)",
        "vi": "Thứ 3, 24 tháng 11 năm 2026",
        "zh-hans": "2026年11月24日 星期二",
        "ja": "2026年11月24日（火曜日）",
    }


def test_month_has_its_year():
    assert in_each(lambda: dates.month(date(2019, 9, 1))) == {
        "en": "September 2019",
        "my": "စက်တင်ဘာ 2019",
        "km": "ខែកញ្ញា ឆ្នាំ 2019",
        "lo": "ກັນຍາ 2019",
        "th": "กันยายน 2562 (2019)",
        "vi": "tháng 9 năm 2019",
        "zh-hans": "2019年9月",
        "ja": "2019年9月",
    }


@pytest.mark.parametrize(
    ("last", "english", "thai", "japanese"),
    [
        (
            date(2026, 11, 25),
            "24–25 November 2026",
            "24–25 พฤศจิกายน 2569 (2026)",
            "2026年11月24日 – 11月25日",
        ),
        (
            date(2026, 12, 2),
            "24 November – 2 December 2026",
            "24 พฤศจิกายน – 2 ธันวาคม 2569 (2026)",
            "2026年11月24日 – 12月2日",
        ),
        (
            date(2027, 1, 2),
            "24 November 2026 – 2 January 2027",
            "24 พฤศจิกายน 2569 (2026) – 2 มกราคม 2570 (2027)",
            "2026年11月24日 – 2027年1月2日",
        ),
    ],
)
def test_days_say_no_month_or_year_twice(last, english, thai, japanese):
    said = in_each(lambda: dates.days(NOVEMBER, last))

    assert (said["en"], said["th"], said["ja"]) == (english, thai, japanese)


def test_one_day_is_told_with_its_weekday():
    assert dates.days(NOVEMBER, NOVEMBER) == "Tuesday 24 November 2026"


def test_moment_has_the_hour_and_the_year_of_the_era():
    moment = datetime(2026, 11, 24, 9, 5, tzinfo=timezone.get_current_timezone())
    said = in_each(lambda: dates.moment(moment))

    assert said["en"] == "24 November 2026, 09:05"
    assert said["th"] == "24 พฤศจิกายน 2569 (2026), 9:05"
    assert all("05" in words for words in said.values())


def test_year_of_a_filter_counts_as_the_reader_does():
    said = in_each(lambda: dates.year("2019"))

    assert said.pop("th") == "2562 (2019)"
    assert set(said.values()) == {"2019"}


def test_no_month_or_weekday_is_english_in_another_language():
    spoken = [
        *(date(2026, month, 1) for month in range(1, 13)),
        *(date(2026, 11, day) for day in range(2, 9)),
    ]
    for day in spoken:
        said = in_each(lambda day=day: dates.weekday(day))
        for code in INTERFACE:
            if code not in {"en", "vi"}:
                assert not any(
                    letter.isascii() and letter.isalpha() for letter in said[code]
                )
