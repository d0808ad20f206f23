"""A programme with its people, put together from one query each."""

from itertools import groupby

from django.db.models import F
from django.urls import reverse

from mmn.content.parts import parts, say_in

from .models import Organiser, Panel, PanelSeat, Participant, Recommendation
from .when import set_local_times


def programme(event):
    """The sessions, each with its ``people``, and the people without a seat."""
    sessions = parts(event, Panel.objects.all, "event")
    by_id = {session.pk: session for session in sessions}
    others = []
    for session in sessions:
        session.people = []
    for person in people_with_seats(event):
        session = by_id.get(person.seat_panel)
        (others if session is None else session.people).append(person)
    set_local_times(event, sessions)
    return sessions, others


def people_with_seats(event):
    """Every participant once per seat, or once without any, in the order of seats."""
    pages = reverse("events:people")
    for person in parts(event, seated, "event"):
        person.part = part(person)
        person.page = f"{pages}{person.person_key}/" if has_page(event, person) else ""
        say_topic(event, person)
        yield person


def seated():
    return Participant.objects.annotate(
        is_kept_off=Participant.objects.all().kept_off(),
        seat_panel=F("seats__panel"),
        seat_role=F("seats__role"),
        seat=F("seats__pk"),
        topic=F("seats__topic"),
    ).order_by("seats__position", "seats__pk", "pk")


def has_page(event, person):
    """Whether visitors find the person among those who spoke; as ``listed()`` says."""
    has_part = person.seat_panel or person.role != Participant.Role.PARTICIPANT
    named = person.person_key and not person.is_kept_off
    public = event.is_visible and person.event_id == event.original_id
    held = event.holding != event.Holding.CANCELLED
    return bool(has_part and named and public and held)


def say_topic(event, person):
    """Take over what a translation of the event says for the topic of a seat."""
    seat = PanelSeat(pk=person.seat, topic=person.topic)
    say_in(event, seat)
    if seat.languages:
        person.topic = seat.topic
        person.languages = {**person.languages, **seat.languages}


def part(person):
    """What the person did there, in a word; nothing for those who spoke or came."""
    if person.seat_panel is None:
        plain = person.role == Participant.Role.PARTICIPANT
        return "" if plain else person.get_role_display()
    plain = person.seat_role == PanelSeat.Role.SPEAKER
    return "" if plain else PanelSeat.Role(person.seat_role).label


def recommendations(event):
    """Runs of recommendations to the same addressee: numbered lists or bullets."""

    def run(recommendation):
        return recommendation.addressee, recommendation.number is not None

    agreed = parts(event, Recommendation.objects.all, "event")
    return [
        {"addressee": addressee, "numbered": numbered, "items": list(items)}
        for (addressee, numbered), items in groupby(agreed, run)
    ]


def known_organisers():
    return Organiser.objects.select_related("organisation")


def organisers(event):
    """Organisations behind the event as (role, [organisers]), in the roles' order."""
    everybody = parts(event, known_organisers, "event")
    order = list(Organiser.Role)
    everybody.sort(key=lambda organiser: order.index(organiser.role))
    return [
        (role, list(members))
        for role, members in groupby(everybody, lambda o: o.get_role_display())
    ]
