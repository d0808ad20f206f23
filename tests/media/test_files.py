"""Files are sent while a visible entry uses them, and to staff; to nobody else."""

import pytest

from mmn.content.models import Entry
from mmn.media.addresses import renditions_of
from mmn.media.models import Document, InlineImage, Photo
from news.models import Post
from publications.models import PolicyBrief, Publication
from tests.conftest import HIDDEN


def cover(entry, jpeg, pdf):
    entry.cover = jpeg()
    entry.save()
    return f"/media/{entry.cover.name}"


def rendition(entry, jpeg, pdf):
    entry.cover = jpeg()
    entry.save()
    return f"/media/{renditions_of(entry.cover.name, 400)[0].name}"


def photo(entry, jpeg, pdf):
    return f"/media/{Photo.objects.create(entry=entry, image=jpeg()).image.name}"


def inline_image(entry, jpeg, pdf):
    image = InlineImage.objects.create(image=jpeg()).image
    entry.body = f'<p><img src="/media/{image.name}" alt="A boat"></p>'
    entry.save()
    return f"/media/{image.name}"


def document(entry, jpeg, pdf):
    return Document.objects.create(entry=entry, file=pdf()).get_absolute_url()


def policy_brief(entry, jpeg, pdf):
    brief = PolicyBrief.objects.create(publication=entry, file=pdf())
    return brief.get_absolute_url()


FILES = [cover, rendition, photo, inline_image, document, policy_brief]


def content_of(response):
    return b"".join(response)


@pytest.mark.parametrize("file", FILES)
def test_file_of_a_visible_entry_is_sent(client, make, jpeg, pdf, file):
    address = file(make(Publication), jpeg, pdf)

    response = client.get(address)

    assert response.status_code == 200
    assert len(content_of(response)) > 100
    assert response["Cache-Control"].startswith("public")
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("file", FILES)
def test_file_of_a_hidden_entry_is_not_found(client, make, jpeg, pdf, file, state):
    address = file(make(Publication, **HIDDEN[state]), jpeg, pdf)

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("file", FILES)
def test_editor_sees_the_file_of_a_draft_and_nobody_keeps_it(
    client, make, jpeg, pdf, admin_user, file
):
    address = file(make(Publication, **HIDDEN["draft"]), jpeg, pdf)
    client.force_login(admin_user)

    response = client.get(address)

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("file", FILES)
def test_staff_without_rights_do_not_see_the_file_of_a_draft(
    client, make, jpeg, pdf, staff, file
):
    address = file(make(Publication, **HIDDEN["draft"]), jpeg, pdf)
    client.force_login(staff())

    assert client.get(address).status_code == 404


def test_photo_vanishes_when_consent_is_withdrawn(client, make, jpeg):
    photo = Photo.objects.create(entry=make(Post), image=jpeg())
    address = f"/media/{photo.image.name}"
    assert client.get(address).status_code == 200

    photo.consent = Photo.Consent.WITHDRAWN
    photo.save()

    assert client.get(address).status_code == 404


def test_picture_taken_out_of_the_text_vanishes(client, make, jpeg):
    entry = make(Post)
    address = inline_image(entry, jpeg, None)
    assert client.get(address).status_code == 200

    entry.body = "<p>No picture any more</p>"
    entry.save()

    assert client.get(address).status_code == 404


def test_image_shared_with_a_visible_entry_is_sent(client, make, jpeg):
    hidden = make(Post, slug="a", cover=jpeg(), **HIDDEN["draft"])
    address = f"/media/{hidden.cover.name}"
    assert client.get(address).status_code == 404

    visible = make(Post, slug="b", cover=jpeg())

    assert visible.cover.name == hidden.cover.name
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("file", FILES)
def test_visitor_gets_a_file_with_few_queries(
    client, make, jpeg, pdf, django_assert_max_num_queries, file
):
    address = file(make(Publication), jpeg, pdf)
    client.get(address)

    with django_assert_max_num_queries(2):
        client.get(address)


