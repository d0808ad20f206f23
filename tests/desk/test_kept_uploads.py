"""What was uploaded stays with its form: refused, sent again, or forged."""

from datetime import timedelta
from time import time

import pytest
from django.core import signing
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from mmn.desk.models.copies import KEPT
from mmn.media.kept import SALT
from mmn.media.models import Document, Photo, StoredFile
from news.models import Post
from publications.models import PolicyBrief, Publication
from tests.admin_post import address, filled
from tests.conftest import NEEDED

PHOTO, PDF = reverse("desk:upload-photo"), reverse("desk:upload-pdf")


def sent(file):
    file.seek(0)
    return SimpleUploadedFile(file.name, file.read())


def upload(client, file, url=PHOTO):
    return client.post(url, {"file": sent(file)})


def token_of(client, file, url=PHOTO):
    return upload(client, file, url).json()["token"]


def save_post(client, rows=None, **typed):
    url = address(Post, "add")
    typed = {"title": "Fishing crews", **typed}
    return client.post(url, filled(client.get(url), rows, **typed))


def kept_in(answer):
    """The tokens in a form that came back, by the name of their input."""
    forms = [answer.context["adminform"].form]
    for inline in answer.context["inline_admin_formsets"]:
        forms += inline.formset.forms
    return {
        f"{bound.html_name}-kept": bound.value().token
        for form in forms
        for bound in form
        if hasattr(bound.value(), "token")
    }


# --- A form that is refused


@pytest.mark.parametrize("model", NEEDED)
def test_refused_form_of_each_kind_keeps_its_uploads(admin_client, jpeg, pdf, model):
    url = address(model, "add")
    rows = {
        "photos": [{"image": sent(jpeg(name="deck.jpg")), "alt": "Crew"}],
        "documents": [{"file": sent(pdf(pages=2)), "title": "Report"}],
    }
    facts = {
        **{"starts_at_0": "2030-01-02", "starts_at_1": "09:00"},
        "deadline": "2030-01-02",
    }
    typed = {"cover": sent(jpeg(colour=(1, 2, 3), name="boat.jpg")), **facts}

    refused = admin_client.post(url, filled(admin_client.get(url), rows, **typed))

    for name in ("deck.jpg", "boat.jpg", "report.pdf"):
        assertContains(refused, f"“{name}” is kept")
    assert not model.objects.exists()
    tokens = kept_in(refused)
    assert sorted(tokens) == [
        *("cover-kept", "documents-0-file-kept", "photos-0-image-kept")
    ]

    saved = admin_client.post(url, filled_again(refused, title="Crews", **tokens))

    assert saved.status_code == 302, saved.context["errors"]
    entry = model.objects.get()
    assert entry.cover.name.startswith("images/")
    photo, document = entry.photos.get(), entry.documents.get()
    assert (photo.alt, photo.width, photo.height) == ("Crew", 400, 300)
    assert (document.pages, document.download_name) == (2, "report.pdf")
    assert document.size == default_storage.size(document.file.name)
    assert StoredFile.objects.count() == 3


def filled_again(refused, **typed):
    """The refused form as the browser would send it, its new rows included."""
    data = filled(refused, **typed)
    for inline in refused.context["inline_admin_formsets"]:
        for form in inline.formset.forms:
            for bound in form:
                value = bound.value()
                if isinstance(value, (str, int)) and not isinstance(value, bool):
                    data[bound.html_name] = value
        data[f"{inline.formset.prefix}-TOTAL_FORMS"] = len(inline.formset.forms)
    return data


def test_brief_of_a_refused_publication_is_kept(admin_client, pdf):
    url = address(Publication, "add")
    rows = {"policy_briefs": [{"file": sent(pdf()), "scope": "TH", "language": "km"}]}

    refused = admin_client.post(url, filled(admin_client.get(url), rows))
    tokens = kept_in(refused)
    data = filled_again(refused, title="Briefs", **tokens)
    answer = admin_client.post(url, data)

    assert answer.status_code == 302, answer.context["errors"]
    assert PolicyBrief.objects.get().pages == 1


