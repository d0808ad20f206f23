"""Pages are true until the next moment at which time changes something."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from events.models import Event
from mmn.media.models import ImageConsent, Photo
from news.models import Post
from vacancies.models import Vacancy

BANGKOK = ZoneInfo("Asia/Bangkok")
NOON = datetime(2026, 3, 3, 12, 7, tzinfo=BANGKOK)
SECOND = timedelta(seconds=1)


@pytest.fixture
def clock(monkeypatch):
    """``clock(moment)`` moves the site's clock there."""
    real = timezone.now

    def move(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    move(NOON)
    yield move
    monkeypatch.setattr(timezone, "now", real)


def shows(worker, path, words):
    page, fresh = worker.get(path), worker.fresh(path)
    assert page.body == fresh.body
    return words in page.text


def passing(worker, clock, moment, path, words):
    """What a kept page says at a second before ``moment`` and at it."""
    clock(moment - SECOND)
    before = shows(worker, path, words)
    made = worker.made
    assert shows(worker, path, words) == before
    assert worker.made == made
    clock(moment)
    return before, shows(worker, path, words)


def test_schedule_is_reached(worker, clock, make):
    soon = NOON + timedelta(minutes=5)
    make(Post, title="Tomorrow's news", published_at=soon)
    assert passing(worker, clock, soon, "/news/", "Tomorrow") == (False, True)


def test_entry_is_withdrawn(worker, clock, make):
    soon = NOON + timedelta(minutes=5)
    make(
        Post, title="Short notice", published_at=NOON - SECOND * 600, unpublish_at=soon
    )
    assert passing(worker, clock, soon, "/", "Short notice") == (True, False)


def test_deadline_passes_at_midnight_in_bangkok(worker, clock, make):
    make(
        Vacancy,
        title="Coordinator",
        slug="coordinator",
        published_at=NOON - timedelta(days=9),
        deadline=NOON.date(),
        apply_email="jobs@example.org",
    )
    midnight = datetime(2026, 3, 4, tzinfo=BANGKOK)
    path = "/vacancies/coordinator/"
    assert passing(worker, clock, midnight, path, "mailto:jobs") == (True, False)


def test_event_is_over_and_leaves_the_calendar_a_year_later(worker, clock, make):
    starts = NOON + timedelta(minutes=10)
    make(
        Event,
        title="Dialogue",
        published_at=NOON - timedelta(days=9),
        starts_at=starts,
        ends_at=starts + timedelta(minutes=1),
    )
    over = starts + timedelta(minutes=1)
    assert passing(worker, clock, over, "/", "Dialogue") is not None
    address = "/events/calendar.ics"
    forgotten = over + timedelta(days=365)
    assert passing(worker, clock, forgotten, address, "Dialogue") == (True, False)


def test_consent_ends_with_its_last_day(worker, clock, make, jpeg):
    post = make(Post, slug="boats", published_at=NOON - timedelta(days=1))
    photo = Photo.objects.create(entry=post, image=jpeg(), caption="A face")
    ImageConsent.objects.note(photo.image.name, consent="obtained", until=NOON.date())
    midnight = datetime(2026, 3, 4, tzinfo=BANGKOK)
    assert passing(worker, clock, midnight, "/news/boats/", "A face") == (True, False)


def test_no_page_is_older_than_an_hour(worker, clock):
    worker.get("/news/")
    clock(NOON + timedelta(hours=1))
    worker.get("/news/")
    assert worker.made == 2
