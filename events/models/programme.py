"""What belongs to an event: organisers, people, sessions, what was demanded."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mmn.content.countries import Country
from mmn.content.labels import QuickLabels
from mmn.content.models import Organisation
from mmn.content.row_rules import RowRule
from mmn.content.words import PartWithWords

from ..names import person_key
from ..querysets import ParticipantQuerySet
from .events import Event
from .people import FormerPerson


class Organiser(QuickLabels, models.Model):
    """An organisation behind an event."""

    OWNER = "event"

    class Role(models.TextChoices):
        ORGANISER = "organiser", _("Organiser")
        CO_ORGANISER = "co_organiser", _("Co-organiser")
        SUPPORTER = "supporter", _("Supported by")

    event = models.ForeignKey(Event, models.CASCADE, related_name="organisers")
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="organised",
        verbose_name=_("organisation"),
    )
    role = models.CharField(
        _("role"), max_length=20, choices=Role, default=Role.ORGANISER
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "organisation", "role"],
                name="organiser_once_per_role",
                violation_error_message=_("This organisation is listed already."),
            )
        ]

    def __str__(self):
        return str(self.organisation)


class Participant(PartWithWords):
    """A person at an event, with position and organisation as of that day."""

    OWNER = "event"
    TRANSLATED = ("honorific", "name", "position", "organisation")
    NAMES_ORGANISATION = "organisation"
    PERSON_FIELDS = {
        fact: fact
        for fact in ("name", "honorific", "position", "organisation", "country")
    }
    PERSON_SEEN_AT = "event__starts_at"

    class Role(models.TextChoices):
        PARTICIPANT = "participant", _("Participant")
        KEYNOTE = "keynote", _("Keynote speaker")
        SPEAKER = "speaker", _("Speaker")
        MODERATOR = "moderator", _("Moderator")
        TRAINER = "trainer", _("Trainer")
        RESOURCE_PERSON = "resource_person", _("Resource person")
        CHAIR = "chair", pgettext_lazy("person", "Chair")

    event = models.ForeignKey(Event, models.CASCADE, related_name="participants")
    honorific = models.CharField(
        _("honorific"), max_length=40, blank=True, help_text=_("Ms, U, H.E. Ms ...")
    )
    name = models.CharField(_("name"), max_length=200)
    position = models.CharField(
        _("position"), max_length=300, blank=True, help_text=_("As of that day.")
    )
    organisation = models.CharField(
        _("organisation"), max_length=300, blank=True, help_text=_("As of that day.")
    )
    country = models.CharField(_("country"), max_length=2, choices=Country, blank=True)
    role = models.CharField(
        _("role"), max_length=20, choices=Role, default=Role.PARTICIPANT
    )
    person_key = models.CharField(
        max_length=100, blank=True, editable=False, db_index=True
    )

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("participant")
        verbose_name_plural = _("participants")

    def __str__(self):
        return self.full_name

    def save(self, *args, **kwargs):
        self.person_key = person_key(self.name)
        if fields := kwargs.get("update_fields"):
            kwargs["update_fields"] = {*fields, "person_key"}
        super().save(*args, **kwargs)

    @classmethod
    def people_merged(cls, names, kept):
        """Before these spellings become ``kept``: pages that visitors see will lead to
        that of ``kept``."""
        now = person_key(kept)
        keys = {person_key(name) for name in names} - {now}
        seen = cls.objects.listed().filter(person_key__in=keys)
        if now:
            FormerPerson.objects.keep({*seen.values_list("person_key", flat=True)}, now)

    @property
    def full_name(self):
        return f"{self.honorific} {self.name}".strip()


class Panel(PartWithWords):
    """One item of the programme."""

    OWNER = "event"
    TRANSLATED = ("title", "summary")

    class PanelType(models.TextChoices):
        PLENARY = "plenary", _("Plenary")
        PANEL = "panel", pgettext_lazy("session", "Panel")
        KEYNOTE = "keynote", _("Keynote")
        OPENING = "opening", pgettext_lazy("session", "Opening")
        SCREENING = "screening", _("Screening")
        DISCUSSION = "discussion", _("Discussion")
        BREAK_OUT = "break_out", _("Break-out group")

    event = models.ForeignKey(Event, models.CASCADE, related_name="panels")
    panel_type = models.CharField(
        _("type"), max_length=20, choices=PanelType, default=PanelType.PANEL
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "starts_at", "pk"]
        verbose_name = _("panel")
        verbose_name_plural = _("programme")
        constraints = [
            RowRule(
                condition=Q(ends_at__isnull=True)
                | Q(starts_at__isnull=True)
                | Q(ends_at__gte=F("starts_at")),
                name="panel_ends_on_or_after_start",
                violation_error_message=_("A session cannot end before it starts."),
            )
        ]

    def __str__(self):
        return self.title or str(self.get_panel_type_display())


class PanelSeat(PartWithWords):
    """A participant's part in a session."""

    OWNER = "panel"
    TRANSLATED = ("topic",)

    class Role(models.TextChoices):
        SPEAKER = "speaker", _("Speaker")
        MODERATOR = "moderator", _("Moderator")
        CO_MODERATOR = "co_moderator", _("Co-moderator")
        FACILITATOR = "facilitator", _("Facilitator")
        KEYNOTE = "keynote", _("Keynote speaker")
        DISCUSSANT = "discussant", _("Discussant")
        CHAIR = "chair", pgettext_lazy("person", "Chair")

    panel = models.ForeignKey(Panel, models.CASCADE, related_name="seats")
    participant = models.ForeignKey(
        Participant, models.CASCADE, related_name="seats", verbose_name=_("person")
    )
    role = models.CharField(
        _("role"), max_length=20, choices=Role, default=Role.SPEAKER
    )
    topic = models.CharField(_("topic"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "participant", "role"],
                name="seat_once_per_role",
                violation_error_message=_("This person has this role already."),
            )
        ]

    def __str__(self):
        return f"{self.participant} ({self.get_role_display()})"

    def clean(self):
        super().clean()
        if (
            self.panel_id
            and self.participant_id
            and self.panel.event_id != self.participant.event_id
        ):
            raise ValidationError(
                {"participant": _("Choose a participant of the same event.")}
            )


class Recommendation(PartWithWords):
    """One demand that an event agreed on, numbered as in its document."""

    OWNER = "event"
    TRANSLATED = ("text", "addressee")

    event = models.ForeignKey(Event, models.CASCADE, related_name="recommendations")
    number = models.PositiveSmallIntegerField(
        _("number"),
        null=True,
        blank=True,
        help_text=_('As printed: "no. 4 and no. 6" stay 4 and 6. Empty: a bullet.'),
    )
    text = models.TextField(_("text"))
    addressee = models.CharField(
        _("addressed to"), max_length=200, blank=True, help_text=_("ASEAN")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        ordering = ["position", "number", "pk"]
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")

    def __str__(self):
        return self.text[:80]
