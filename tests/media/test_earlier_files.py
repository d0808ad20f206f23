"""A replaced file keeps its address; what stood there before is there for staff."""

import pytest

from mmn.media.kept import keep
from mmn.media.models import Document, EarlierFile
from mmn.media.pdfs import clean_pdf
from news.models import Post
from publications.models import PolicyBrief, Publication


@pytest.fixture
def replaced(make, pdf):
    document = Document.objects.create(entry=make(Post), file=pdf(1, "first.pdf"))
    document.file = pdf(pages=2, name="second.pdf", note="second")
    document.save()
    return document


def test_the_replaced_file_is_remembered(replaced):
    earlier = EarlierFile.objects.get()

    assert (earlier.key, earlier.pages) == (replaced.key, 1)
    assert earlier.file != replaced.file.name
    assert (earlier.size, len(earlier.checksum)) != (replaced.size, 0)


def test_it_is_noted_who_replaced_it(make, pdf, staff):
    editor = staff("Editor")
    brief = PolicyBrief.objects.create(publication=make(Publication), file=pdf())
    brief.file = keep(clean_pdf(pdf(note="new")), "documents", editor)
    brief.save()

    assert EarlierFile.objects.get().replaced_by == editor


def test_the_same_bytes_again_and_new_words_replace_nothing(make, pdf):
    document = Document.objects.create(entry=make(Post), file=pdf())
    document.file = pdf()
    document.save()
    document.title = "Another title"
    document.save()

    assert not EarlierFile.objects.exists()


def test_visitors_get_the_new_file_at_the_old_address_at_once(client, make, pdf):
    document = Document.objects.create(entry=make(Post), file=pdf(note="1"))
    address = document.get_absolute_url()
    first = client.get(address)
    document.file = pdf(note="2")  # as many bytes, in the same second
    document.save()

    second = client.get(address, headers={"if-none-match": first["ETag"]})

    assert second.status_code == 200
    assert second.content != first.content
    assert "no-cache" in second["Cache-Control"]
    again = client.get(address, headers={"if-none-match": second["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("group", "status"),
    [("visitor", 404), (None, 404), ("Contributor", 200), ("Editor", 200)],
)
def test_only_staff_fetch_earlier_files(client, staff, replaced, group, status):
    if group != "visitor":
        client.force_login(staff(group))

    answer = client.get(EarlierFile.objects.get().get_absolute_url())

    assert answer.status_code == status
    if status == 200:
        assert answer["Cache-Control"] == "private, no-store"
        assert b"%PDF" in answer.content


def test_earlier_file_of_another_document_is_not_found(admin_client, replaced):
    earlier = EarlierFile.objects.get()

    wrong = f"/files/0123456789abc/earlier/{earlier.pk}/"
    assert admin_client.get(wrong).status_code == 404
    assert admin_client.get(earlier.get_absolute_url()).status_code == 200


def test_the_form_names_what_stood_there_before(admin_client, replaced):
    page = admin_client.get(f"/admin/news/post/{replaced.entry_id}/change/").text

    assert "1 earlier file" in page
    assert EarlierFile.objects.get().get_absolute_url() in page


def test_deleting_who_replaced_keeps_the_earlier_file(replaced, staff):
    user = staff("Editor")
    EarlierFile.objects.update(replaced_by=user)
    user.delete()

    assert EarlierFile.objects.get().replaced_by is None
