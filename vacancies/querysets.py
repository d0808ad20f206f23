"""Open and closed: computed when asked, in the office's zone, never stored."""

from datetime import timedelta

from django.db.models import Case, Value, When

from mmn.content import clock
from mmn.content.querysets import EntryQuerySet

CLOSING_SOON_DAYS = 7


class VacancyQuerySet(EntryQuerySet):
    """``open()`` and ``closed()`` are opposites; the deadline day is still open."""

    def open(self):
        """Vacancies one can still apply for, the next to close first."""
        return self.filter(deadline__gte=clock.today()).order_by("deadline", "pk")

    def closed(self):
        """Vacancies whose deadline has passed, the last to close first."""
        return self.filter(deadline__lt=clock.today()).order_by("-deadline", "-pk")

    def closing_soon(self):
        """Open vacancies that close within a week."""
        last = clock.today() + timedelta(days=CLOSING_SOON_DAYS)
        return self.open().filter(deadline__lte=last)

    def open_first(self):
        """The open, next to close first; after them the closed, last closed first."""
        today = clock.today()
        is_open = When(deadline__gte=today, then=Value(0))
        closing = When(deadline__gte=today, then="deadline")
        return self.order_by(
            Case(is_open, default=Value(1)), Case(closing), "-deadline", "-pk"
        )
