"""What is coming and what is over."""

from django.db.models import Case, Value, When
from django.utils import timezone

from mmn.content.moments import first_after, moments
from mmn.content.querysets import EntryQuerySet


class EventQuerySet(EntryQuerySet):
    """``upcoming()`` and ``past()`` are exact opposites, to the second."""

    def upcoming(self):
        """Events not over yet, soonest first."""
        return self.filter(over_at__gt=timezone.now()).order_by("starts_at", "pk")

    def past(self):
        """Events that are over, latest first."""
        return self.filter(over_at__lte=timezone.now()).order_by("-starts_at", "-pk")

    def coming_first(self):
        """Upcoming events, soonest first; after them the past ones, latest first."""
        now = timezone.now()
        is_upcoming = When(over_at__gt=now, then=Value(0))
        soonest = When(over_at__gt=now, then="starts_at")
        return self.order_by(
            Case(is_upcoming, default=Value(1)), Case(soonest), "-starts_at", "-pk"
        )


@moments
def over_or_forgotten(now):
    """When the next event is over, and when the next one leaves the calendar."""
    from .calendar import KEEP
    from .models import Event

    yield first_after(Event.objects.all(), "over_at", now)
    leaving = first_after(Event.objects.all(), "over_at", now - KEEP)
    yield leaving and leaving + KEEP