@pytest.mark.parametrize(
    "name",
    [
        "../db.sqlite3",
        "images/../../db.sqlite3",
        "images/2026/..%2F..%2Fdb.sqlite3",
        "%2Fetc%2Fpasswd",
        "images/2026/%00.jpg",
        "images/2026/unknown.jpg",
        "images/2026/",
        "renditions/images/2026/unknown.jpg/640.webp",
    ],
)
def test_other_names_are_not_found(client, db, admin_user, name):
    client.force_login(admin_user)

    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.parametrize("size", ["641.webp", "640.png", "640.gif", "0640.webp", "x"])
def test_only_the_fixed_renditions_exist(client, make, jpeg, size):
    name = make(Post, cover=jpeg(800, 600)).cover.name

    assert client.get(f"/media/renditions/{name}/640.webp").status_code == 200
    assert client.get(f"/media/renditions/{name}/{size}").status_code == 404


def test_image_is_not_sent_twice(client, make, jpeg):
    address = f"/media/{make(Post, cover=jpeg()).cover.name}"
    first = client.get(address)

    by_tag = client.get(address, headers={"If-None-Match": first["ETag"]})
    by_date = client.get(address, headers={"If-Modified-Since": first["Last-Modified"]})

    assert (by_tag.status_code, by_date.status_code) == (304, 304)
    assert first["Content-Type"] == "image/jpeg"


def test_web_server_sends_the_file_when_it_can(client, make, jpeg, settings):
    settings.MEDIA_ACCEL_PREFIX = "/internal/"
    name = make(Post, cover=jpeg()).cover.name

    response = client.get(f"/media/{name}")

    assert response["X-Accel-Redirect"] == f"/internal/{name}"
    assert response.content == b""
    assert response["Content-Type"] == "image/jpeg"


def test_document_says_what_it_is_and_how_to_save_it(client, make, pdf):
    document = Document.objects.create(entry=make(Post), file=pdf(name="Report 1.pdf"))

    response = client.get(document.get_absolute_url())

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="report-1-en.pdf"'
    assert content_of(response).startswith(b"%PDF-")


def test_document_under_a_wrong_name_redirects_to_the_right_one(client, make, pdf):
    document = Document.objects.create(entry=make(Post), file=pdf())

    response = client.get(f"/files/{document.key}/old.pdf")

    assert response.status_code == 301
    assert response["Location"] == document.get_absolute_url()


def test_wrong_name_of_a_hidden_document_tells_nothing(client, make, pdf):
    entry = make(Post, **HIDDEN["draft"])
    document = Document.objects.create(entry=entry, file=pdf())

    assert client.get(f"/files/{document.key}/old.pdf").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-4", 206, slice(0, 5)),
        ("bytes=10-", 206, slice(10, None)),
        ("bytes=-7", 206, slice(-7, None)),
        ("bytes=0-99999999", 206, slice(0, None)),
        ("bytes=99999999-", 416, slice(0, 0)),
        ("bytes=9-1", 416, slice(0, 0)),
        ("lines=1-2", 200, slice(0, None)),
        ("bytes=-", 200, slice(0, None)),
    ],
)
def test_part_of_a_document_is_sent(client, make, pdf, asked, status, part):
    upload = pdf()
    document = Document.objects.create(entry=make(Post), file=upload)
    upload.seek(0)

    response = client.get(document.get_absolute_url(), headers={"Range": asked})

    assert response.status_code == status
    assert content_of(response) == upload.read()[part]


def test_entry_has_its_file_until_the_file_is_lost(client, make, jpeg):
    name = make(Post, cover=jpeg()).cover.name
    Post.cover.field.storage.delete(name)

    assert Entry.objects.filter(cover=name).exists()
    assert client.get(f"/media/{name}").status_code == 404
    assert client.get(f"/media/renditions/{name}/320.webp").status_code == 404
