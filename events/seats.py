"""Who sits in a session, as one field of its form.

The value is a list in JSON: ``{"participant": "12", "role": "speaker", "topic": ""}``.
A participant who isn't saved yet is ``"row:3"``, the row of that number in the same
form. Deleting a participant takes the seats along only where the value says, with
``"goes": true``, that somebody saw it.
"""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mmn.content.parts import stored_rows
from mmn.desk.forms import BREAKS

from .forms import PanelForm
from .models import PanelSeat, Participant

LONGEST_TOPIC = PanelSeat._meta.get_field("topic").max_length


class SeatsField(forms.JSONField):
    widget = forms.Textarea(attrs={"rows": 2, "data-seats": ""})
    default_error_messages = {
        "invalid": gettext_lazy("The list of people here is damaged. Choose them anew.")
    }

    def prepare_value(self, value):
        if isinstance(value, list):
            return json.dumps(value, ensure_ascii=False)
        return super().prepare_value(value)

    def has_changed(self, initial, data):
        if data is None:  # the form was sent without this field
            return False
        try:
            return (initial or []) != (self.to_python(data) or [])
        except ValidationError:
            return True

    def validate(self, value):
        super().validate(value)
        if value is not None and not (
            isinstance(value, list) and all(map(is_seat, value))
        ):
            raise ValidationError(self.error_messages["invalid"], code="invalid")


def is_seat(seat):
    texts = ("participant", "role", "topic")
    return isinstance(seat, dict) and all(isinstance(seat.get(t), str) for t in texts)


class ProgrammeForm(PanelForm):
    """A session as it stands in the form of its event, with its seats."""

    own_fields = ("seats",)

    seats = SeatsField(label=gettext_lazy("People"), required=False)

    def __init__(self, *args, people=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people
        self.initial["seats"] = seats_of(self.instance) if self.instance.pk else []

    @cached_property
    def changed_data(self):
        """A new card that has no more than its place in the order is none."""
        changed = super().changed_data
        return [] if not self.instance.pk and changed == ["position"] else changed

    def clean_seats(self):
        seats = self.cleaned_data["seats"]
        if seats is None:  # not sent, or emptied by hand: the seats stay as they are
            return None
        for seat in seats:
            seat["topic"] = BREAKS.sub(" ", seat["topic"]).strip()
        problems = self.problems_of(seats)
        if problems:
            attrs = self.fields["seats"].widget.attrs
            attrs["data-problems"] = json.dumps(problems)
            raise ValidationError(
                [
                    _("Seat %(number)s: %(problem)s")
                    % {"number": number + 1, "problem": problem}
                    for number, problem in problems.items()
                ]
            )
        return seats

    def problems_of(self, seats):
        """What is wrong with which seat: {number: sentence}."""
        problems, taken = {}, set()
        for number, seat in enumerate(seats):
            key = seat["participant"], seat["role"]
            problem = self.problem_of(seat)
            if not problem and key in taken:
                problem = _("This person has this role already.")
            if problem:
                problems[number] = problem
            taken.add(key)
        return problems

    def problem_of(self, seat):
        if seat["role"] not in PanelSeat.Role.values:
            return _("Choose a role.")
        if len(seat["topic"]) > LONGEST_TOPIC:
            return _("A topic has at most %(most)s characters (it has %(has)s).") % {
                "most": LONGEST_TOPIC,
                "has": len(seat["topic"]),
            }
        return self.people.problem_of(seat) if self.people else ""


def seats_of(panel):
    """The seats of a session as the field holds them."""
    return [
        {
            "participant": str(seat.participant_id),
            "role": seat.role,
            "topic": seat.topic,
        }
        for seat in panel.seats.all()
    ]


class PeopleOfForm:
    """The participants of an event as the form that was sent has them."""

    PREFIX = "participants"

    def __init__(self, data, event):
        self.data = data
        people = stored_rows(Participant, "event", event.pk) if event.pk else []
        self.stored = {str(person.pk): person for person in people}
        total = data.get(f"{self.PREFIX}-TOTAL_FORMS", "")
        rows = range(min(int(total), 2000)) if total.isdecimal() else ()
        self.going = {self.of(n, "id") for n in rows if self.of(n, "DELETE")}
        self.new = {
            f"row:{n}": self.of(n, "name").strip() for n in rows if not self.of(n, "id")
        }

    def of(self, number, field):
        return self.data.get(f"{self.PREFIX}-{number}-{field}", "")

    def problem_of(self, seat):
        chosen = seat["participant"]
        if chosen in self.new:
            return "" if self.new[chosen] else _("This person has no name yet.")
        if chosen not in self.stored:
            return _("Choose a person of this event.")
        if chosen in self.going and not seat.get("goes"):
            sentence = _(
                "%s is marked for deletion in the list of people. Keep the person, or "
                "take the seat out."
            )
            return sentence % self.stored[chosen]
        return ""


class ProgrammeFormSet(BaseInlineFormSet):
    """The sessions of an event, each told its zone and who is in the same form."""

    gathered = ("seats__participant",)

    def get_form_kwargs(self, index):
        known = {"zone": self.instance.zone, "people": self.people}
        return {**super().get_form_kwargs(index), **known}

    @cached_property
    def people(self):
        return PeopleOfForm(self.data, self.instance) if self.is_bound else None
