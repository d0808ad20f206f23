"""A translation has its original's files, people and photos until it has its own."""

import pytest

from events.models import Event, Panel
from mmn.content.parts import parts
from mmn.media.models import Document
from news.models import Post, Signatory
from publications.models import PolicyBrief, Publication
from tests.conftest import HIDDEN


@pytest.fixture
def original(make):
    return make(Post, title="Boats", slug="boats")


@pytest.fixture
def translation(make, original):
    return make(Post, title="เรือ", translation_of=original, language="th")


def documents(entry):
    return [d.title for d in parts(entry, in_order)]


def add_document(entry, title):
    name = f"{title}.pdf"
    Document.objects.bulk_create(
        [Document(entry=entry, title=title, file=name, download_name=name)]
    )


def test_translation_without_its_own_has_the_originals(original, translation):
    add_document(original, "Report")

    assert documents(translation) == documents(original) == ["Report"]


def test_translation_with_its_own_has_only_those(original, translation):
    add_document(original, "Report")
    add_document(translation, "รายงาน")

    assert documents(translation) == ["รายงาน"]
    assert documents(original) == ["Report"]


def test_new_entry_has_no_words_for_parts_of_others():
    assert Post(title="New").part_texts == {}


def test_original_has_nothing_of_its_translations(original, translation):
    add_document(translation, "รายงาน")

    assert documents(original) == []


@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_original_lends_nothing(make, state):
    hidden = make(Post, **HIDDEN[state])
    translation = make(Post, translation_of=hidden, language="th")
    add_document(hidden, "Secret")

    assert documents(translation) == []


def test_lent_words_are_marked_with_the_language_they_are_in(
    client, original, translation
):
    Signatory.objects.create(post=original, organisation="MAP Foundation")

    page = client.get("/th/news/boats/").content.decode()

    assert '<span lang="en">MAP Foundation</span>' in page


def test_programme_is_read_in_every_language_of_the_event(make, client):
    event = make(Event, slug="dialogue")
    make(Event, title="การประชุม", translation_of=event, language="th")
    Panel.objects.create(event=event, title="Opening words")

    page = client.get("/th/events/dialogue/").content.decode()

    assert '<h3 class="session__title" lang="en">Opening words</h3>' in page


def test_reader_of_a_translation_finds_the_briefs(make, client):
    publication = make(Publication, slug="jobs")
    make(Publication, title="งาน", translation_of=publication, language="th")
    brief = PolicyBrief(publication=publication, language="th", download_name="b.pdf")
    PolicyBrief.objects.bulk_create([brief])

    page = client.get("/th/publications/jobs/").content.decode()

    assert brief.get_absolute_url() in page


def test_translation_tells_the_same_story_as_its_original(make, original, translation):
    report = make(Post, title="Report")
    original.related.add(report)

    assert [e.pk for e in translation.related_entries()] == [report.pk]


def test_same_story_is_named_in_the_readers_language(make, client, original):
    report = make(Post, title="Report")
    make(Post, title="รายงาน", translation_of=report, language="th")
    original.related.add(report)

    thai = client.get("/th/news/boats/").content.decode()
    english = client.get("/news/boats/").content.decode()

    assert "รายงาน" in thai
    assert "Report" not in thai
    assert "Report" in english
    assert "รายงาน" not in english


def in_order():
    return Document.objects.order_by("pk")
