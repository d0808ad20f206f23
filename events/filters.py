"""What the list of events can be narrowed by."""

from django.db.models import Case, F, Value, When
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from mmn.content import clock
from mmn.content.countries import Country
from mmn.content.filters import Filter, LanguageFilter

from .models import Event


def event_filters():
    time = Case(
        When(over_at__gt=clock.now(), then=Value("upcoming")), default=Value("past")
    )
    times = {"upcoming": _("Coming up"), "past": _("Past")}
    types = dict(Event.EventType.choices)
    countries = dict(Country.choices)
    return [
        Filter("when", _("When"), _("Any time"), time, times),
        Filter("type", _("Type"), _("All types"), F("event_type"), types),
        Filter("country", _("Country"), _("All countries"), F("country"), countries),
        Filter("year", _("Year"), _("All years"), ExtractYear("starts_at")),
        LanguageFilter(Event),
    ]
