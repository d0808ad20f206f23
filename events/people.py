"""Who spoke where: people in the programmes of public events, found by their names."""

from collections import defaultdict

from django.db.models import Count, Exists, F, Max, OuterRef
from django.db.models.functions import Left, Upper
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView, TemplateView

from mmn.content.cacheable import Cacheable
from mmn.content.countries import Country
from mmn.content.filters import Filter, ask
from mmn.content.kinds import section_name
from mmn.content.querysets import family

from .models import Event, FormerPerson, PanelSeat, Participant, UnlistedPerson

PER_PAGE = 60
# In how many programmes a page names somebody: the latest.
MOST = 100
LETTERS = {letter: letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"}


class People(ListView):
    """Everybody with a part in a programme, by name; by first letter and country."""

    cacheable = Cacheable(("letter", "country", "page"))
    template_name = "events/people.html"
    context_object_name = "people"
    paginate_by = PER_PAGE

    @cached_property
    def filters(self):
        countries = dict(Country.choices)
        letter = Upper(Left("person_key", 1))
        filters = [
            Filter("letter", _("First letter"), _("All letters"), letter, LETTERS),
            Filter(
                "country", _("Country"), _("All countries"), F("country"), countries
            ),
        ]
        ask(filters, Participant.objects.listed(), self.request.GET)
        return filters

    def get_queryset(self):
        people = Participant.objects.listed()
        for one in self.filters:
            people = one.narrow(people)
        return (
            people.order_by()
            .values("person_key")
            .annotate(
                name=Max("name"),
                country=Max("country"),
                events=Count("event", distinct=True),
            )
            .order_by("person_key")
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(
            kind=Event.KIND,
            section=section_name(Event),
            filters=[one for one in self.filters if len(one.options) > 1 or one.value],
            filtered=any(one.value for one in self.filters),
            **kwargs,
        )
        countries = dict(Country.choices)
        for person in context["people"]:
            person["country_name"] = countries.get(person["country"], "")
        return context


class Person(TemplateView):
    """Where somebody of a name spoke, and as what: the latest first."""

    cacheable = Cacheable()
    template_name = "events/person.html"

    def get(self, request, slug):
        if found := appearances(slug):
            return self.render_to_response(self.get_context_data(found=found))
        return redirect("events:person", slug_now(slug), permanent=True)

    def get_context_data(self, found):
        return super().get_context_data(
            kind=Event.KIND,
            section=section_name(Event),
            name=found[0].name,
            written_in=found[0].event.language,
            appearances=in_readers_language(found),
        )


def slug_now(slug):
    """Where a page that is gone leads: its person is spelt otherwise now."""
    listed = Participant.objects.listed().filter(person_key=OuterRef("now"))
    kept_off = UnlistedPerson.objects.filter(person_key=OuterRef("person_key"))
    known = FormerPerson.objects.filter(Exists(listed), ~Exists(kept_off))
    return get_object_or_404(known, person_key=slug).now


def appearances(key):
    """Rows of the person, each with its ``parts`` in the sessions; two queries."""
    rows = Participant.objects.listed().filter(person_key=key).select_related("event")
    rows = list(rows.defer("event__body").order_by("-event__starts_at", "pk")[:MOST])
    seats = PanelSeat.objects.filter(participant__in=rows).select_related("panel")
    of_row = defaultdict(list)
    for seat in seats.order_by("panel__position", "panel__starts_at", "position"):
        of_row[seat.participant_id].append(seat)
    for row in rows:
        row.parts = of_row[row.pk]
    return rows


def in_readers_language(found):
    """``found`` with ``shown``, the event's text for the reader; one query."""
    originals = [row.event_id for row in found]
    texts = Event.objects.published().for_reader(get_language())
    texts = texts.filter(family(originals)).defer("body")
    shown = {text.original_id: text for text in texts}
    for row in found:
        row.shown = shown.get(row.event_id, row.event)
    return found
