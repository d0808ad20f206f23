"""When the passing of time alone changes what visitors see.

What is shown from or until some moment says so with a function that yields the next
such moments; days begin and end at midnight in the office's zone for all of them.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone

MOMENTS = []


def moments(function):
    """Register a function of ``now`` that yields moments after it, or None."""
    MOMENTS.append(function)
    return function


def first_after(queryset, field, now):
    """The earliest value of a date field that lies after ``now``; None without one."""
    later = queryset.filter(**{f"{field}__gt": now}).order_by(field)
    return later.values_list(field, flat=True).first()


def next_moment(now):
    """The first moment after ``now`` at which something may look different."""
    known = [found for function in MOMENTS for found in function(now) if found]
    return min([next_midnight(now), *known])


def next_midnight(now):
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return datetime.combine(tomorrow, time(), timezone.get_default_timezone())


def last_changed(text):
    """When readers last found something new: what was written long before its time
    came is new when that comes."""
    return max(text.updated_at, text.published_at)
