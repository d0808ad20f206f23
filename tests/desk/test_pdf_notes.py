"""Beside each PDF its editor reads what keeps others from its text, and what to do."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from mmn.desk.pdf_notes import notes
from mmn.media import text_reading
from mmn.media.models import Document, StoredFile
from mmn.media.text_reading import read_next
from news.models import Post
from tests.admin_post import post_form
from tests.content.burmese_samples import UNICODE, in_zawgyi
from tests.media.printed import coded, printed

ENGLISH = "Wages and rest days of migrant workers in Tak and in Mae Sot"
KHMER = "កម្មករចំណាកស្រុកនៅប្រទេសថៃ ត្រូវទទួលបានប្រាក់ឈ្នួល"
LIMON = "kmµkrcMNakRsuk enAkñúgRbeTséf RtUvTTYlRbak;QñÜl " * 4


@pytest.fixture
def add(make, pdf):
    def add_document(*pages, entry=None, **fields):
        file = fields.pop("file", None) or (coded(*pages) if pages else pdf())
        entry = entry or make(Post)
        document = Document.objects.create(entry=entry, file=file, **fields)
        read_next()
        return Document.objects.get(pk=document.pk)

    return add_document


def told(document):
    return [(urgent, str(sentence)) for urgent, sentence in notes(document)]


@pytest.mark.parametrize(
    ("pages", "language", "urgent", "words"),
    [
        ([], "km", True, "This Khmer PDF can't be searched or read aloud: its pages"),
        ([LIMON], "km", True, "its letters come out garbled, as with some old fonts"),
        ([ENGLISH], "km", True, "comes out in Latin letters"),
        ([KHMER], "th", True, "said to be in Thai, but its text looks like Khmer"),
        ([ENGLISH, "12"], "en", False, "1 page has no text"),
        ([in_zawgyi(UNICODE[0])], "my", False, "is in Zawgyi (99 % sure)"),
    ],
    ids=["pictures", "old font", "Latin", "other", "partly", "Zawgyi"],
)
def test_what_is_wrong_is_said_with_what_to_do(add, pages, language, urgent, words):
    [(is_urgent, sentence)] = told(add(*pages, language=language))

    assert words in sentence
    assert is_urgent == urgent


@pytest.mark.parametrize(
    ("text", "language"),
    [(ENGLISH, "en"), (KHMER, "km"), (UNICODE[0], "my"), (UNICODE[0], "mnw")],
)
def test_of_a_good_text_nothing_is_said(add, text, language):
    assert told(add(text, language=language)) == []


def test_a_damaged_file_is_told(add, monkeypatch):
    monkeypatch.setattr(text_reading, "facts_of", lambda file: {"state": "fail"})

    assert "it is damaged, or too complicated" in told(add(ENGLISH))[0][1]


def test_a_book_read_in_part_is_told(add, monkeypatch):
    monkeypatch.setattr(text_reading, "MOST_PAGES", 2)

    [(urgent, sentence)] = told(add(file=printed(*[ENGLISH] * 4)))
    assert urgent
    assert "Only its first 2 pages" in sentence


def test_a_file_nobody_has_read_yet_is_told(make):
    document = Document.objects.create(entry=make(Post), file=printed(ENGLISH))

    assert "is being read" in told(document)[0][1]


def test_a_given_text_takes_the_place_of_every_warning(add):
    assert told(add(language="km", given_text=KHMER)) == [
        (False, "The text given below is searched and read aloud.")
    ]


def test_a_text_given_for_an_earlier_file_is_told(add):
    document = add(language="km", given_text=KHMER)
    document.file = coded(KHMER, KHMER)
    document.save()

    assert "given for an earlier file" in told(document)[0][1]


def test_form_tells_it_and_takes_the_text(add, make, admin_client):
    document = add(entry=make(Post), language="km")
    address = reverse("admin:news_post_change", args=[document.entry_id])

    assertContains(admin_client.get(address), "This Khmer PDF can&#x27;t be searched")
    fields = {"documents-0-given_text": f"  {KHMER}\r\n{KHMER}"}
    post_form(admin_client, address, **fields)

    document.refresh_from_db()
    assert document.pages_of_text()[0][1].split() == [*KHMER.split(), *KHMER.split()]
    assertContains(admin_client.get(address), "The text given below is searched")


def test_a_text_that_is_too_long_is_refused_and_kept(add, make, admin_client):
    document = add(entry=make(Post), language="km")
    fields = {"documents-0-given_text": "x" * 500_001}

    address = reverse("admin:news_post_change", args=[document.entry_id])
    page = post_form(admin_client, address, **fields)

    assertContains(page, "paste up to 500000 letters")
    assertContains(page, "x" * 500_001)


def test_library_tells_what_was_found_when_reading(add, admin_client):
    add(LIMON, language="km")

    page = admin_client.get(reverse("admin:media_storedfile_changelist"))

    assertContains(page, "its letters come out garbled")
    assert StoredFile.objects.get().text_state == "bad"


def test_library_lists_what_can_not_be_searched(add, admin_client):
    add(ENGLISH, language="en")
    add(language="km", given_text=KHMER)
    add(LIMON, language="km")
    address = reverse("admin:media_storedfile_changelist")

    page = admin_client.get(address, {"pdf_text": "none"})

    [file] = page.context["cl"].result_list
    assert file.text_state == "bad"
    assertContains(page, "Paste its text in the form of the entry that has it.")
    everything = admin_client.get(address)
    assert len(everything.context["cl"].result_list) == 3
    assertContains(everything, "Paste its text in the form", count=1)
