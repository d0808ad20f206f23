"""The people of an event in its form: typed, pasted, or found among earlier ones."""

from django.contrib import admin

from mmn.desk.finding.admin import FindsNames
from mmn.desk.labels import LabelledRows
from mmn.desk.pasting.inlines import PastedRows
from mmn.desk.pasting.people import PeopleReader

from ..models import Participant


class ParticipantInline(PastedRows, FindsNames, LabelledRows, admin.TabularInline):
    model = Participant
    reader = PeopleReader()
    fields = ["honorific", "name", "position", "organisation", "country", "role"]
    extra = 0
    stands_below = "facts"
    classes = ["people-rows"]

    def name_inputs(self, field):
        """On a phone the heads of the columns are not there: each input says it."""
        super().name_inputs(field)
        field.widget.attrs["placeholder"] = str(field.label)
