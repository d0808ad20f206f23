"""Events month by month: which days they take, each in the zone of its place."""

import calendar
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.formats import get_format
from django.utils.translation import get_language
from django.views.generic import TemplateView

from mmn.content import dates
from mmn.content.cacheable import Cacheable
from mmn.content.kinds import section_name
from mmn.content.structured import home, root_of, trail

from .models import Event
from .when import clock

MOST = 200
DAY = timedelta(days=1)
# A day begins up to so long before or after it does in the office's zone.
ANYWHERE = timedelta(hours=24)
# So many neighbours are looked at: at the edge of a month zones can mislead.
NEIGHBOURS = 5


class Month(TemplateView):
    """One month; without year and month in the address, the present one."""

    cacheable = Cacheable()
    template_name = "events/month.html"

    def get(self, request, year=None, month=None):
        if year is None:
            return super().get(request)
        address = reverse("events:month", args=[year, month])
        if request.path != address:  # 2019/09
            return HttpResponsePermanentRedirect(address)
        return super().get(request, year=year, month=month)

    def get_context_data(self, year=None, month=None):
        today = timezone.localdate()
        present = today.replace(day=1)
        first = present if year is None else first_day(year, month)
        events = Event.objects.published().for_reader(get_language())
        found = events_of(events, first)
        earlier, later = month_before(events, first), month_after(events, first)
        if not (found or first == present or (later if first > today else earlier)):
            raise Http404  # before the first event or after the last
        path = reverse("events:month", args=[first.year, first.month])
        section = section_name(Event)
        way = [home(), (section, reverse("events:list")), (dates.month(first), path)]
        return super().get_context_data(
            kind=Event.KIND,
            section=section,
            lasting_path=path,
            structured=[trail(root_of(self.request), way)],
            first=first,
            events=found,
            weeks=weeks(first, found, today),
            weekdays=[WEEKDAYS[day] for day in order_of_days()],
            earlier=earlier,
            later=later,
            is_now=first == present,
        )


def first_day(year, month):
    """The first of a month that a calendar can show, with a month on either side."""
    if not (MINYEAR < year < MAXYEAR and 1 <= month <= 12):
        raise Http404
    return date(year, month, 1)


def next_month(first):
    return (first + 31 * DAY).replace(day=1)


def moment(day):
    """When ``day`` begins in the office."""
    return datetime.combine(day, time(), timezone.get_default_timezone())


def events_of(events, first):
    """Events with a day in the month that begins on ``first``, in order."""
    after = next_month(first)
    near = events.filter(
        starts_at__lt=moment(after) + ANYWHERE, over_at__gt=moment(first) - ANYWHERE
    )
    cards = near.order_by("starts_at", "pk").cards()[:MOST]
    return [e for e in cards if e.happened_on < after and e.last_day >= first]


def month_before(events, first):
    """The first day of the last month before with an event in it, or None."""
    near = events.filter(starts_at__lt=moment(first) + ANYWHERE).order_by("-over_at")
    days = [e.last_day for e in times(near) if e.happened_on < first]
    return min(max(days), first - DAY).replace(day=1) if days else None


def month_after(events, first):
    """The first day of the next month with an event in it, or None."""
    after = next_month(first)
    near = events.filter(over_at__gt=moment(after) - ANYWHERE).order_by("starts_at")
    days = [e.happened_on for e in times(near) if e.last_day >= after]
    return max(min(days), after).replace(day=1) if days else None


def times(events):
    return events.only("starts_at", "ends_at", "time_zone", "all_day")[:NEIGHBOURS]


def order_of_days():
    """Numbers of weekdays (0 is Monday) as the reader's language orders them."""
    first = (get_format("FIRST_DAY_OF_WEEK") - 1) % 7
    return [(first + n) % 7 for n in range(7)]


def weeks(first, events, today):
    """Rows of days: ``date``, whether it is in the month, and what takes place.

    Of an event of several days each day says whether it ``begins``, ``goes_on`` to the
    next, and whether its name is to be read there: on its first day, and again where a
    row begins.
    """
    rows = calendar.Calendar(order_of_days()[0]).monthdatescalendar(
        first.year, first.month
    )
    return [
        [
            {
                "date": day,
                "inside": day.month == first.month,
                "is_today": day == today,
                "parts": [
                    part_of(event, day, day == row[0] or day == first)
                    for event in events
                    if event.happened_on <= day <= event.last_day
                ],
            }
            for day in row
        ]
        for row in rows
    ]


def part_of(event, day, starts_row):
    begins = day == event.happened_on
    timed = begins and not event.all_day and not event.lasts_days
    return {
        "event": event,
        "begins": begins,
        "goes_on": day < event.last_day,
        "is_named": begins or starts_row,
        "hour": clock(event.local_start) if timed else "",
    }
