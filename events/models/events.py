"""Events: when and where, in the zone of the place."""

import zoneinfo
from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mmn.content import dates
from mmn.content.countries import Country
from mmn.content.models import Entry
from mmn.content.parts import stored_row
from mmn.content.row_rules import RowRule

from ..querysets import EventQuerySet


class TimeZone(models.TextChoices):
    """Zones in which MMN and its partners meet (IANA names)."""

    BANGKOK = "Asia/Bangkok", _("Bangkok")
    PHNOM_PENH = "Asia/Phnom_Penh", _("Phnom Penh")
    VIENTIANE = "Asia/Vientiane", _("Vientiane")
    HANOI = "Asia/Ho_Chi_Minh", _("Hanoi, Ho Chi Minh City")
    YANGON = "Asia/Yangon", _("Yangon")
    KUNMING = "Asia/Shanghai", _("Kunming, Beijing")
    TOKYO = "Asia/Tokyo", _("Tokyo")
    SEOUL = "Asia/Seoul", _("Seoul")
    KUALA_LUMPUR = "Asia/Kuala_Lumpur", _("Kuala Lumpur")
    SINGAPORE = "Asia/Singapore", _("Singapore")
    JAKARTA = "Asia/Jakarta", _("Jakarta")
    MANILA = "Asia/Manila", _("Manila")
    HONG_KONG = "Asia/Hong_Kong", _("Hong Kong")
    DHAKA = "Asia/Dhaka", _("Dhaka")
    KOLKATA = "Asia/Kolkata", _("Delhi")
    KATHMANDU = "Asia/Kathmandu", _("Kathmandu")
    COLOMBO = "Asia/Colombo", _("Colombo")
    GENEVA = "Europe/Zurich", _("Geneva")
    LONDON = "Europe/London", _("London")
    NEW_YORK = "America/New_York", _("New York")
    SYDNEY = "Australia/Sydney", _("Sydney")
    UTC = "UTC", _("UTC")


