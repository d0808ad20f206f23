"""A publication without a cover gets the first page of its PDF."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mmn.media import pdfs
from publications.models import Publication
from tests.admin_post import address, filled
from tests.media.printed import printed

ADD = address(Publication, "add")
DOCUMENT, BRIEF = "documents", "policy_briefs"


def upload(*pages, **how):
    return SimpleUploadedFile("report.pdf", printed(*pages, **how).read())


@pytest.fixture
def save(admin_client):
    """Save the form of a publication with rows, and return the answer."""

    def post(rows, publication=None, **changes):
        url = address(Publication, "change", publication.pk) if publication else ADD
        data = filled(admin_client.get(url), rows, **{"title": "At sea", **changes})
        answer = admin_client.post(url, data, follow=True)
        assert not answer.context.get("errors"), answer.context["errors"]
        return answer

    return post


@pytest.mark.parametrize("kind", [DOCUMENT, BRIEF])
def test_first_page_becomes_the_cover(save, kind):
    answer = save({kind: [{"file": upload("Migrants at sea"), "language": "en"}]})

    publication = Publication.objects.get()
    assert publication.cover_alt == "Cover of “At sea”"
    assert publication.cover.name.startswith("images/")
    assert publication.cover_width > 1000
    with publication.cover.open() as file, Image.open(file) as picture:
        assert picture.convert("L").getextrema()[0] < 100
    assert "The cover was made from the first page" in answer.text


def test_cover_is_of_the_pdf_in_the_language_of_the_text(save):
    thai = {"file": upload("", size=(842, 595)), "language": "th"}
    english = {"file": upload("", size=(595, 842)), "language": "en"}

    save({DOCUMENT: [thai, english]})

    cover = Publication.objects.get()
    assert cover.cover_height > cover.cover_width


def test_without_a_pdf_in_its_language_there_is_no_cover(save):
    save({DOCUMENT: [{"file": upload(""), "language": "th"}]})

    assert not Publication.objects.get().cover


def test_a_given_cover_stays(save, jpeg):
    given = SimpleUploadedFile("own.jpg", jpeg(colour=(200, 10, 10)).read())

    save({DOCUMENT: [{"file": upload("A page")}]}, cover=given, cover_alt="A boat")

    publication = Publication.objects.get()
    assert "own" in publication.cover.name
    assert publication.cover_alt == "A boat"


def test_a_cover_that_was_taken_out_does_not_come_back_by_itself(save, make):
    publication = make(Publication)
    publication.documents.create(file=ContentFile(printed("A page").read(), "a.pdf"))

    save({}, publication, summary="In short")

    publication.refresh_from_db()
    assert publication.summary == "In short"
    assert not publication.cover


@pytest.mark.parametrize("size", [(10**6, 1), (1, 10**6)], ids=["flat", "narrow"])
def test_a_page_like_a_thread_gives_no_cover_and_a_note(save, size):
    answer = save({DOCUMENT: [{"file": upload("A page", size=size)}]})

    assert "No cover could be made" in answer.text
    assert not Publication.objects.get().cover


def test_a_page_of_a_million_points_gives_a_cover_of_usual_size(save):
    save({DOCUMENT: [{"file": upload("A page", size=(10**6, 10**6))}]})

    assert Publication.objects.get().cover_width == 1200


def test_a_page_that_kills_its_painter_costs_only_the_cover(
    save, monkeypatch, tmp_path
):
    child = tmp_path / "child.py"
    real = pdfs.CHILD
    child.write_text(
        "import os, runpy, sys\n"
        "if 'cover' in sys.argv: os.abort()\n"
        f"runpy.run_path({str(real)!r}, run_name='__main__')\n"
    )
    monkeypatch.setattr(pdfs, "CHILD", child)

    answer = save({DOCUMENT: [{"file": upload("A page")}]})

    publication = Publication.objects.get()
    assert "No cover could be made" in answer.text
    assert (publication.documents.get().pages, bool(publication.cover)) == (1, False)
