"""PDFs are opened apart, counted, and keep their address when they are replaced."""

import sys

import pytest
from django.core.exceptions import ValidationError

from mmn.media import pdfs
from mmn.media.models import Document
from mmn.media.pdfs import clean_pdf, pdf_name
from news.models import Post
from publications.models import PolicyBrief, Publication


def test_pages_size_and_names_are_noted(make, pdf):
    upload = pdf(pages=3, name="Annual Report (2018)_final.PDF")

    document = Document.objects.create(entry=make(Post), file=upload)

    document.refresh_from_db()
    assert (document.pages, document.size) == (3, upload.size)
    assert len(document.checksum) == 64
    assert document.download_name == "annual-report-2018_final.pdf"
    assert document.title == "Annual Report (2018) final"
    assert document.file.name.startswith("documents/20")


def test_brief_of_another_kind_is_described_too(make, pdf):
    brief = PolicyBrief.objects.create(publication=make(Publication), file=pdf(2))

    assert PolicyBrief.objects.get().pages == 2
    assert brief.get_absolute_url().endswith("/report.pdf")


def test_replaced_file_keeps_its_address_title_and_name(make, pdf, client):
    document = Document.objects.create(
        entry=make(Post), file=pdf(1), title="Our report"
    )
    address = document.get_absolute_url()

    document.file = pdf(pages=4, name="other.pdf")
    document.save()

    document.refresh_from_db()
    assert document.get_absolute_url() == address
    assert (document.title, document.pages) == ("Our report", 4)
    assert client.get(address)["Content-Length"] == str(document.size)


def test_name_chosen_by_staff_is_made_fit_to_save(make, pdf):
    document = Document.objects.create(entry=make(Post), file=pdf())

    document.download_name = "รายงาน ปี 2019"
    document.save()

    assert document.download_name.isascii()
    assert document.download_name.endswith("2019.pdf")


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("report.pdf", "report.pdf"),
        ("Report.PDF", "report.pdf"),
        ("a/../b.pdf", "ab.pdf"),
        ("???", "document.pdf"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_names_are_ascii_and_end_in_pdf(name, saved):
    assert pdf_name(name) == saved


@pytest.mark.parametrize(
    "program",
    ["import os; os.abort()", "import sys; sys.exit(3)", "bytearray(10**12)"],
    ids=["crash", "failure", "no memory"],
)
def test_a_pdf_that_kills_its_reader_is_refused(pdf, monkeypatch, tmp_path, program):
    child = tmp_path / "child.py"
    child.write_text(program)
    monkeypatch.setattr(pdfs, "CHILD", child)

    with pytest.raises(ValidationError, match="can't be opened: that takes more"):
        clean_pdf(pdf())


def test_a_pdf_that_takes_for_ever_is_refused(pdf, monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text("import time; time.sleep(60)")
    monkeypatch.setattr(pdfs, "CHILD", child)
    monkeypatch.setattr(pdfs, "TIMEOUT", 0.3)

    with pytest.raises(ValidationError, match="can't be opened: that takes more"):
        clean_pdf(pdf())


def test_the_reader_gets_limits_and_no_secrets(pdf, monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text(
        "import json, os, resource, runpy\n"
        f"confine = runpy.run_path({str(pdfs.CHILD)!r})['confine']\n"
        "confine()\n"
        "limits = [resource.getrlimit(n)[0] for n in"
        " (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_CORE)]\n"
        "print(json.dumps({'pages': [limits, sorted(os.environ)]}))\n"
    )
    monkeypatch.setattr(pdfs, "CHILD", child)
    monkeypatch.setenv("SECRET_KEY", "river")

    limits, environment = clean_pdf(pdf()).pages

    assert "SECRET_KEY" not in environment
    assert limits[1:] == [20, 0]
    assert sys.platform != "linux" or limits[0] == 1024**3


def test_reading_happens_in_another_process(pdf):
    sys.modules.pop("pypdfium2", None)

    assert clean_pdf(pdf(pages=2)).pages == 2
    assert "pypdfium2" not in sys.modules
