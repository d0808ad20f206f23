"""What is sent is refused with a sentence, or cleaned and stored once."""

import io
import threading
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import connection, transaction
from PIL import Image, ImageCms

from mmn.content.models import Entry
from mmn.media.fields import ImageFormField, PdfFormField
from mmn.media.images import clean_image
from mmn.media.models import Document, InlineImage, Photo, StoredFile
from mmn.media.pdfs import clean_pdf
from news.models import Post

from .hostile import REFUSED_IMAGES, REFUSED_PDFS, picture

GPS = {1: "N", 2: (18.0, 47.0, 25.0), 3: "E", 4: (98.0, 59.0, 10.0)}


def on_disk(settings):
    root = Path(settings.MEDIA_ROOT)
    return [path for path in root.rglob("*") if path.is_file()]


def opened(upload):
    return Image.open(io.BytesIO(upload.read()))


@pytest.mark.parametrize("case", REFUSED_IMAGES)
def test_what_is_no_picture_is_refused_with_a_sentence(case, settings, make):
    name, content, sentence = REFUSED_IMAGES[case]

    with pytest.raises(ValidationError, match=sentence) as past_a_form:
        Photo.objects.create(entry=make(Post), image=ContentFile(content, name))
    with pytest.raises(ValidationError, match=sentence):
        ImageFormField().clean(SimpleUploadedFile(name, content))

    assert name in past_a_form.value.messages[0]
    assert "choose that" in past_a_form.value.messages[0] or "Choose" in str(
        past_a_form.value
    )
    assert not Photo.objects.exists()
    assert on_disk(settings) == []


@pytest.mark.parametrize("case", REFUSED_PDFS)
def test_what_is_no_pdf_is_refused_with_a_sentence(case, settings, make):
    name, content, sentence = REFUSED_PDFS[case]

    with pytest.raises(ValidationError, match=sentence) as past_a_form:
        Document.objects.create(entry=make(Post), file=ContentFile(content, name))
    with pytest.raises(ValidationError, match=sentence):
        PdfFormField().clean(SimpleUploadedFile(name, content))

    assert name in past_a_form.value.messages[0]
    assert not Document.objects.exists()
    assert on_disk(settings) == []


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        (ImageFormField, "has 200 MB; a picture may have up to 25 MB"),
        (PdfFormField, "has 200 MB; a PDF may have up to 50 MB"),
    ],
)
def test_200_megabytes_are_refused_unread(field, sentence, settings):
    upload = TemporaryUploadedFile("film.jpg", "image/jpeg", 200 * 1024 * 1024, None)
    upload.file.truncate(200 * 1024 * 1024)
    upload.file.read = None  # reading would fail

    with pytest.raises(ValidationError, match=sentence):
        field().clean(upload)

    upload.close()
    assert on_disk(settings) == []


def test_a_file_at_the_limit_is_taken(settings):
    settings.MEDIA_MAX_IMAGE_MB = 1
    content = picture()
    padded = content + b"\0" * (1024 * 1024 - len(content))

    assert clean_image(ContentFile(padded, "a.jpg")).extension == "jpg"
    with pytest.raises(ValidationError, match="has 2 MB"):
        clean_image(ContentFile(padded + b"\0", "a.jpg"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("<img src=x onerror=alert(1)>.png", "“_img src=x onerror=alert(1)_.png”"),
        ("a\r\nSet-Cookie: b\x0b.png", "“aSet-Cookie: b.png”"),
        ("a\u202egnp.exe", "“agnp.exe”"),
        ("ရုပ်ပုံ & “ទស្សនា”.png", "“ရုပ်ပုံ & “ទស្សនា”.png”"),
    ],
)
def test_name_in_the_sentence_is_words_only(name, said):
    upload = ContentFile(b"x")
    upload.name = name

    for clean in (clean_image, clean_pdf):
        with pytest.raises(ValidationError) as refused:
            clean(upload)
        assert said in refused.value.messages[0]


def test_long_name_is_shortened_in_the_sentence():
    with pytest.raises(ValidationError) as refused:
        clean_image(ContentFile(b"x", "ရွှေ့ပြောင်း" * 30 + ".jpg"))

    assert len(refused.value.messages[0]) < 250


