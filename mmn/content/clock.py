"""The moment and the day that queries ask about.

While a query is written to be asked many times (``prepared``), marks stand for both.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_marks = ContextVar("marks of moment and day", default=None)


def now():
    marks = _marks.get()
    return marks[0] if marks else timezone.now()


def today():
    """The day in the office's zone."""
    marks = _marks.get()
    return marks[1] if marks else timezone.localdate()


@contextmanager
def standing_at(moment, day):
    """For the block, it is this moment of this day."""
    token = _marks.set((moment, day))
    try:
        yield
    finally:
        _marks.reset(token)
