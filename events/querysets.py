"""What is coming and what is over."""

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