def test_script_behind_a_picture_is_not_stored(make, settings):
    sent = picture() + b"<script>alert(1)</script><?php evil(); ?>"

    photo = Photo.objects.create(
        entry=make(Post), image=ContentFile(sent, "poly.php.html")
    )

    stored = Path(photo.image.path).read_bytes()
    assert b"script" not in stored
    assert b"php" not in stored
    assert photo.image.name.endswith(".jpg")
    assert [path.suffix for path in on_disk(settings)] == [".jpg"]


def photo_with_secrets():
    """A photo as a telephone writes it: turned, with position, comment and maker."""
    image = Image.new("RGB", (60, 40), (20, 90, 100))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825).update(GPS)
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif, comment=b"SecretComment", xmp=b"SecretXMP")
    return stream.getvalue()


def test_position_and_comments_are_not_in_the_stored_bytes(make):
    sent = photo_with_secrets()
    assert Image.open(io.BytesIO(sent)).getexif().get_ifd(0x8825)

    photo = Photo.objects.create(entry=make(Post), image=ContentFile(sent, "a.jpg"))

    stored = Path(photo.image.path).read_bytes()
    for word in (b"Exif", b"Secret", b"SecretComment", b"SecretXMP", b"ICC_PROFILE"):
        assert word not in stored
    assert not Image.open(io.BytesIO(stored)).getexif()


def test_png_texts_are_not_in_the_stored_bytes():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "SecretName")
    info.add_itxt("XML:com.adobe.xmp", "SecretXMP")
    sent = picture("PNG", pnginfo=info)
    assert b"SecretName" in sent

    assert b"Secret" not in clean_image(ContentFile(sent, "a.png")).read()


def test_photo_stands_upright_with_the_right_size(make):
    photo = Photo.objects.create(
        entry=make(Post), image=ContentFile(photo_with_secrets(), "a.jpg")
    )

    assert (photo.width, photo.height) == (40, 60)
    photo.refresh_from_db()
    assert (photo.width, photo.height) == (40, 60)


@pytest.mark.parametrize(
    ("kind", "mode", "extension", "stored"),
    [
        ("JPEG", "RGB", "jpg", ("JPEG", "RGB")),
        ("JPEG", "L", "jpg", ("JPEG", "RGB")),
        ("JPEG", "CMYK", "jpg", ("JPEG", "RGB")),
        ("WEBP", "RGB", "jpg", ("JPEG", "RGB")),
        ("AVIF", "RGB", "jpg", ("JPEG", "RGB")),
        ("PNG", "RGB", "png", ("PNG", "RGB")),
        ("PNG", "RGBA", "png", ("PNG", "RGBA")),
        ("PNG", "LA", "png", ("PNG", "RGBA")),
        ("WEBP", "RGBA", "png", ("PNG", "RGBA")),
        ("GIF", "L", "png", ("PNG", "RGB")),
    ],
)
def test_formats_become_two(kind, mode, extension, stored):
    colour = (20, 90, 100, 128)[: len(mode)] if len(mode) != 2 else (20, 128)
    stream = io.BytesIO()
    Image.new(mode, (60, 40), colour if len(mode) > 1 else 20).save(stream, kind)

    clean = clean_image(ContentFile(stream.getvalue(), f"a.{kind}"))

    image = opened(clean)
    assert clean.extension == extension
    assert (image.format, image.mode, image.size) == (*stored, (60, 40))


def test_sixteen_bit_grey_keeps_its_shades():
    stream = io.BytesIO()
    Image.new("I;16", (10, 10), 32768).save(stream, "PNG")

    clean = clean_image(ContentFile(stream.getvalue(), "a.png"))

    assert opened(clean).getpixel((5, 5)) == (128, 128, 128)


def test_alpha_that_hides_nothing_goes():
    clean = clean_image(
        ContentFile(picture("WEBP", mode="RGB", lossless=True), "a.webp")
    )

    assert opened(clean).mode == "RGB"


def test_other_colour_spaces_become_srgb_and_a_broken_one_is_ignored():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for icc in (profile, b"not a profile"):
        sent = picture("JPEG", icc_profile=icc)

        stored = clean_image(ContentFile(sent, "a.jpg")).read()

        assert b"ICC_PROFILE" not in stored
        red, green, blue = Image.open(io.BytesIO(stored)).getpixel((5, 5))
        assert abs(red - 20) + abs(green - 90) + abs(blue - 100) < 15


def test_of_an_animation_the_first_frame_is_kept():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    stream = io.BytesIO()
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])

    image = opened(clean_image(ContentFile(stream.getvalue(), "a.gif")))

    assert getattr(image, "n_frames", 1) == 1
    assert image.convert("RGB").getpixel((5, 5)) == (255, 0, 0)


