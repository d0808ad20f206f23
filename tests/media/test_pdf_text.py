"""What is found out about the text of a PDF, and its first page as a picture."""

import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from mmn.media import pdfs
from mmn.media.models import Document, StoredFile
from mmn.media.pdfs import clean_pdf, first_page
from news.models import Post
from tests.media.hostile import REFUSED_PDFS
from tests.media.printed import printed

WORDS = "Migrant workers in Thailand"


@pytest.mark.parametrize(
    ("pages", "state"),
    [
        ([WORDS, WORDS], "all"),
        ([WORDS, ""], "part"),
        (["", ""], "none"),
        (["12", "p. 2"], "none"),
    ],
    ids=["text", "partly", "pictures", "page numbers only"],
)
def test_it_is_told_whether_pages_have_text(make, pages, state):
    document = Document.objects.create(entry=make(Post), file=printed(*pages))

    document.refresh_from_db()
    assert document.text_state == state
    assert StoredFile.objects.get().text_state == state
    assert StoredFile.objects.get().pages == 2


def test_how_the_text_begins_is_kept(make):
    Document.objects.create(entry=make(Post), file=printed(WORDS, "Second page"))

    sample = StoredFile.objects.get().sample
    assert sample.startswith(WORDS)
    assert "Second page" in sample


def test_a_long_document_is_looked_at_here_and_there():
    upload = clean_pdf(printed(*["A page with words on it"] * 300))

    assert (upload.pages, upload.text_state) == (300, "all")
    assert len(upload.sample) <= 2000


def test_document_whose_text_breaks_the_reader_is_taken(monkeypatch, tmp_path, pdf):
    child = tmp_path / "child.py"
    child.write_text("import os\nprint('{\"pages\": 3}', flush=True)\nos.abort()")
    monkeypatch.setattr(pdfs, "CHILD", child)

    upload = clean_pdf(pdf())

    assert (upload.pages, upload.text_state) == (3, "")


def test_half_an_answer_is_none(monkeypatch, tmp_path, pdf):
    child = tmp_path / "child.py"
    child.write_text("print('{\"pages\": 3', end='')")
    monkeypatch.setattr(pdfs, "CHILD", child)

    with pytest.raises(ValidationError, match="can't be opened"):
        clean_pdf(pdf())


def rendered(upload):
    found = first_page(upload)
    return found and Image.open(io.BytesIO(found))


@pytest.mark.parametrize(
    ("size", "pixels"),
    [
        ((595, 842), (1130, 1600)),
        ((842, 595), (1200, 848)),
        ((10**6, 10**6), (1200, 1200)),
        ((3, 4), (1200, 1600)),
    ],
    ids=["upright", "lying", "a million points", "tiny"],
)
def test_first_page_fits_into_a_box_whatever_its_size(size, pixels):
    picture = rendered(printed(WORDS, size=size))

    assert picture.format == "JPEG"
    assert all(abs(a - b) <= 2 for a, b in zip(picture.size, pixels, strict=True))


def test_first_page_has_what_is_printed_on_it():
    blank, written = rendered(printed("")), rendered(printed(WORDS))

    assert blank.convert("L").getextrema() == (255, 255)
    assert written.convert("L").getextrema()[0] < 100


@pytest.mark.parametrize("size", [(10**6, 1), (1, 10**6)], ids=["flat", "narrow"])
def test_a_page_like_a_thread_gives_no_picture(size):
    assert first_page(printed(WORDS, size=size)) is None


@pytest.mark.parametrize("name", REFUSED_PDFS)
def test_what_is_no_pdf_gives_no_picture(name):
    file = printed(WORDS)
    file.file = io.BytesIO(REFUSED_PDFS[name][1])

    assert first_page(file) is None


@pytest.mark.parametrize(
    "program",
    ["import os; os.abort()", "bytearray(10**13)", "print('x'); raise SystemExit(1)"],
    ids=["crash", "no memory", "failure"],
)
def test_a_page_that_kills_its_painter_gives_no_picture(monkeypatch, tmp_path, program):
    child = tmp_path / "child.py"
    child.write_text(program)
    monkeypatch.setattr(pdfs, "CHILD", child)

    assert first_page(printed(WORDS)) is None


def test_a_page_that_takes_for_ever_gives_no_picture(monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text("import time; print('half', flush=True); time.sleep(60)")
    monkeypatch.setattr(pdfs, "CHILD", child)
    monkeypatch.setattr(pdfs, "TIMEOUT", 0.3)

    assert first_page(printed(WORDS)) is None
