"""Many entries at little cost: a multi-table kind can't be made in bulk at once."""

from datetime import timedelta

from django.utils import timezone

from events.models import Event
from mmn.content.models import Entry
from news.models import Post
from publications.models import Publication
from vacancies.models import Vacancy


def facts(number):
    """What each kind needs and what its filters look at, spread over years."""
    now = timezone.now()
    start = now + timedelta(days=20 - number)
    return {
        Post: {"format": Post.Format.values[number % 5]},
        Event: {"starts_at": start, "over_at": start + timedelta(hours=3)},
        Publication: {"published_in": start.date().replace(day=1)},
        Vacancy: {"deadline": start.date()},
    }


def crowd(model, size, language="en"):
    """``size`` published entries of one kind, each translated into Thai."""
    now = timezone.now()
    originals = Entry.objects.bulk_create(
        Entry(
            kind=model.KIND,
            title=f"{model.KIND} {number}",
            slug=f"{model.KIND}-{number}",
            language=language,
            status="published",
            published_at=now - timedelta(hours=number + 1),
        )
        for number in range(size)
    )
    translations = Entry.objects.bulk_create(
        Entry(
            kind=model.KIND,
            title=f"ไทย {entry.title}",
            slug=entry.slug,
            language="th",
            status="published",
            published_at=entry.published_at,
            translation_of=entry,
        )
        for entry in originals
    )
    for number, entry in enumerate([*originals, *translations]):
        child = model(entry_ptr=entry, **facts(number % size).get(model, {}))
        child.save_base(raw=True, force_insert=True)
    return originals
