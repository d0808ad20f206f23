from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from events.models import Event
from mmn.content.kinds import kind_named, kinds, listed_kinds
from mmn.content.models import Entry, FormerAddress, Page
from news.models import Post
from tests.conftest import KINDS


def test_every_kind_is_found_without_being_named():
    assert set(listed_kinds()) == set(KINDS)
    assert set(kinds()) == {*KINDS, Page}
    assert kind_named("events") is Event


@pytest.mark.parametrize("model", KINDS)
def test_entry_knows_its_own_kind(make, model):
    entry = make(model)

    assert Entry.objects.get().specific == entry


def test_slug_is_made_from_the_title_and_is_free(make):
    first, second = make(Post, title="Open letter"), make(Post, title="Open letter")

    assert (first.slug, second.slug) == ("open-letter", "open-letter-2")
    assert make(Event, title="Open letter").slug == "open-letter"


def test_translation_takes_the_slug_of_its_original(make):
    original = make(Post, title="Open letter")

    translation = make(Post, title="จดหมาย", language="th", translation_of=original)

    assert translation.slug == "open-letter"
    assert translation.get_absolute_url() == "/th/news/open-letter/"
    assert original.get_absolute_url() == "/news/open-letter/"


def test_published_without_a_date_is_published_now(make):
    entry = make(Post, published_at=None)

    assert abs(timezone.now() - entry.published_at) < timedelta(minutes=1)


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "published", "published_at": None},
        {"unpublish_at": timezone.now() - timedelta(days=999)},
    ],
    ids=["published without a date", "withdrawn before published"],
)
def test_database_refuses_impossible_states(make, fields):
    entry = make(Post)

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(**fields)


def test_one_translation_per_language(make):
    original = make(Post)
    make(Post, language="th", translation_of=original)

    with pytest.raises(IntegrityError), transaction.atomic():
        make(Post, language="th", translation_of=original, slug="other")


def test_translation_of_a_translation_is_refused(make):
    thai = make(Post, language="th", translation_of=make(Post))
    lao = Post(title="ຈົດໝາຍ", language="lo", translation_of=thai)

    with pytest.raises(ValidationError, match="Choose the original"):
        lao.full_clean()


def test_translation_in_the_language_of_its_original_is_refused(make):
    copy = Post(title="Letter", language="en", translation_of=make(Post))

    with pytest.raises(ValidationError, match="in this language already"):
        copy.full_clean()


def test_translation_of_another_kind_is_refused(make):
    post = Post(title="จดหมาย", language="th", translation_of=make(Event).entry_ptr)

    with pytest.raises(ValidationError, match="of another kind"):
        post.full_clean()


def test_reader_sees_each_entry_once(make):
    original = make(Post, title="Letter")
    thai = make(Post, title="จดหมาย", language="th", translation_of=original)

    def seen(language):
        return list(Post.objects.published().for_reader(language))

    assert seen("th") == [thai]
    assert seen("en") == seen("km") == [original]


def test_reader_sees_the_original_while_its_translation_is_a_draft(make):
    original = make(Post)
    make(Post, language="th", translation_of=original, status="draft")

    assert list(Post.objects.published().for_reader("th")) == [original]


def test_changed_slug_is_remembered_once_visitors_saw_it(make):
    post = make(Post, slug="first")
    post.slug = "second"
    post.save()

    assert FormerAddress.objects.get().slug == "first"


def test_changed_slug_of_a_draft_is_not_remembered(make):
    post = make(Post, slug="first", status="draft")
    post.slug = "second"
    post.save()

    assert not FormerAddress.objects.exists()


def test_address_taken_again_no_longer_redirects(make):
    post = make(Post, slug="first")
    post.slug = "second"
    post.save()
    make(Post, slug="first")

    assert not FormerAddress.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_refused_entry_leaves_the_addresses_of_others_alone(make):
    post = make(Post, slug="first")
    post.slug = "second"
    post.save()
    other = make(Post, slug="third")
    other.slug, other.unpublish_at = "first", other.published_at

    with pytest.raises(IntegrityError):
        other.save()

    assert [a.slug for a in FormerAddress.objects.all()] == ["first"]


def test_page_may_not_take_a_word_of_the_site(db):
    page = Page(title="News", slug="news")

    with pytest.raises(ValidationError, match="used by the site"):
        page.full_clean()


def test_page_may_take_such_a_word_below_another_page(make):
    page = Page(title="News", slug="news", parent=make(Page, title="About"))

    page.full_clean()
    assert page.path == "about/news"


def test_page_cannot_stand_below_itself(make):
    parent = make(Page, title="About")
    child = make(Page, title="Members", parent=parent)
    parent.parent = child

    with pytest.raises(ValidationError, match="below itself"):
        parent.full_clean()


def test_archive_of_all_kinds_is_read_in_two_queries(make, django_assert_num_queries):
    for model in KINDS:
        make(model)

    with django_assert_num_queries(2):
        for entry in Entry.objects.published().for_reader("en").cards():
            assert entry.specific.title
            assert entry.visible_translations == []
