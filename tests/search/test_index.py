"""The index follows what is saved, in its transaction, and finds what is visible."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from events.models import Event, Participant
from mmn.content.models import Category, CategoryName, Entry, Organisation, Tag
from mmn.media.models import Document, ImageConsent, PdfText, Photo, StoredFile
from mmn.search import changes, indexing, postgresql
from mmn.search.asking import as_words, understand
from mmn.search.finding import entries_with_words, find
from mmn.search.models import Rebuild, SearchUnit
from mmn.search.queries import Literal
from mmn.search.units import MOST_PIECES
from mmn.search.words import grams, pairs, words
from news.models import Post
from publications.models import Publication
from tests.content.burmese_samples import in_zawgyi
from vacancies.models import Vacancy


def found(query, **options):
    return [hit.entry for hit in find(understand(query), **options).hits]


def test_new_text_is_found_and_changed_text_no_longer(make):
    post = make(Post, title="Ferry", body="<p>A <b>lighthouse</b> stands here</p>")

    assert found("lighthouse") == [post.pk]
    post.body = "<p>A mill</p>"
    post.save()
    assert found("lighthouse") == []
    assert found("mill") == [post.pk]


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": "draft", "published_at": None},
        {"published_at": timedelta(hours=1)},
        {"published_at": timedelta(days=-9), "unpublish_at": timedelta(hours=-1)},
    ],
    ids=["draft", "scheduled", "withdrawn"],
)
def test_hidden_entries_are_found_by_staff_only(make, hidden):
    shown, post = (
        make(Post, title="Lighthouse"),
        make(Post, title="Lighthouse", **hidden),
    )

    assert found("lighthouse") == [shown.pk]
    assert entries_with_words("lighthouse") == {shown.pk, post.pk}


def test_scheduled_entry_is_found_when_its_moment_comes(make, monkeypatch):
    post = make(Post, title="Lighthouse", published_at=timedelta(hours=1))
    assert found("lighthouse") == []

    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr("mmn.search.finding.timezone.now", lambda: later)
    assert found("lighthouse") == [post.pk]


def test_page_shows_nothing_that_was_hidden_past_the_index(make, client):
    post = make(Post, title="Lighthouse")
    assert found("lighthouse") == [post.pk]
    Entry.objects.filter(pk=post.pk).update(status="draft")

    assert post.get_absolute_url() not in client.get("/search/?q=lighthouse").text


def test_facts_people_and_organisations_are_found(make):
    event = make(
        Event, title="Meeting", venue="Hotel Lotus", city="Pakse", country="LA"
    )
    Participant.objects.create(
        event=event, name="Ms Somphone", organisation="Mill Union"
    )

    for query in ("lotus", "pakse", "somphone", "mill union", "lao"):
        assert found(query) == [event.pk], query


def test_renamed_tag_category_and_organisation_are_found_by_their_new_names(make):
    tag, category = Tag.objects.create(name="Fees"), Category.objects.create(name="Old")
    organisation = Organisation.objects.create(name="Lantern Group")
    entry = make(Publication, title="Report", categories=[category], tags=[tag])
    entry.partners.add(organisation)
    CategoryName.objects.create(category=category, language="th", name="กิจกรรม")
    for row, name in ((tag, "Debts"), (category, "Deeds"), (organisation, "Candle")):
        row.name = name
        row.save()

    for query in ("debts", "deeds", "กิจกรรม", "candle"):
        assert found(query) == [entry.pk], query
    for query in ("fees", "old", "lantern"):
        assert found(query) == [], query


def test_deleted_tag_is_found_no_longer(make):
    tag = Tag.objects.create(name="Fees")
    entry = make(Post, title="Report", tags=[tag])
    assert found("fees") == [entry.pk]

    tag.delete()
    assert found("fees") == []
    entry.delete()
    assert found("report") == []
    assert not SearchUnit.objects.exists()


def test_caption_is_found_only_while_its_picture_may_be_seen(make, jpeg):
    post = make(Post, title="Boats")
    photo = Photo.objects.create(entry=post, image=jpeg(), caption="A lighthouse")
    assert found("lighthouse") == [post.pk]

    record = ImageConsent(image=photo.image.name, until=timezone.localdate())
    record.save()
    assert found("lighthouse") == [post.pk]
    record.until = timezone.localdate() - timedelta(days=1)
    record.save()
    assert found("lighthouse") == []
    record.until, record.consent = None, "withdrawn"
    record.save()
    assert found("lighthouse") == []
    assert not SearchUnit.objects.filter(text__contains="lighthouse").exists()


@pytest.fixture
def document(make, pdf):
    """A publication with a PDF of two pages that has been read."""
    entry = make(Publication, title="Report on debts")
    document = Document(entry=entry, title="Full text", language="km")
    document.file = ContentFile(pdf(pages=2).read(), "full.pdf")
    document.save()
    file = StoredFile.objects.get(name=document.file.name)
    PdfText.objects.update_or_create(
        file=file, defaults={"text": "ទំព័រមួយ\fពលករ\nចំណាកស្រុក", "state": "all"}
    )
    return document


def test_how_to_apply_is_neither_found_nor_any_address_quoted(make, client):
    job = make(
        Vacancy,
        title="Officer",
        body="<p>Ask jobs@example.org about it</p>",
        how_to_apply="<p>Send a lighthouse</p>",
    )

    assert found("lighthouse") == []
    assert found("officer") == [job.pk]
    assert "jobs@example.org" not in client.get("/search/?q=officer").text


def test_text_of_a_pdf_is_found_with_its_page(client, document):
    response = client.get("/search/", {"q": "ករចំណាក"})

    assert found("ពលករ") == [document.entry_id]
    assert f'href="{document.get_absolute_url()}#page=2"' in response.text
    assert "page 2" in response.text


def test_words_are_found_where_a_pdf_has_spaces_and_line_ends_in_them(document):
    text = "ខេត្តស្វា យរៀង នៅស្រុកកំណើ ត\fတက္က သိုလ်တို့ က မန်ဟတ်\nတန်"
    PdfText.objects.update(text=text)
    document.save()

    for word in ("ស្វាយរៀង", "ស្រុកកំណើត", "တက္ကသိုလ်", "မန်ဟတ်တန်"):
        assert found(word) == [document.entry_id], word
    assert found("ស្វាយ រៀង") == [document.entry_id]
    assert found("រៀងស្វាយ") == []


def test_every_pdf_that_has_the_words_is_named(client, document, pdf):
    second = Document(entry=document.entry, title="In Lao", language="lo")
    second.file = ContentFile(pdf(pages=3).read(), "lao.pdf")
    second.save()
    file = StoredFile.objects.get(name=second.file.name)
    text = {"text": "\fចំណាកស្រុក", "state": "all"}
    PdfText.objects.update_or_create(file=file, defaults=text)
    second.save()

    page = client.get("/search/", {"q": "ចំណាកស្រុក"}).text

    for one in (document, second):
        assert page.count(f'href="{one.get_absolute_url()}#page=2"') == 1


def test_words_of_title_and_pdf_together_find_the_pdf(document):
    assert found("debts ពលករ") == [document.entry_id]


def test_given_text_wins_over_what_was_read(client, document):
    document.given_text = "អត្ថបទថ្មី"
    document.save()

    assert found("ពលករ") == []
    assert found("អត្ថបទ") == [document.entry_id]
    assert "#page=1" in client.get("/search/", {"q": "អត្ថបទ"}).text


@pytest.mark.parametrize("word", ["တက္ကသိုလ်", "ကနေဒါ", "ရိုက်ကူးသူ", "အခြားဘာသာစကား"])
def test_words_that_could_be_zawgyi_are_found_as_typed_and_converted(make, word):
    post = make(Post, title=f"၂၀၁၉ {word}")

    assert found(word) == [post.pk]
    assert found(in_zawgyi(word)) == [post.pk]


def test_entry_is_read_once_in_a_transaction(make, monkeypatch):
    event = make(Event, title="Meeting")
    found("meeting")
    read = []
    monkeypatch.setattr(changes, "index", lambda numbers, using: read.append(numbers))
    with transaction.atomic():
        for number in range(5):
            Participant.objects.create(event=event, name=f"Ms {number}")
        event.save()
        assert read == []
        changes.catch_up()

    assert read == [{event.pk}]


@pytest.mark.django_db(transaction=True)
def test_index_is_written_before_the_commit(make, monkeypatch):
    order = []
    index = changes.index
    monkeypatch.setattr(
        changes, "index", lambda *args: (order.append("index"), index(*args))
    )
    with transaction.atomic():
        make(Post, title="Lighthouse")
        transaction.on_commit(lambda: order.append("committed"))

    assert order == ["index", "committed"]
    assert SearchUnit.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_is_not_found(make):
    with transaction.atomic():
        make(Post, title="Lighthouse")
        transaction.set_rollback(True)
    post = make(Post, title="Mill")

    assert found("lighthouse") == []
    assert found("mill") == [post.pk]


def test_unchanged_pdf_is_not_read_again(document, monkeypatch):
    found("debts")
    read = []
    rows_of = indexing.rows_of
    monkeypatch.setattr(
        indexing,
        "rows_of",
        lambda c, s, *more: read.append(s.name) or rows_of(c, s, *more),
    )
    document.entry.summary = "New"
    document.entry.save()

    assert found("new debts") == [document.entry_id]
    assert read == ["text"]


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: {"status": "draft"},
        lambda entry: {"published_at": entry.published_at - timedelta(days=400)},
        lambda entry: {"unpublish_at": timezone.now() + timedelta(days=4)},
    ],
    ids=["hidden", "older", "ends"],
)
def test_what_is_only_shown_otherwise_is_marked_as_if_read_again(
    document, make, monkeypatch, change
):
    entry = document.entry
    other = {"translation_of": entry, "language": "th", "title": "Fees too"}
    make(Publication, **other)
    entry.tags.add("Laos", "mill")
    changes.catch_up()
    read, rows_of = [], indexing.rows_of
    monkeypatch.setattr(
        indexing, "rows_of", lambda c, s, *m: read.append(s.name) or rows_of(c, s, *m)
    )
    for name, value in change(entry).items():
        setattr(entry, name, value)
    entry.save()
    changes.catch_up()

    assert read == []
    assert entry.pk in entries_with_words("debts")
    marked = units()
    SearchUnit.objects.update(digest="")
    indexing.index([unit["entry_id"] for unit in marked])
    assert read
    assert units() == marked


def units():
    """All that the index knows; which piece has which number of its entry is free."""
    found = SearchUnit.objects.order_by("entry", "source", "page").values()
    return [unit | {"number": unit["number"] // MOST_PIECES} for unit in found]


def test_rebuilding_goes_on_where_it_stopped_and_never_empties(
    make, monkeypatch, capsys
):
    posts = [make(Post, title=f"Lighthouse {number}") for number in range(3)]
    assert len(found("lighthouse")) == 3
    command = "mmn.search.management.commands.rebuild_search"
    monkeypatch.setattr(f"{command}.BATCH", 1)
    index, seen = indexing.index, []

    def dies_at_the_second(numbers):
        seen.append(*numbers)
        if len(seen) == 2:
            raise KeyboardInterrupt
        index(numbers)
        assert len(found("lighthouse")) == 3

    monkeypatch.setattr(f"{command}.index", dies_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        call_command("rebuild_search", "--from-start")
    call_command("rebuild_search")

    assert seen == [posts[0].pk, posts[1].pk, posts[1].pk, posts[2].pk]
    assert "Going on" in capsys.readouterr().out
    assert Rebuild.objects.get().finished_at
    assert len(found("lighthouse")) == 3


def test_rebuilding_finds_what_came_past_the_index(make):
    post = make(Post, title="Lighthouse")
    found("lighthouse")
    SearchUnit.objects.all().delete()
    assert found("lighthouse") == []

    call_command("rebuild_search", "--if-empty", verbosity=0)
    assert found("lighthouse") == [post.pk]


TEXTS = [
    "การย้ายถิ่นของแรงงานข้ามชาติ 2019 จากพม่า",
    "ရွှေ့ပြောင်း အလုပ်သမားများ၏ ASEAN ရပိုင်ခွင့်",
    "សិទ្ធិពលករចំណាកស្រុក និងការងារ",
    "東京都庁の移民労働者 COVID 日本",
    "the right to work of migrants in 東京 2019",
]


@pytest.mark.parametrize("text", TEXTS)
def test_what_postgresql_is_asked_for_stands_in_the_index(text):
    found = words(text)
    known = {*found, *pairs(found), *grams(found)}

    for start in range(len(found)):
        for end in range(start + 1, len(found) + 1):
            literal = Literal(tuple(found[start:end]))
            assert known.issuperset(postgresql.lexemes(literal)), literal
            *whole, last = postgresql.lexemes(literal._replace(prefix=True))
            assert known.issuperset(whole), literal
            assert any(word.startswith(last) for word in known), literal


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("แรงงานข้ามชาติในประเทศไทย", True),
        ("အလုပ်သမားများ", True),
        ("COVID 日", False),
        ("COVID 日本", True),
        ("right to", True),
        ("right to work", False),
    ],
)
def test_only_long_phrases_are_looked_up_in_texts(text, known):
    for one in as_words(text):
        assert postgresql.is_known(Literal(one.words, one.prefix)) is known
