"""Versions and the texts of PDFs: what is restored has the text of its own file."""

import pytest

from mmn.desk.versions.snapshots import as_if, snapshot
from mmn.desk.versions.writing import write
from mmn.media.models import Document
from mmn.media.text_reading import read_next
from news.models import Post
from tests.media.printed import printed

FIRST, SECOND = "Wages in Tak and in Mae Sot", "Rest days of domestic workers"


@pytest.fixture
def document(make):
    document = Document.objects.create(entry=make(Post), file=printed(FIRST))
    read_next()
    return document


def replace(document, **fields):
    document.file = printed(SECOND)
    for name, value in fields.items():
        setattr(document, name, value)
    document.save()
    read_next()


def texts():
    return [text for _page, text in Document.objects.get().pages_of_text()]


def test_a_restored_file_has_its_own_text_at_once(document):
    before = snapshot(document.entry)
    replace(document)
    assert texts() == [SECOND]

    write(before)

    assert texts() == [FIRST]


def test_a_given_text_comes_back_with_the_file_it_was_given_for(document):
    document.given_text = "Given for the first"
    document.save()
    before = snapshot(document.entry)
    replace(document, given_text="Given for the second")
    assert texts() == ["Given for the second"]

    write(before)

    assert texts() == ["Given for the first"]


def test_a_given_text_that_was_out_of_use_stays_so(document):
    document.given_text = "Given for the first"
    document.save()
    replace(document)
    outdated = snapshot(document.entry)
    document.given_text = ""
    document.save()

    write(outdated)

    assert Document.objects.get().given_text == "Given for the first"
    assert texts() == [SECOND]


def test_a_deleted_document_comes_back_with_what_was_given(document):
    document.given_text = "Given for the first"
    document.save()
    before = snapshot(document.entry)
    document.delete()

    write(before)

    assert texts() == ["Given for the first"]


def test_what_is_tried_on_has_its_text_and_leaves_none(document):
    before = snapshot(document.entry)
    replace(document)

    with as_if(before):
        assert texts() == [FIRST]
    assert texts() == [SECOND]


def test_versions_keep_no_copy_of_what_was_read(document):
    assert FIRST not in str(snapshot(document.entry))
