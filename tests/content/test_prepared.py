from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Event
from mmn.content.listing import Listing
from mmn.content.models import Entry
from mmn.content.prepared import prepared
from news.models import Post
from news.views import PostList


@prepared
def shown(model):
    return model.objects.published().order_by("pk")


@prepared
def shown_numbers(model):
    return shown.__wrapped__(model).values_list("pk", flat=True)


@prepared
def numbered(numbers):
    return Entry.objects.filter(pk__in=numbers).order_by("pk")


@prepared
def at(slug):
    return Entry.objects.filter(slug=slug).values_list("title", flat=True)


def test_prepared_query_asks_about_the_moment_at_which_it_is_asked(make, monkeypatch):
    post = make(Post)
    later = make(Post, published_at=timezone.now() + timedelta(hours=1))
    assert shown(Post) == [post]

    monkeypatch.setattr(
        "django.utils.timezone.now", lambda: later.published_at + timedelta(seconds=1)
    )

    assert shown(Post) == [post, later]
    assert list(shown_numbers.numbers(Post)) == [post.pk, later.pk]


def test_prepared_query_is_kept_for_each_model_it_is_about(make):
    post, event = make(Post), make(Event)

    assert shown(Post) == [post]
    assert shown(Event) == [event]


@pytest.mark.parametrize("wanted", [1, 2, 3, 5])
def test_prepared_query_takes_any_number_of_numbers(make, wanted):
    entries = [make(Post).entry_ptr for _ in range(6)]
    numbers = [entry.pk for entry in entries[:wanted]]

    assert numbered(numbers=numbers) == entries[:wanted]


def test_prepared_query_about_no_numbers_is_not_asked(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert numbered(numbers=[]) == []


def test_prepared_query_takes_another_word_each_time(make):
    make(Post, slug="boats", title="Boats")
    make(Post, slug="nets", title="Nets")

    assert at(slug="boats") == ["Boats"]
    assert at(slug="nets") == ["Nets"]
    assert at(slug="x' OR 1=1 --%s") == []


def test_prepared_query_is_written_once(make):
    make(Post)
    times = []

    @prepared
    def counted(model):
        times.append(model)
        return model.objects.published()

    assert counted(Post) == counted(Post)
    assert times == [Post]


@pytest.mark.parametrize("count", [1, 12, 13, 24, 30])
def test_pages_of_a_list_go_on_where_those_before_ended(make, count):
    now = timezone.now()
    posts = [make(Post, published_at=now - timedelta(hours=n)) for n in range(count)]
    listing = Listing(PostList, "en", ())

    pages = [listing[start : start + 12] for start in range(0, count, 12)]

    assert listing.count() == count
    assert [post for page in pages for post in page] == posts
