"""Days and hours as texts of the old site write them, in five languages."""

import re
from dataclasses import dataclass
from datetime import date, time

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"Sept": 9}
THAI = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม"),
    *("สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
BUDDHIST_ERA = 543

DAY = r"(?<![\d.,])(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
YEAR = r"(?:,?\s*(?P<year>(?:19|20)\d\d)\b)?"
TO = r"\s*(?:-|–|—|to|and|&)\s*"
MONTH = r"(?P<{}>" + "|".join([*MONTHS, *(f"{s}\\.?" for s in SHORT)]) + r")(?![a-z])"
FORMS = [
    re.compile(form)
    for form in (
        rf"{DAY.format('d')}\s+{MONTH.format('m')}{TO}"
        rf"{DAY.format('d2')}\s+{MONTH.format('m2')}{YEAR}",
        rf"{DAY.format('d')}{TO}{DAY.format('d2')}\s+{MONTH.format('m')}{YEAR}",
        rf"{DAY.format('d')}\s+(?:of\s+)?{MONTH.format('m')}{YEAR}",
        rf"{MONTH.format('m')}\s+{DAY.format('d')}{TO}{DAY.format('d2')}{YEAR}",
        rf"{MONTH.format('m')}\s+{DAY.format('d')}{YEAR}",
        r"(?P<year>\d{4})\s*年\s*(?P<n>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日",
        r"(?P<d>\d{1,2})\s+tháng\s+(?P<n>\d{1,2})(?:,|\s+năm)?\s+(?P<year>\d{4})",
        r"(?P<d>\d{1,2})\s+(?P<t>"
        + "|".join(THAI)
        + r")\s+(?:พ\.ศ\.\s*)?(?P<year>\d{4})",
    )
]
HOURS = re.compile(
    r"(?<!\d)(\d{1,2})(?:[:.](\d\d))?\s*([ap]\.?m\b\.?)?\s*(?:-|–|to)\s*"
    r"(\d{1,2})(?:[:.](\d\d))?\s*([ap]\.?m\b\.?)?(?![\d:])",
    re.IGNORECASE,
)
HOUR = re.compile(r"(?<!\d)(\d{1,2})(?:[:.](\d\d))?\s*([ap]\.?m\b)", re.IGNORECASE)
CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d\d)(?!\d)()")


@dataclass(frozen=True)
class Days:
    """A day or a run of days, and where in the text they stood."""

    first: date
    last: date
    at: int
    end: int
    guessed: bool

    @property
    def single(self):
        return self.first == self.last


def find_days(text, near):
    """All days named in ``text``; a missing year is the one nearest to ``near``."""
    found, taken = [], set()
    for form in FORMS:
        for match in form.finditer(text):
            if not taken.isdisjoint(range(*match.span())):
                continue
            days = _days(match, near)
            if days:
                found.append(days)
                taken.update(range(*match.span()))
    return sorted(found, key=lambda days: days.at)


def whole_day(text, near):
    """The day that ``text`` consists of, or None."""
    days = find_days(text, near)
    alone = len(days) == 1 and not re.sub(
        r"\W|_", "", text[: days[0].at] + text[days[0].end :]
    )
    return days[0].first if alone and days[0].single else None


def _days(match, near):
    parts = match.groupdict()
    month = _month(parts)
    last_month = SHORT[parts["m2"][:3]] if parts.get("m2") else month
    first_day = int(parts["d"])
    last_day = int(parts.get("d2") or first_day)
    given = parts.get("year")
    if given:
        years = [int(given) - (BUDDHIST_ERA if parts.get("t") else 0)]
    else:
        years = [near.year + step for step in (0, -1, 1)]
    runs = []
    for year in years:
        try:
            first = date(year, month, first_day)
            last = date(year + (last_month < month), last_month, last_day)
        except ValueError:
            continue
        if first <= last:
            runs.append((abs(first - near), first, last))
    if not runs:
        return None
    _, first, last = min(runs)
    return Days(first, last, *match.span(), guessed=not given)


def _month(parts):
    if parts.get("m"):
        return SHORT[parts["m"][:3]]
    return int(parts["n"]) if parts.get("n") else THAI.index(parts["t"]) + 1


def find_hours(text):
    """(start, end) of the first hours in ``text``: end is None for a single hour."""
    for match in HOURS.finditer(text):
        h1, m1, half1, h2, m2, half2 = match.groups()
        if not (half1 or half2 or (m1 and m2)):
            continue
        start, end = _hour(h1, m1, half1 or half2), _hour(h2, m2, half2)
        if start and end and start > end and not half1 and int(h1) < 12:
            start = _hour(h1, m1, "am")
        if start and end and start < end:
            return start, end
    single = HOUR.search(text) or CLOCK.search(text)
    start = _hour(*single.groups()) if single else None
    return (start, None) if start else None


def _hour(hour, minute, half):
    hour = int(hour)
    half = (half or "").lower().replace(".", "")
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, int(minute or 0)) if hour < 24 and int(minute or 0) < 60 else None


def find_month(text):
    """The first day of the month in "Published in September 2019", or None."""
    form = rf"(?i:published|released|launched)\s+in\s+{MONTH.format('m')},?\s+(\d{{4}})"
    found = re.search(form, text)
    return date(int(found[2]), SHORT[found[1][:3]], 1) if found else None
