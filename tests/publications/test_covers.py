"""A publication without a cover gets the first page of its PDF."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
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


# --- Where the save does not reach the page at once


def press(client, publication, button, rows=None, query="", **typed):
    url = address(Publication, "change", publication.pk)
    form = filled(client.get(url + query), rows, **typed)
    return client.post(url, {**form, button: "1"}, follow=True)


def report():
    return {DOCUMENT: [{"file": upload("A page"), "language": "en"}]}


def test_changes_that_wait_get_their_cover_at_once_and_once(admin_client, client, make):
    publication = make(Publication, title="At sea")

    answer = press(admin_client, publication, "_wait", report())

    assert "The cover was made from the first page" in answer.text
    cover = answer.context["adminform"].form["cover"].value()
    assert default_storage.exists(cover.name)
    assert not Publication.objects.get().cover
    again = press(admin_client, publication, "_wait", summary="In short")
    assert "The cover was made" not in again.text
    assert again.context["adminform"].form["cover"].value() == cover
    press(admin_client, publication, "_publish_changes")
    publication.refresh_from_db()
    assert (publication.cover, publication.cover_alt) == (cover, "Cover of “At sea”")
    assert publication.cover_width > 1000
    assert client.get(publication.cover.url).status_code == 200


def test_a_cover_taken_out_of_what_waits_stays_out(admin_client, make):
    publication = make(Publication)
    press(admin_client, publication, "_wait", report())

    out = {"cover-clear": "on", "cover_alt": ""}
    press(admin_client, publication, "_publish_changes", **out)

    publication.refresh_from_db()
    assert publication.documents.exists()
    assert not publication.cover


def beside(admin_client, client, staff, publication, theirs, mine):
    client.force_login(staff("Publisher"))
    url = address(Publication, "change", publication.pk)
    my_form, their_form = admin_client.get(url), client.get(url)
    client.post(url, filled(their_form, **theirs))
    return admin_client.post(url, filled(my_form, **mine), follow=True)


def test_what_is_saved_beside_others_gets_its_cover(admin_client, client, staff, make):
    publication = make(Publication)
    theirs, mine = {"summary": "In short"}, {"rows": report()}

    answer = beside(admin_client, client, staff, publication, theirs, mine)

    publication.refresh_from_db()
    assert publication.summary == "In short"
    assert default_storage.exists(publication.cover.name)
    assert "The cover was made from the first page" in answer.text


def test_a_cover_that_another_chose_meanwhile_stays(
    admin_client, client, staff, make, jpeg
):
    publication = make(Publication)
    own = SimpleUploadedFile("own.jpg", jpeg(colour=(200, 10, 10)).read())
    theirs, mine = {"cover": own, "cover_alt": "A boat"}, {"rows": report()}

    answer = beside(admin_client, client, staff, publication, theirs, mine)

    publication.refresh_from_db()
    assert publication.cover_alt == "A boat"
    assert publication.documents.exists()
    assert "conflicts" not in answer.context
