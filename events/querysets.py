"""What is coming and what is over."""

from django.db.models import Case, Value, When
from django.utils import timezone

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
