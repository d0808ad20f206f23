"""The text of PDFs is read page by page, beside the requests, whatever they hold."""

import shutil
import zlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from mmn.desk.background import run_due
from mmn.media import text_reading
from mmn.media.models import Document, PdfText, StoredFile, attach_readings
from mmn.media.text_reading import read_file, read_next
from news.models import Post
from tests.content.burmese_samples import NEIGHBOURS, UNICODE, in_zawgyi
from tests.media.printed import assembled, coded, printed

needs_pdftotext = pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="no pdftotext here"
)
READERS = [pytest.param("pdftotext", marks=needs_pdftotext), "pdfium"]


@pytest.fixture(params=READERS)
def reader(request, monkeypatch):
    if request.param == "pdfium":
        monkeypatch.setattr(text_reading.shutil, "which", lambda name: None)
    return request.param


@pytest.fixture
def add(make):
    """``add(file)``: a document with this file, read."""

    def add_document(file, **fields):
        document = Document.objects.create(entry=make(Post), file=file, **fields)
        read_next()
        return Document.objects.get(pk=document.pk)

    return add_document


def test_every_page_has_its_text(add, reader):
    document = add(printed("Wages in Tak", "", "Rest days\nin Mae Sot"))

    assert [p.split() for _n, p in document.pages_of_text()] == [
        ["Wages", "in", "Tak"],
        ["Rest", "days", "in", "Mae", "Sot"],
    ]
    assert [number for number, _p in document.pages_of_text()] == [1, 3]
    assert document.text.count("\f") == 2
    assert (document.reading.pages_read, document.reading.blank_pages) == (3, 2)


@pytest.mark.parametrize(
    "line",
    [
        UNICODE[0],
        "កម្មករចំណាកស្រុកនៅប្រទេសថៃ ត្រូវទទួលបានប្រាក់ឈ្នួល",
        "แรงงานข้ามชาติในประเทศไทยต้องได้รับความคุ้มครอง",
        "ແຮງງານເຄື່ອນຍ້າຍຢູ່ປະເທດໄທ",
        "Người lao động di cư được bảo vệ",
        "外来务工人员的社会保障和工资",
        "移住労働者の権利を守るために",
        NEIGHBOURS["shn"][0],
    ],
    ids=["my", "km", "th", "lo", "vi", "zh", "ja", "shn"],
)
def test_letters_of_all_scripts_come_out_as_they_went_in(add, reader, line):
    document = add(coded(line, f"{line}\n{line}"))

    assert [line in page for _n, page in document.pages_of_text()] == [True, True]
    assert document.reading.state == "all"


def test_zawgyi_becomes_unicode(add, reader):
    lines = UNICODE[:5]
    document = add(coded("\n".join(map(in_zawgyi, lines)), in_zawgyi(lines[0])))

    assert document.reading.zawgyi > 0.95
    assert document.reading.state == "all"
    assert document.pages_of_text()[1][1] == lines[0]


def test_letters_of_old_thai_fonts_become_letters(add, reader):
    document = add(coded("เด\uf709กท\uf70aีน\uf70aี แรงงานข้ามชาติ"))

    assert "\uf70a" not in document.text
    assert "ท\u0e48" in document.text


def test_nothing_waits_for_it_and_it_comes_by_itself(make):
    file = printed("Wages in Tak and in Mae Sot")
    document = Document.objects.create(entry=make(Post), file=file)
    assert document.pages_of_text() == []

    run_due({"pdf_texts"})

    assert Document.objects.get().pages_of_text()[0][0] == 1
    assert StoredFile.objects.get().text_state == "all"


def test_the_same_file_is_read_once(add, make, monkeypatch):
    add(printed("Wages in Tak and in Mae Sot"))
    monkeypatch.setattr(text_reading, "facts_of", None)
    other = Document.objects.create(
        entry=make(Post), file=printed("Wages in Tak and in Mae Sot")
    )

    assert read_next() == 0
    assert "Wages" in other.pages_of_text()[0][1]


def test_a_replaced_file_never_has_the_text_of_the_earlier_one(add):
    document = add(printed("Wages in Tak and in Mae Sot"))

    document.file = printed("Rest days of domestic workers")
    document.save()
    assert document.pages_of_text() == []
    assert Document.objects.get().text == ""
    read_next()

    assert "Rest days" in Document.objects.get().text


def test_text_given_by_the_editor_wins(add):
    document = add(printed("Wages in Tak and in Mae Sot"), given_text="What is meant")

    assert document.pages_of_text() == [(None, "What is meant")]


def test_text_given_for_an_earlier_file_is_kept_but_not_used(add):
    document = add(printed("Wages in Tak and in Mae Sot"), given_text="Of the first")
    document.file = printed("Rest days of domestic workers")
    document.save()
    read_next()

    document = Document.objects.get()
    assert document.given_text == "Of the first"
    assert document.pages_of_text()[0][0] == 1

    document.given_text = "Of the second"
    document.save()
    assert Document.objects.get().pages_of_text() == [(None, "Of the second")]


def test_readings_of_many_take_one_query(add, make, django_assert_num_queries):
    add(printed("Wages in Tak and in Mae Sot"))
    Document.objects.create(entry=make(Post), file=printed("Not read yet"))
    documents = list(Document.objects.all())

    with django_assert_num_queries(1):
        attach_readings(documents)
        pages = [len(document.pages_of_text()) for document in documents]
    assert sorted(pages) == [0, 1]


