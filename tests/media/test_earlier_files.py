"""A replaced file keeps its address; what stood there before is there for staff."""

import pytest

from mmn.media.models import Document, PlacedFile
from news.models import Post
from publications.models import PolicyBrief, Publication


@pytest.fixture
def replaced(make, pdf):
    document = Document.objects.create(entry=make(Post), file=pdf(1, "first.pdf"))
    document.file = pdf(pages=2, name="second.pdf", note="second")
    document.save()
    return document


def earlier(document):
    [row] = PlacedFile.objects.earlier(document)
    return row


def test_the_replaced_file_is_remembered(replaced):
    row = earlier(replaced)

    assert (row.key, row.pages) == (replaced.key, 1)
    assert row.file != replaced.file.name
    assert row.size > 0
    assert len(row.checksum) == 64
    assert row.next.file == replaced.file.name


def test_it_is_noted_who_replaced_it(make, pdf, staff):
    editor = staff("Editor")
    brief = PolicyBrief.objects.create(publication=make(Publication), file=pdf())
    brief.publication.updated_by = editor
    brief.file = pdf(note="new")
    brief.save()

    assert earlier(brief).next.placed_by == editor


def test_the_same_bytes_again_and_new_words_replace_nothing(make, pdf):
    document = Document.objects.create(entry=make(Post), file=pdf())
    document.file = pdf()
    document.save()
    document.title = "Another title"
    document.save()

    assert PlacedFile.objects.earlier(document) == []
    assert PlacedFile.objects.count() == 1


def test_a_file_from_before_records_began_is_remembered_too(make, pdf):
    document = Document.objects.create(entry=make(Post), file=pdf(note="old"))
    PlacedFile.objects.all().delete()
    document = Document.objects.get()
    old = document.file.name
    document.file = pdf(note="new")
    document.save()

    assert earlier(document).file == old


def test_restoring_the_old_file_keeps_the_newer_one_for_staff(replaced):
    first, newer = earlier(replaced).file, replaced.file.name
    pk, key = replaced.pk, replaced.key
    replaced.delete()  # as versions are put back: taken out, put in under its number
    restored = Document(pk=pk, key=key, entry_id=replaced.entry_id, file=first)
    restored.save(force_insert=True)

    assert earlier(restored).file == newer


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

    answer = client.get(earlier(replaced).get_absolute_url())

    assert answer.status_code == status
    if status == 200:
        assert answer["Cache-Control"] == "private, no-store"
        assert b"%PDF" in answer.content


def test_earlier_file_of_another_document_is_not_found(admin_client, replaced):
    row = earlier(replaced)

    wrong = f"/files/0123456789abc/earlier/{row.pk}/"
    assert admin_client.get(wrong).status_code == 404
    assert admin_client.get(row.get_absolute_url()).status_code == 200


def test_the_form_names_what_stood_there_before(admin_client, replaced):
    page = admin_client.get(f"/admin/news/post/{replaced.entry_id}/change/").text

    assert "1 earlier file" in page
    assert earlier(replaced).get_absolute_url() in page


def test_deleting_who_replaced_keeps_the_earlier_file(replaced, staff):
    user = staff("Editor")
    PlacedFile.objects.update(placed_by=user)
    user.delete()

    assert earlier(replaced).next.placed_by is None
