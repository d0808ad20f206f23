"""When and where an event was and how many came, as its text tells it."""

import re
from datetime import datetime, time
from zoneinfo import ZoneInfo

from events.models import Event

from .dates import find_days, find_hours
from .places import Place, find_place

Type = Event.EventType
Qualifier = Event.AttendanceQualifier

LABELLED = re.compile(r"^(?:dates?|when|time|date (?:and|&) time)\s*:", re.I)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
TYPES = {
    "exhibition": Type.EXHIBITION,
    "training": Type.TRAINING,
    "policy dialogue": Type.POLICY_DIALOGUE,
    "consultation": Type.CONSULTATION,
    "symposium": Type.SYMPOSIUM,
    "conference": Type.CONFERENCE,
    "forum": Type.CONFERENCE,
    "assembly": Type.CONFERENCE,
    "workshop": Type.WORKSHOP,
    "panel discussion": Type.PANEL,
    "celebration": Type.CELEBRATION,
    "launch": Type.LAUNCH,
    "meeting": Type.MEETING,
}
TYPE = re.compile(rf"\b({'|'.join(TYPES)})", re.I)
PEOPLE = (
    "participants|representatives|people|persons|trainees|stakeholders|members|"
    "delegates|attendees|activists|advocates|migrants"
)
ATTENDANCE = re.compile(
    r"(?:\b(over|more than|approximately|about|around|nearly|some)\s+)?"
    rf"(?<![\d,.-])(\d{{1,4}})\s+(?:[a-z]+\s+){{0,2}}?(?:{PEOPLE})\b",
    re.I,
)
QUALIFIERS = {
    "over": Qualifier.OVER,
    "more than": Qualifier.MORE_THAN,
    "": Qualifier.EXACTLY,
}


def names_day(title, lines, near):
    """Whether the title, a labelled line or the first paragraphs name a day."""
    return _when(title, lines, near) is not None


def event_facts(title, lines, near):
    """(fields, notes) of the event that ``title`` and ``lines`` tell of."""
    days, where = _when(title, lines, near)
    place = find_place(title, *_labelled_place(lines), *lines[:4])
    fields = {
        "event_type": _type(title, lines),
        **_moments(days, where, place),
        "time_zone": place.time_zone,
        "city": place.city,
        "country": place.country,
        "venue": place.venue,
        **_attendance(lines[:4]),
    }
    notes = [] if place != Place() else ["No city was recognised."]
    if days.guessed:
        notes.append(f"The text names no year: taken as {days.first:%Y}.")
    return fields, notes


def _when(title, lines, near):
    """(days, the text around them): from a label, the title or the first lines."""
    labelled = [line for line in lines if LABELLED.match(line)]
    sentences = [s for line in lines[:4] for s in SENTENCE.split(line)]
    for text in (*labelled, title, *sentences):
        days = find_days(text, near)
        if days:
            around = " ".join([text, *(t for t in labelled if t != text)])
            return _with_year(days[0], title, near), around
    return None


def _with_year(days, title, near):
    """A year that only the title names goes for the text too."""
    in_title = find_days(title, near)
    if days.guessed and in_title and not in_title[0].guessed:
        named = in_title[0].first
        if (named.day, named.month) == (days.first.day, days.first.month):
            return in_title[0]
    return days


def _labelled_place(lines):
    return [ln for ln in lines if re.match(r"(?i)(?:venue|place|location)\s*:", ln)]


def _moments(days, text, place):
    zone = ZoneInfo(place.time_zone)
    hours = find_hours(text) if days.single else None
    if hours:
        start, end = hours
        return {
            "starts_at": datetime.combine(days.first, start, zone),
            "ends_at": end and datetime.combine(days.first, end, zone),
            "all_day": False,
        }
    last = None if days.single else datetime.combine(days.last, time(), zone)
    return {
        "starts_at": datetime.combine(days.first, time(), zone),
        "ends_at": last,
        "all_day": True,
    }


def _type(title, lines):
    for text in (title, *lines[:3]):
        found = TYPE.search(text)
        if found:
            return TYPES[found[1].lower()]
    return Type.OTHER


def _attendance(lines):
    for line in lines:
        found = ATTENDANCE.search(line)
        if found:
            word = (found[1] or "").lower()
            return {
                "attendance": int(found[2]),
                "attendance_qualifier": QUALIFIERS.get(word, Qualifier.ABOUT),
            }
    return {}
