"""Entries with everything that can belong to them."""

from datetime import timedelta

from django.utils import timezone

from events.models import (
    Event,
    Organiser,
    Panel,
    PanelSeat,
    Participant,
    Recommendation,
)
from mmn.content.models import Category, Organisation, Page
from mmn.media.models import Document, Photo
from news.models import Post, PressContact, Signatory
from publications.models import PolicyBrief, Publication
from vacancies.models import DeadlineExtension, Vacancy

EVERY_KIND = [Post, Event, Publication, Vacancy, Page]


def make_whole(make, jpeg, pdf, kind):
    """An entry of ``kind`` with two rows of everything, files, tags and links."""
    sorting, _new = Category.objects.get_or_create(name="Fishing", slug="fishing")
    network, _new = Organisation.objects.get_or_create(name="Harbour Network")
    entry = make(
        kind,
        title=f"A whole {kind.KIND}",
        summary="With everything.",
        body="<p>Crews wait.</p>",
        cover=jpeg(colour=(1, 2, 3)),
        cover_alt="A pier",
        categories=[sorting],
        tags=["crews", "ရွှေ့ပြောင်း"],
    )
    entry.related.add(make(Post, title="The invitation"))
    for number in (1, 2):
        Photo.objects.create(
            entry=entry, image=jpeg(colour=(number, 9, 9)), alt=f"Boat {number}"
        )
        Document.objects.create(entry=entry, file=pdf(note=f"d{number}"))
    add_parts_of_its_kind(entry, network, pdf)
    return kind.objects.get(pk=entry.pk)


def add_parts_of_its_kind(entry, network, pdf):
    if isinstance(entry, Post):
        PressContact.objects.create(post=entry, name="U Aung", email="a@example.org")
        PressContact.objects.create(post=entry, name="Ms Srey", position=1)
        Signatory.objects.create(post=entry, organisation="Harbour", listed=network)
    elif isinstance(entry, Publication):
        entry.partners.add(network)
        for language in ("en", "km"):
            PolicyBrief.objects.create(
                publication=entry, language=language, file=pdf(note=language)
            )
    elif isinstance(entry, Vacancy):
        DeadlineExtension.objects.create(
            vacancy=entry, former_deadline=timezone.localdate()
        )
    elif isinstance(entry, Event):
        Organiser.objects.create(event=entry, organisation=network)
        Recommendation.objects.create(event=entry, number=4, text="Ratify C188.")
        people = [
            Participant.objects.create(event=entry, name=name)
            for name in ("Ms Srey", "U Aung", "សុខា")
        ]
        for number in (1, 2):
            panel = Panel.objects.create(
                event=entry,
                title=f"Panel {number}",
                position=number,
                starts_at=timezone.now() + timedelta(days=3, hours=number),
            )
            for place, person in enumerate(people):
                PanelSeat.objects.create(
                    panel=panel, participant=person, position=place
                )
