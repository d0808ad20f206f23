"""Two thousand entries of all kinds, with texts as long as MMN's."""

from datetime import timedelta

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from events.models import Event, Panel, PanelSeat, Participant
from mmn.content.models import Category, Entry, Tag, TaggedEntry
from news.models import Post
from publications.models import Publication
from vacancies.models import Vacancy

COUNT = 2000
SENTENCE = (
    "Migrant workers in the Mekong asked their ministries for wages on time, papers "
    "in a language they read, and a way to complain without losing the job. "
)
BODY = "".join(
    f"<h2>Part {part}</h2>" + f"<p>{SENTENCE * 4}</p>" * 2 for part in range(5)
)


def fill():
    """Make the entries in an empty database; the pages to measure, by name."""
    call_command("migrate", verbosity=0)
    if Entry.objects.exists():
        raise SystemExit("The database is not empty: give the benchmark its own.")
    activities = Category.objects.create(name="MMN Activities", slug="mmn-activities")
    with transaction.atomic():
        entries = [make(number) for number in range(COUNT)]
        activities.entries.set(entries)
        tags = [Tag.objects.create(name=f"Topic {number}") for number in range(40)]
        TaggedEntry.objects.bulk_create(
            TaggedEntry(tag=tags[number % 40], content_object=entry)
            for number, entry in enumerate(entries)
        )
        details = {model.KIND: programme(model) for model in KINDS}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return pages() | details


KINDS = {
    Post: lambda when: {"format": "press_release", "dated_on": when.date()},
    Event: lambda when: {"starts_at": when, "city": "Bangkok", "country": "TH"},
    Publication: lambda when: {"published_in": when.date()},
    Vacancy: lambda when: {"deadline": when.date()},
}


def make(number):
    model = list(KINDS)[number % len(KINDS)]
    when = timezone.now() - timedelta(hours=number + 1)
    return model.objects.create(
        title=f"{number}: what governments of origin can do for workers abroad",
        slug=f"entry-{number}",
        summary=SENTENCE,
        body=BODY,
        status=Entry.Status.PUBLISHED,
        published_at=when,
        **KINDS[model](when),
    )


def programme(model):
    """The address of one entry of a kind; an event gets people and sessions."""
    entry = model.objects.order_by("pk")[7]
    if model is Event:
        for session in range(5):
            panel = Panel.objects.create(event=entry, title=f"Session {session}")
            for seat in range(4):
                person = Participant.objects.create(event=entry, name=f"Ms {seat}")
                PanelSeat.objects.create(panel=panel, participant=person)
    return entry.get_absolute_url()


def pages():
    return {
        "home": "/",
        "category, page 1": "/category/mmn-activities/",
        "category, page 100": "/category/mmn-activities/?page=100",
        "news list": "/news/",
        "events list": "/events/",
        "search": "/search/?q=ministries",
        "feed": "/feed/",
    }