# --- Files that harm


def bomb(size=150):
    """A page of few bytes whose content grows to so many megabytes."""
    line = b"BT /F1 14 Tf 40 700 Td (word) Tj ET\n" * 30_000
    content = zlib.compress(line * size, 9)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n"
        f"{content.decode('latin-1')}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return ContentFile(assembled(objects), "bomb.pdf")


def loop():
    """Pages that contain themselves."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R 2 0 R 2 0 R] /Count 300000 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    return ContentFile(assembled(objects), "loop.pdf")


def stored(file, pages=1):
    """A file that is in storage, however it came through intake."""
    name = default_storage.save(f"documents/2026/{file.name}", file)
    return StoredFile.objects.create(
        checksum=name, name=name, original_name=file.name, pages=pages
    )


@pytest.mark.django_db
@pytest.mark.parametrize("file", [bomb, loop])
def test_a_harmful_file_ends_with_a_sentence(reader, file, monkeypatch):
    monkeypatch.setattr(text_reading, "SECONDS", 4)
    monkeypatch.setattr(text_reading, "TIMEOUT", 15)
    reading = read_file(stored(file(), pages=300_000))

    assert reading.read_at
    assert len(reading.text) <= text_reading.MOST_LETTERS
    assert reading.state in ("none", "fail") or reading.cut


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("program", "state", "cut", "text"),
    [
        ("import os; os.abort()", "fail", "", ""),
        ("bytearray(10**13)", "fail", "", ""),
        ("pass", "none", "", ""),
        ("while True: print('page of words ' * 999, end='\\f')", "all", "length", "p"),
        (
            "import time; print('page with words', end='\\f', flush=1); time.sleep(99)",
            "all",
            "time",
            "page with words",
        ),
        (
            "import os; print('page with words', end='\\f', flush=True); os.abort()",
            "all",
            "time",
            "page with words",
        ),
        (
            "import os, time; os.write(1, b'page with words\f'); os.close(1);"
            "time.sleep(99)",
            "all",
            "time",
            "page with words",
        ),
        ("import time; time.sleep(99)", "fail", "time", ""),
    ],
    ids=[
        "crash",
        "memory",
        "nothing",
        "endless",
        "slow",
        "crash later",
        "silent",
        "stuck",
    ],
)
def test_a_child_may_do_what_it_likes(
    monkeypatch, tmp_path, reader, program, state, cut, text
):
    child = tmp_path / "child.py"
    child.write_text(program)
    monkeypatch.setattr(text_reading, "CHILD", child)
    # Only for a child that says nothing more is it waited to the end.
    monkeypatch.setattr(text_reading, "TIMEOUT", 4 if cut == "time" else 60)
    monkeypatch.setattr(text_reading, "PATIENCE", 1)
    monkeypatch.setattr(text_reading, "MOST_LETTERS", 30_000)
    monkeypatch.setattr(text_reading, "MOST_BYTES", 120_000)

    reading = read_file(stored(printed("x"), pages=None))

    assert (reading.state, reading.cut) == (state, cut)
    assert reading.text.startswith(text)
    assert len(reading.text) <= 31_000


def test_a_book_is_read_up_to_a_page(add, reader, monkeypatch):
    monkeypatch.setattr(text_reading, "MOST_PAGES", 5)
    document = add(printed(*["A page with words on it"] * 12))

    assert (document.reading.pages_read, document.reading.cut) == (5, "pages")
    assert document.pages_of_text()[-1][0] == 5


@pytest.mark.django_db
def test_a_file_over_which_processes_die_is_given_up(monkeypatch):
    file = stored(printed("Wages in Tak"))
    monkeypatch.setattr(text_reading, "facts_of", lambda file: 1 / 0)
    for _attempt in range(2):
        with pytest.raises(ZeroDivisionError):
            read_next()

    assert read_next() == 1
    assert PdfText.objects.get(file=file).state == "fail"
    assert read_next() == 0


@pytest.mark.django_db
def test_a_lost_file_is_told_apart(reader):
    file = stored(printed("Wages in Tak"))
    default_storage.delete(file.name)

    assert read_file(file).state == "fail"


@pytest.mark.django_db
def test_a_file_deleted_while_it_is_read_leaves_nothing(monkeypatch):
    stored(printed("Wages in Tak"))

    def facts_of(file):
        StoredFile.objects.all().delete()
        return {"state": "all", "text": "Wages"}

    monkeypatch.setattr(text_reading, "facts_of", facts_of)
    read_next()

    assert not PdfText.objects.exists()


def test_command_reads_old_files_and_can_do_it_again(add, make, capsys):
    add(printed("Wages in Tak and in Mae Sot"))
    Document.objects.create(entry=make(Post), file=printed("Rest days of workers"))

    call_command("read_pdfs")
    assert "1 of 1: report.pdf: Text found" in capsys.readouterr().out
    call_command("read_pdfs")
    assert "Every PDF has been read." in capsys.readouterr().out
    PdfText.objects.update(text="")
    call_command("read_pdfs", again=True)

    assert all(text.text for text in PdfText.objects.all())