def test_stored_name_is_readable_and_cannot_be_guessed(make, jpeg):
    names = [
        Photo.objects.create(
            entry=make(Post, slug=f"p{i}"),
            image=jpeg(name="แรงงานข้ามชาติ 2019.JPEG", colour=(i * 99, 0, 0)),
        ).image.name
        for i in range(2)
    ]

    folder, _slash, name = names[0].rpartition("/")
    stem, _dash, token = name.removesuffix(".jpg").rpartition("-")
    assert folder.startswith("images/20")
    assert stem.endswith("2019")
    assert stem.isascii()
    assert len(token) == 12
    assert names[0] != names[1]


def test_the_same_bytes_are_stored_once(make, jpeg, pdf, settings):
    entry = make(Post, cover=jpeg(name="one.jpg"))
    photo = Photo.objects.create(entry=entry, image=jpeg(name="two.jpg"))
    other = make(Post, slug="other", cover=jpeg(name="three.jpg"))
    report = pdf()
    documents = [Document.objects.create(entry=entry, file=report) for _ in range(2)]

    assert photo.image.name == entry.cover.name == other.cover.name
    assert (photo.width, photo.height) == (400, 300)
    assert (other.cover_width, other.cover_height) == (400, 300)
    assert documents[0].file.name == documents[1].file.name
    assert documents[0].key != documents[1].key
    assert StoredFile.objects.count() == 2
    assert len(on_disk(settings)) == 2


def test_picture_replaced_by_a_smaller_one_has_its_size(make, jpeg):
    entry = make(Post, cover=jpeg(400, 300))

    entry.cover = jpeg(80, 60)
    entry.save()

    entry.refresh_from_db()
    assert (entry.cover_width, entry.cover_height) == (80, 60)


def test_stored_picture_can_be_used_by_name(make, jpeg):
    photo = Photo.objects.create(entry=make(Post), image=jpeg(80, 60))

    other = make(Post, slug="other", cover=photo.image.name)

    other.refresh_from_db()
    assert (other.cover_width, other.cover_height) == (80, 60)


def test_picture_taken_away_leaves_no_size(make, jpeg):
    entry = make(Post, cover=jpeg())

    entry.cover = ""
    entry.save()

    entry.refresh_from_db()
    assert (entry.cover_width, entry.cover_height) == (None, None)


def test_lost_file_comes_back_under_its_name(make, jpeg):
    entry = make(Post, cover=jpeg())
    path = Path(entry.cover.path)
    path.unlink()

    other = make(Post, slug="other", cover=jpeg())

    assert other.cover.name == entry.cover.name
    assert path.exists()


def test_nothing_stays_on_disk_when_saving_fails(make, jpeg, settings):
    post = make(Post)

    def save_and_fail():
        with transaction.atomic():
            Photo.objects.create(entry=post, image=jpeg())
            assert len(on_disk(settings)) == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()

    assert on_disk(settings) == []
    assert not StoredFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_file_stays_when_its_transaction_ends_well(jpeg, settings):
    with transaction.atomic():
        InlineImage.objects.create(image=jpeg(80, 60))

    image = InlineImage.objects.get().image
    assert Path(image.path) in on_disk(settings)


@pytest.mark.django_db(transaction=True)
def test_the_same_bytes_sent_at_once_are_stored_once(jpeg, settings):
    entries = [Post.objects.create(title=f"Post {i}") for i in range(4)]
    start = threading.Barrier(len(entries))
    failures = []

    def send(entry):
        try:
            start.wait()
            Photo.objects.create(entry=entry, image=jpeg())
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[entry]) for entry in entries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    originals = [path for path in on_disk(settings) if "renditions" not in path.parts]
    assert failures == []
    assert len({photo.image.name for photo in Photo.objects.all()}) == 1
    assert len(originals) == 1
    assert Entry.objects.count() == 4


def test_loading_rows_opens_no_file(make, jpeg, monkeypatch):
    Photo.objects.create(entry=make(Post, cover=jpeg()), image=jpeg())
    Photo.objects.update(width=None)
    storage = Photo._meta.get_field("image").storage
    monkeypatch.setattr(storage, "open", None, raising=False)

    assert Photo.objects.get().width is None
    assert Post.objects.get().cover