def test_kept_file_is_not_used_when_the_editor_says_so(admin_client, jpeg):
    token = token_of(admin_client, jpeg())

    save_post(admin_client, **{"cover-kept": token, "cover-drop": "on"})

    assert not Post.objects.get().cover


def test_another_file_replaces_the_kept_one(admin_client, jpeg):
    token = token_of(admin_client, jpeg(name="old.jpg"))
    other = sent(jpeg(name="new.jpg", colour=(9, 9, 9)))

    save_post(admin_client, **{"cover-kept": token, "cover": other})

    assert "new-" in Post.objects.get().cover.name


def test_kept_file_survives_a_save_that_crashes(
    admin_client, jpeg, monkeypatch, transactional_db
):
    def crash(*args, **kwargs):
        raise OSError

    monkeypatch.setattr(Post, "save", crash)
    with pytest.raises(OSError):  # noqa: PT011
        save_post(admin_client, cover=sent(jpeg()))

    assert default_storage.exists(StoredFile.objects.get().name)


def test_file_of_a_kept_upload_is_cleaned_and_stored_once(
    admin_client, jpeg, monkeypatch
):
    from mmn.media.fields import ImageFormField

    times, clean = [], ImageFormField.intake
    monkeypatch.setattr(
        ImageFormField,
        "intake",
        staticmethod(lambda upload: times.append(1) or clean(upload)),
    )

    save_post(admin_client, {"photos": [{"image": sent(jpeg())}]})

    assert times == [1]
    assert Photo.objects.get().image.name == StoredFile.objects.get().name


# --- Tokens that are not in order


def forged(facts, **changes):
    return signing.dumps({**facts, **changes}, salt=SALT)


def test_token_of_somebody_else_attaches_nothing(client, staff, jpeg):
    owner, other = staff("Editor"), staff("Editor")
    client.force_login(owner)
    token = token_of(client, jpeg())
    picture = reverse("desk:kept-picture", args=[token])
    assert client.get(picture).status_code == 200
    client.force_login(other)

    answer = save_post(client, {"photos": [{"image-kept": token}]})

    assertContains(answer, "you did not upload it in this form. Choose it again.")
    assertNotContains(answer, token)
    assert not Post.objects.exists()
    assert client.get(picture).status_code == 404


@pytest.mark.parametrize("salt", ["mmn.other", None], ids=["other use", "broken"])
def test_forged_token_attaches_nothing(admin_client, admin_user, jpeg, salt):
    token_of(admin_client, jpeg())
    stored = StoredFile.objects.get()
    facts = {"file": stored.pk, "user": admin_user.pk, "name": "a.jpg", "pages": None}
    bad = signing.dumps(facts, salt=salt) if salt else signing.dumps(facts)[:-3] + "abc"

    answer = save_post(admin_client, **{"cover-kept": bad})

    assertContains(answer, "Choose it again.")
    assert not Post.objects.exists()


def token_made(ago, monkeypatch, *args):
    """A token as it was given so long ago."""
    then = time() - ago.total_seconds()
    with monkeypatch.context() as patched:
        patched.setattr("django.core.signing.time.time", lambda: then)
        return token_of(*args)


def test_expired_token_says_so(admin_client, jpeg, monkeypatch):
    token = token_made(KEPT + timedelta(hours=1), monkeypatch, admin_client, jpeg())

    answer = save_post(admin_client, **{"cover-kept": token})

    assertContains(answer, f"more than {KEPT.days} days ago. Choose it again.")
    assert not Post.objects.exists()


def test_uploads_are_kept_as_long_as_the_texts_they_belong_to(
    admin_client, jpeg, monkeypatch
):
    token = token_made(KEPT - timedelta(hours=1), monkeypatch, admin_client, jpeg())

    save_post(admin_client, **{"cover-kept": token})

    assert Post.objects.get().cover