class Event(Entry):
    """A workshop, dialogue, conference, training or exhibition, before and after it."""

    KIND = "events"
    STORY_LINKS = ("part_of",)
    TAKEN_BY_THE_SITE = Entry.TAKEN_BY_THE_SITE | {"calendar", "people"}
    SEARCHED = (
        *("organisers__organisation", "participants"),
        *("panels__seats", "recommendations"),
    )
    TRANSLATED = (
        *Entry.TRANSLATED,
        *("starts_at", "ends_at", "time_zone", "venue", "address", "city"),
        *("attendance_note", "holding", "change_note"),
    )
    # When and where it is, and whether: one and the same in all its texts.
    PLAN_OF_ALL = (
        *("starts_at", "ends_at", "all_day", "time_zone", "holding"),
        *("country", "online_url"),
    )
    # What a calendar that somebody keeps must learn anew when it changes.
    PLAN = (*PLAN_OF_ALL, "venue", "address", "city")
    # What saving finds out from that.
    COUNTED = ("sequence", "former_start", "over_at", "updated_at")

    class EventType(models.TextChoices):
        WORKSHOP = "workshop", _("Workshop")
        POLICY_DIALOGUE = "policy_dialogue", _("Policy dialogue")
        CONSULTATION = "consultation", _("Consultation")
        SYMPOSIUM = "symposium", _("Symposium")
        CONFERENCE = "conference", _("Conference")
        TRAINING = "training", _("Training")
        EXHIBITION = "exhibition", _("Exhibition")
        LAUNCH = "launch", pgettext_lazy("event", "Launch")
        PANEL = "panel", _("Panel discussion")
        MEETING = "meeting", _("Meeting")
        CELEBRATION = "celebration", _("Celebration")
        OTHER = "other", _("Event")

    class AttendanceQualifier(models.TextChoices):
        EXACTLY = "", _("exactly")
        OVER = "over", _("over")
        MORE_THAN = "more_than", _("more than")
        ABOUT = "about", _("about")

    class Holding(models.TextChoices):
        AS_PLANNED = "", pgettext_lazy("event", "As planned")
        MOVED = "moved", pgettext_lazy("event", "New date")
        POSTPONED = "postponed", pgettext_lazy("event", "Postponed")
        CANCELLED = "cancelled", pgettext_lazy("event", "Cancelled")

    event_type = models.CharField(
        _("type"), max_length=20, choices=EventType, default=EventType.WORKSHOP
    )
    starts_at = models.DateTimeField(
        _("starts"), help_text=_("In the zone chosen below, as on the invitation.")
    )
    ends_at = models.DateTimeField(
        _("ends"), null=True, blank=True, help_text=_("Empty: the same day.")
    )
    all_day = models.BooleanField(
        _("whole days"), default=False, help_text=_("Show days only, no times.")
    )
    time_zone = models.CharField(
        _("time zone"), max_length=40, choices=TimeZone, default=TimeZone.BANGKOK
    )
    holding = models.CharField(
        _("takes place"),
        max_length=10,
        choices=Holding,
        blank=True,
        default=Holding.AS_PLANNED,
        help_text=_(
            "For an event that people know already: its page, its card and the "
            "calendars of those who took it over say so."
        ),
    )
    change_note = models.CharField(
        _("about the change"),
        max_length=300,
        blank=True,
        help_text=_("Why, and what happens instead. Stands above the text."),
    )
    sequence = models.PositiveIntegerField(default=0, editable=False)
    former_start = models.DateTimeField(null=True, editable=False)
    over_at = models.DateTimeField(editable=False, db_index=True)
    venue = models.CharField(
        _("venue"), max_length=200, blank=True, help_text=_("Building and room.")
    )
    address = models.CharField(_("street address"), max_length=300, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=Country, blank=True)
    online_url = models.URLField(_("online at"), max_length=500, blank=True)
    rsvp_url = models.URLField(_("registration at"), max_length=500, blank=True)
    part_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("The larger event this one belonged to."),
    )
    attendance = models.PositiveIntegerField(_("people there"), null=True, blank=True)
    attendance_qualifier = models.CharField(
        _("about the number"),
        max_length=10,
        choices=AttendanceQualifier,
        blank=True,
        default=AttendanceQualifier.EXACTLY,
    )
    attendance_note = models.CharField(
        _("who came"),
        max_length=500,
        blank=True,
        help_text=_("Officials of three ministries, trade unions, migrant workers ..."),
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            RowRule(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="event_ends_on_or_after_start",
                violation_error_message=_("An event cannot end before it starts."),
            )
        ]
        indexes = [
            models.Index(fields=["starts_at"], name="event_starts"),
        ]

    def save(self, *args, **kwargs):
        told = self._count_changes().intersection(self.PLAN_OF_ALL)
        if self.translation_of_id or not told:
            super().save(*args, **kwargs)
            return
        with transaction.atomic(using=kwargs.get("using")):
            super().save(*args, **kwargs)
            self._tell_translations(told)

    def clean(self):
        super().clean()
        larger = self.part_of
        while larger:
            if self.pk and larger.pk == self.pk:
                raise ValidationError(
                    {"part_of": _("An event cannot be part of itself.")}
                )
            larger = larger.part_of

    def _fill_in(self):
        super()._fill_in()
        if self.starts_at:
            self.over_at = self._end_moment()

    def _count_changes(self):
        """Number the plan for calendars: one more with every change of it, whatever
        number this row came with, for a version put back brings its old one. The names
        of what has changed."""
        try:
            stored = stored_row(Event, self.pk or 0)
        except Event.DoesNotExist:
            return set()
        changed = {
            name
            for name in self.PLAN
            if _whole(getattr(self, name)) != _whole(getattr(stored, name))
        }
        self.sequence = stored.sequence + bool(changed)
        moved = stored.is_visible and "starts_at" in changed
        self.former_start = stored.starts_at if moved else stored.former_start
        return changed

    def _tell_translations(self, told):
        """Nobody should come because a cancelled event still takes place in their
        language until somebody has translated why it doesn't."""
        for text in Event.objects.filter(translation_of=self.pk):
            for name in told:
                setattr(text, name, getattr(self, name))
            # No words: somebody may be saving those.
            text.save(update_fields=[*told, *self.COUNTED])

    def _end_moment(self):
        """When it is over: at its end, or when its last day ends in its own zone."""
        if self.ends_at and not self.all_day:
            return self.ends_at
        last_day = (self.ends_at or self.starts_at).astimezone(self.zone).date()
        return datetime.combine(last_day + timedelta(days=1), time(), self.zone)

    @property
    def zone(self):
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def local_start(self):
        return self.starts_at.astimezone(self.zone)

    @property
    def local_end(self):
        return self.ends_at.astimezone(self.zone) if self.ends_at else None

    @property
    def is_over(self):
        return self.over_at <= timezone.now()

    @property
    def is_called_off(self):
        """Whether nobody should come at the time that is told."""
        return self.holding in (self.Holding.CANCELLED, self.Holding.POSTPONED)

    @property
    def lasts_days(self):
        """Whether it ends on another day than it starts, in its own zone."""
        end = self.local_end
        return end is not None and end.date() != self.local_start.date()

    @property
    def place(self):
        """City and country, for cards; "Online" where there is neither.

        Singapore, where they are one, is said once.
        """
        parts = [self.city, self.get_country_display() if self.country else ""]
        names = dict.fromkeys(str(part) for part in parts if part)
        return ", ".join(names) or (_("Online") if self.online_url else "")

    @property
    def happened_on(self):
        return self.local_start.date()

    @property
    def last_day(self):
        return (self.local_end or self.local_start).date()

    @property
    def told_date(self):
        return dates.plain_days(self.local_start, self.local_end)

    @property
    def type_name(self):
        return self.get_event_type_display()

    def search_text(self):
        told = [self.venue, self.address, self.city, self.attendance_note]
        for one in self.organisers.all():
            told.append(str(one.organisation))
        for person in self.participants.all():
            facts = (person.full_name, person.position, person.organisation)
            told.append(", ".join(filter(None, facts)))
        for panel in self.panels.all():
            topics = [seat.topic for seat in panel.seats.all()]
            told += [panel.title, panel.summary, *topics]
        told += [one.text for one in self.recommendations.all()]
        return "\n".join(filter(None, told))


def _whole(value):
    """A moment without its fraction of a second, which forms don't know."""
    return value.replace(microsecond=0) if isinstance(value, datetime) else value
