"""Entries of all kinds in any number, with texts as long as MMN's."""

from datetime import timedelta

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from events.models import Event, Panel, PanelSeat, Participant
from mmn.content.models import Category, Entry, Tag, TaggedEntry
from mmn.content.openings import opening
from mmn.content.views import PER_PAGE
from mmn.search.indexing import index
from news.models import Post
from publications.models import Publication
from vacancies.models import Vacancy

SENTENCE = (
    "Migrant workers in the Mekong asked their ministries for wages on time, papers "
    "in a language they read, and a way to complain without losing the job. "
)
BODY = "".join(
    f"<h2>Part {part}</h2>" + f"<p>{SENTENCE * 4}</p>" * 2 for part in range(5)
)
OPENING = opening(BODY)
TAGS = 37
# So many events are still to come, and so many vacancies are open.
COMING = 4
BATCH = 1000
# The search knows the newest: to read more takes a minute for some thousand.
SEARCHED = 2000


def grow(count):
    """Bring an empty database, or one that this has filled, up to ``count`` entries:
    the newest first, each hour one, so that a larger archive opens with the same."""
    call_command("migrate", verbosity=0)
    known = Entry.objects.count()
    if known and not Category.objects.filter(slug="mmn-activities").exists():
        raise SystemExit("The database is not empty: give the benchmark its own.")
    if not known:
        Category.objects.create(name="MMN Activities", slug="mmn-activities")
        Tag.objects.bulk_create(
            Tag(name=f"Topic {n}", slug=f"topic-{n}") for n in range(TAGS)
        )
    now = timezone.now()
    for start in range(known, count, BATCH):
        make(range(start, min(start + BATCH, count)), now)
    if not known:
        programme(entry_of(Event))
        newest = Entry.objects.newest_first().values_list("pk", flat=True)
        index(newest[:SEARCHED])
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def facts(model, number, when):
    """What a kind says beside the shared fields."""
    ahead = timedelta(days=number) if number < COMING * len(KINDS) else timedelta()
    return {
        Post: {"format": "press_release", "dated_on": when.date()},
        Event: {
            "starts_at": when + 2 * ahead,
            "over_at": when + 2 * ahead + timedelta(hours=2),
            "city": "Bangkok",
            "country": "TH",
        },
        Publication: {"published_in": when.date().replace(day=1)},
        Vacancy: {"deadline": (when + 2 * ahead).date()},
    }[model]


KINDS = [Post, Event, Publication, Vacancy]


@transaction.atomic
def make(numbers, now):
    moments = {number: now - timedelta(hours=number + 1) for number in numbers}
    shared = [
        Entry(
            kind=KINDS[number % len(KINDS)].KIND,
            title=f"{number}: what governments of origin can do for workers abroad",
            slug=f"entry-{number}",
            summary=SENTENCE,
            body=BODY,
            opening=OPENING,
            status=Entry.Status.PUBLISHED,
            published_at=when,
        )
        for number, when in moments.items()
    ]
    Entry.objects.bulk_create(shared)
    by_number = dict(zip(numbers, shared, strict=True))
    for position, model in enumerate(KINDS):
        own = model._meta.local_concrete_fields
        rows = [
            model(entry_ptr=entry, **facts(model, number, moments[number]))
            for number, entry in by_number.items()
            if number % len(KINDS) == position
        ]
        # bulk_create() refuses kinds: it cannot number their entries, as we have done.
        model._base_manager._insert(rows, fields=own, using="default")
    activities = Category.objects.get(slug="mmn-activities")
    sorting = Entry.categories.through
    sorting.objects.bulk_create(
        sorting(category=activities, entry=entry) for entry in shared
    )
    tags = list(Tag.objects.order_by("pk"))
    TaggedEntry.objects.bulk_create(
        TaggedEntry(tag=tags[number % TAGS], content_object=entry)
        for number, entry in by_number.items()
    )


def entry_of(model):
    """The entry of a kind whose page is measured."""
    return model.objects.order_by("pk")[7]


def address_of(model):
    return entry_of(model).get_absolute_url()


def programme(event):
    """Give an event people and sessions."""
    for session in range(5):
        panel = Panel.objects.create(event=event, title=f"Session {session}")
        for seat in range(4):
            person = Participant.objects.create(event=event, name=f"Ms {seat}")
            PanelSeat.objects.create(panel=panel, participant=person)


def pages(count):
    """The addresses to measure among ``count`` entries, by name."""
    last, last_of_kind = -(-count // PER_PAGE), -(-count // len(KINDS) // PER_PAGE)
    lists = {f"list of {model.KIND}": f"/{model.KIND}/" for model in KINDS}
    return {
        "home": "/",
        "category, first page": "/category/mmn-activities/",
        "category, middle": f"/category/mmn-activities/?page={last // 2}",
        "category, last page": f"/category/mmn-activities/?page={last}",
        "tag": "/tag/topic-1/",
        **lists,
        "events, last page": f"/events/?page={last_of_kind}",
        "events of a country": f"/events/?country=TH&page={last_of_kind // 2}",
        "search": "/search/?q=ministries",
        "feed, full texts": "/feed/",
        "sitemap": "/sitemap.xml",
        **{f"one of {model.KIND}": address_of(model) for model in KINDS},
    }