def test_token_of_a_picture_is_no_document(admin_client, jpeg, pdf):
    picture, document = (
        token_of(admin_client, jpeg()),
        token_of(admin_client, pdf(), PDF),
    )

    save_post(admin_client, {"documents": [{"file-kept": picture, "title": "A"}]})
    assert not Document.objects.exists()
    save_post(admin_client, {"documents": [{"file-kept": document, "title": "A"}]})
    assert Document.objects.get().pages == 1


def test_kept_file_that_was_deleted_since_is_named(admin_client, jpeg):
    token = token_of(admin_client, jpeg(name="deck.jpg"))
    StoredFile.objects.all().delete()

    answer = save_post(admin_client, **{"cover-kept": token})

    assertContains(answer, "“deck.jpg” was kept here, but has been deleted since.")


# --- The addresses that take single files


def test_answer_says_what_the_form_shows(admin_client, jpeg, pdf):
    photo = upload(admin_client, jpeg(name="deck.jpg")).json()
    document = upload(admin_client, pdf(pages=3), PDF).json()

    assert (photo["width"], photo["height"]) == (400, 300)
    assert photo["original_name"] == "deck.jpg"
    assert (document["pages"], document["original_name"]) == (3, "report.pdf")
    thumbnail = admin_client.get(photo["thumbnail"])
    assert thumbnail.headers["Content-Type"] == "image/jpeg"
    assert "no-store" in thumbnail.headers["Cache-Control"]


def test_same_bytes_sent_twice_are_one_file(admin_client, jpeg):
    first, again = (
        upload(admin_client, jpeg(name=n)).json() for n in ("a.jpg", "b.jpg")
    )

    assert first["name"] == again["name"]
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize(
    ("url", "file", "status"),
    [
        (PHOTO, SimpleUploadedFile("crew.jpg", b"<?php"), 400),
        (PDF, SimpleUploadedFile("crew.pdf", b"<?php"), 400),
        (PHOTO, SimpleUploadedFile("crew.jpg", b"0" * 1100000), 413),
    ],
    ids=["no picture", "no pdf", "too large"],
)
def test_refused_file_is_answered_with_its_sentence(
    admin_client, settings, url, file, status
):
    settings.MEDIA_MAX_IMAGE_MB = 1

    answer = upload(admin_client, file, url)

    assert answer.status_code == status
    assert file.name in answer.json()["error"]
    assert not StoredFile.objects.exists()


def test_request_without_a_file_is_refused(admin_client):
    assert admin_client.post(PHOTO).status_code == 400
    assert admin_client.get(PHOTO).status_code == 405


@pytest.mark.parametrize("url", [PHOTO, PDF])
@pytest.mark.parametrize(
    ("group", "status"), [("Contributor", 200), ("Editor", 200), (None, 403)]
)
def test_only_writers_send_files(client, staff, jpeg, pdf, url, group, status):
    client.force_login(staff(group))
    file = jpeg() if url == PHOTO else pdf()

    assert upload(client, file, url).status_code == status
    assert StoredFile.objects.exists() is (status == 200)


def test_visitor_is_told_to_log_in(client, jpeg, db):
    answer = upload(client, jpeg())

    assert (answer.status_code, answer.json()["code"]) == (403, "logged_out")
    assert not StoredFile.objects.exists()


def test_upload_from_another_site_is_refused(staff, jpeg):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(staff("Editor"))

    assert upload(client, jpeg()).status_code == 403
    assert not StoredFile.objects.exists()


def test_form_of_somebody_who_may_not_write_stores_nothing(client, staff, jpeg):
    client.force_login(staff())

    answer = client.post(address(Post, "add"), {"cover": sent(jpeg())})

    assert answer.status_code == 403
    assert not StoredFile.objects.exists()
