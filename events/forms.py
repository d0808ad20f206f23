"""Times of events and sessions are typed and shown as on the wall of the place."""

from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone
from django.utils import timezone

from mmn.desk.forms import EntryForm, OnceFormSet


class WallTimesForm(forms.ModelForm):
    """``starts_at`` and ``ends_at`` in ``self.zone``, not in the admin's."""

    WALL_TIMES = ["starts_at", "ends_at"]
    zone = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.WALL_TIMES:
            moment = self.initial.get(name)
            if moment and timezone.is_aware(moment):
                self.initial[name] = timezone.make_naive(moment, self.zone)

    def clean(self):
        cleaned = super().clean()
        for name in self.WALL_TIMES:
            if cleaned.get(name):
                try:
                    cleaned[name] = self.as_typed(cleaned[name])
                except ValidationError as error:
                    self.add_error(name, error)
        return cleaned

    def as_typed(self, moment):
        """The hours that were typed, now read in the zone of the place; an hour that
        its clocks skip or repeat is refused."""
        typed = timezone.make_naive(moment)
        with timezone.override(self.zone):
            return from_current_timezone(typed)


class EventForm(WallTimesForm, EntryForm):
    @property
    def zone(self):
        chosen = getattr(self, "cleaned_data", {}).get("time_zone")
        return ZoneInfo(chosen or self.instance.time_zone)


class PanelForm(WallTimesForm):
    """A session's times are in the zone of its event."""

    class Meta:
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, zone=None, **kwargs):
        self.zone = zone or kwargs["instance"].event.zone
        super().__init__(*args, **kwargs)


class SeatFormSet(OnceFormSet):
    """Seats for the people of one event, whose list is read once for all rows."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        field = form.fields.get("participant")
        if field is not None:
            field.queryset = self.instance.event.participants.all()
            field.choices = self.people

    @property
    def people(self):
        if not hasattr(self, "_people"):
            participants = self.instance.event.participants.all()
            self._people = [("", "---------")] + [(p.pk, str(p)) for p in participants]
        return self._people
