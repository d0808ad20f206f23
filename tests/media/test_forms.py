"""Forms say what is wrong beside the field and keep the rest; Django's widgets work."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import modelform_factory

from mmn.media.models import Document, Photo
from news.models import Post

from .hostile import REFUSED_IMAGES, REFUSED_PDFS, picture

PhotoForm = modelform_factory(Photo, fields=["image", "caption", "credit", "position"])
DocumentForm = modelform_factory(
    Document, fields=["title", "language", "file", "position", "download_name"]
)
CoverForm = modelform_factory(Post, fields=["cover"])
PHOTO = {"caption": "Launch in Phnom Penh", "credit": "MMN", "position": "3"}


def sent(name, content):
    return SimpleUploadedFile(name, content)


def test_refused_photo_keeps_the_rest_of_the_form(make):
    name, content, sentence = REFUSED_IMAGES["php"]

    form = PhotoForm(PHOTO, {"image": sent(name, content)})

    assert list(form.errors) == ["image"]
    assert sentence in form.errors["image"][0]
    assert 'value="Launch in Phnom Penh"' in form.as_p()


def test_refused_pdf_keeps_the_rest_of_the_form(make):
    name, content, sentence = REFUSED_PDFS["locked"]
    data = {"title": "Our report", "language": "km", "position": "0"}

    form = DocumentForm(data, {"file": sent(name, content)})

    assert list(form.errors) == ["file"]
    assert sentence in form.errors["file"][0]
    assert 'value="Our report"' in form.as_p()


def test_name_of_a_refused_file_is_escaped(db):
    form = PhotoForm(PHOTO, {"image": sent("a&b'x.jpg", b"x")})

    assert "a&amp;b&#x27;x.jpg" in form.as_p()


def test_photo_is_stored_from_a_form(make):
    form = PhotoForm(PHOTO, {"image": sent("a.jpg", picture())})

    assert form.is_valid(), form.errors
    form.instance.entry = make(Post)
    photo = form.save()

    assert (photo.width, photo.height) == (60, 40)
    assert photo.image.name.startswith("images/")


def test_file_is_cleaned_once(make, monkeypatch):
    from mmn.media import fields

    times = []
    clean = fields.ImageFormField.intake
    monkeypatch.setattr(
        fields.ImageFormField,
        "intake",
        staticmethod(lambda upload: times.append(1) or clean(upload)),
    )

    form = PhotoForm(PHOTO, {"image": sent("a.jpg", picture())})
    form.instance.entry = make(Post)
    form.save()

    assert times == [1]


def test_name_may_be_longer_than_the_column(make):
    form = PhotoForm(PHOTO, {"image": sent("ပုံ" * 80 + ".jpg", picture())})
    form.instance.entry = make(Post)

    assert len(form.save().image.name) < 200


@pytest.mark.parametrize(("data", "kept"), [({}, True), ({"cover-clear": "on"}, False)])
def test_cover_stays_unless_it_is_taken_away(make, jpeg, data, kept):
    post = make(Post, cover=jpeg())

    form = CoverForm(data, instance=post)
    assert form.is_valid(), form.errors
    form.save()

    post.refresh_from_db()
    assert bool(post.cover) is kept
    assert bool(post.cover_width) is kept


def test_document_without_title_gets_one_from_its_file(make, pdf):
    data = {"language": "en", "position": "0"}

    form = DocumentForm(data, {"file": sent("Annual_Report.pdf", pdf().read())})
    form.instance.entry = make(Post)
    form.save()

    document = Document.objects.get()
    assert document.title == "Annual Report"
    assert document.download_name == "annual_report.pdf"
    assert document.pages == 1


def test_file_input_offers_what_is_taken():
    assert 'accept="image/jpeg,image/png' in str(PhotoForm()["image"])
    assert 'accept="application/pdf"' in str(DocumentForm()["file"])
