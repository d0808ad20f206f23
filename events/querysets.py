"""What is coming and what is over."""

from django.apps import apps
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from mmn.content import clock
from mmn.content.moments import first_after, moments
from mmn.content.querysets import EntryQuerySet


class EventQuerySet(EntryQuerySet):
    """``upcoming()`` and ``past()`` are exact opposites, to the second."""

    def upcoming(self):
        """Events not over yet, soonest first."""
        return self.filter(over_at__gt=clock.now()).order_by("starts_at", "pk")

    def past(self):
        """Events that are over, latest first."""
        return self.filter(over_at__lte=clock.now()).order_by("-starts_at", "-pk")

    def coming_first(self):
        """Upcoming events, soonest first; after them the past ones, latest first."""
        now = clock.now()
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


class ParticipantQuerySet(QuerySet):
    def listed(self):
        """Named people with a part in the programme of an event that visitors see.

        Who only came is not told of elsewhere, nor is who is kept off the list; at a
        cancelled event nobody spoke. What a translation calls the same people is left
        out.
        """
        shown = apps.get_model("events", "Event").objects.published()
        shown = shown.filter(translation_of=None).exclude(holding="cancelled")
        shown = shown.order_by()
        return self.with_part().unless_kept_off().filter(event__in=shown)

    def with_part(self):
        seats = apps.get_model("events", "PanelSeat").objects
        seated = Exists(seats.filter(participant=OuterRef("pk")))
        return self.exclude(person_key="").filter(Q(seated) | ~Q(role="participant"))

    def unless_kept_off(self):
        return self.filter(~self.kept_off())

    @staticmethod
    def kept_off():
        """Whether the name of the row is kept off the list of people."""
        unlisted = apps.get_model("events", "UnlistedPerson").objects
        return Exists(unlisted.filter(person_key=OuterRef("person_key")))
