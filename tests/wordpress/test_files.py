"""Pictures and PDFs: where they go, what is refused, what links become."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from mmn.content.models import Entry
from mmn.media.models import InlineImage, Photo, StoredFile
from mmn.portal.models import OldAddress

from .wxr import attachment, page, post

A = "2019/05/DSC_0112.jpg"
IMG = (
    '<img class="wp-image-{}" alt="{}" '
    'src="http://old.example/wp-content/uploads/2019/05/DSC_0112-300x200.jpg" />'
)
REPORT = "2019/05/Rice-Report_Final_Web.pdf"


def entry(number=100):
    return Entry.objects.get(legacy_id=number).specific


def link(path, words="here"):
    return f'<a href="https://www.old.example/wp-content/uploads/{path}">{words}</a>'


def test_captioned_picture_becomes_a_photo_from_the_full_file(bring_in, uploads, jpeg):
    uploads.add(A, jpeg(900, 600))
    uploads.add("2019/05/DSC_0112-300x200.jpg", jpeg(300, 200))
    caption = f'[caption id="attachment_5"]{IMG.format(5, "")} At noon[/caption]'

    report = bring_in(post(content=f"Text.\n\n{caption}"), attachment(5, A))

    photo = entry().photos.get()
    assert (photo.caption, photo.alt, photo.width) == ("At noon", "", 900)
    assert entry().body == "<p>Text.</p>"
    assert report.entries[0].pictures == 1


def test_gallery_takes_captions_from_the_records_and_keeps_its_order(
    bring_in, uploads, jpeg
):
    uploads.add(A, jpeg())
    uploads.add("2019/05/b.jpg", jpeg(colour=(1, 2, 3)))

    bring_in(
        post(content='[gallery ids="6,5"]'),
        attachment(5, A, excerpt="First taken"),
        attachment(6, "2019/05/b.jpg"),
    )

    assert [p.caption for p in entry().photos.all()] == ["", "First taken"]


def test_caption_that_is_too_long_is_told_in_the_report(bring_in, uploads, jpeg):
    uploads.add(A, jpeg())
    words = "rice " * 120

    report = bring_in(
        post(content='[gallery ids="5"]'), attachment(5, A, excerpt=words)
    )

    assert len(entry().photos.get().caption) == 500
    assert words.strip() in report.entries[0].notes[0]


def test_gallery_without_numbers_shows_what_belongs_to_the_post(
    bring_in, uploads, jpeg
):
    uploads.add(A, jpeg())
    uploads.add("2019/05/b.jpg", jpeg(colour=(1, 2, 3)))

    bring_in(
        post(content="[gallery]"),
        attachment(5, A),
        attachment(6, "2019/05/b.jpg", parent=7),
    )

    assert entry().photos.count() == 1


@pytest.mark.parametrize(
    ("alt", "kept"),
    [
        ("DSC 0112", ""),
        ("DSC_0112", ""),
        ("Women planting rice", "Women planting rice"),
    ],
)
def test_a_file_name_is_no_description(bring_in, uploads, jpeg, alt, kept):
    uploads.add(A, jpeg())

    bring_in(
        post(content=IMG.format(5, "")),
        attachment(5, A, meta={"_wp_attachment_image_alt": alt}),
    )

    assert entry().photos.get().alt == kept


def test_featured_picture_becomes_the_cover(bring_in, uploads, jpeg):
    uploads.add(A, jpeg(640, 480))

    bring_in(
        post(content=f"Text.\n\n{IMG.format(5, '')}", meta={"_thumbnail_id": "5"}),
        attachment(5, A),
    )

    assert (entry().cover_width, entry().photos.count()) == (640, 0)


def test_picture_in_a_sentence_stays_in_the_text(bring_in, uploads, jpeg):
    uploads.add(A, jpeg())

    bring_in(post(content=f"The sign {IMG.format(5, 'Blue sign')} is ours."))

    image = InlineImage.objects.get()
    assert f'src="/media/{image.image.name}"' in entry().body
    assert 'alt="Blue sign"' in entry().body
    assert list(image.entries.all()) == [Entry.objects.get()]


def test_position_and_camera_are_not_published(bring_in, uploads):
    exif = Image.Exif()
    exif[0x0110] = "Spy camera"
    exif.get_ifd(0x8825)[1] = "N"
    stream = io.BytesIO()
    Image.new("RGB", (40, 30)).save(stream, "JPEG", exif=exif)
    uploads.add(A, ContentFile(stream.getvalue()))

    bring_in(post(content=IMG.format(5, "")), attachment(5, A))

    with Photo.objects.get().image.open() as stored, Image.open(stored) as image:
        assert not dict(image.getexif())


def test_scaled_upload_is_found_from_its_smaller_sizes(bring_in, uploads, jpeg):
    uploads.add("2019/05/DSC_0112-scaled.jpg", jpeg(1200, 800))

    bring_in(
        post(content=IMG.format("", "")), attachment(5, "2019/05/DSC_0112-scaled.jpg")
    )

    assert entry().photos.get().width == 1200


def test_pictures_of_others_and_lost_ones_are_noted(bring_in):
    report = bring_in(
        post(content=f'<img src="https://far.example/a.jpg">\n\n{IMG.format(5, "")}'),
        attachment(5, A),
    )

    first, second = report.entries[0].notes
    assert first == "https://far.example/a.jpg is on another site: not shown."
    assert second.endswith("has no file: not shown.")
    assert "<img" not in entry().body


def test_path_out_of_the_folder_is_no_file(bring_in, uploads, tmp_path, pdf):
    (tmp_path / "secret.pdf").write_bytes(pdf().read())

    bring_in(post(content=link("../secret.pdf")))

    assert not StoredFile.objects.exists()


def test_picture_that_is_none_is_refused_and_the_post_taken(bring_in, uploads):
    uploads.add(A, ContentFile(b"<?php echo 1;"))

    report = bring_in(post(content=f"Text.\n\n{IMG.format(5, '')}"), attachment(5, A))

    assert (entry().body, entry().photos.count()) == ("<p>Text.</p>", 0)
    assert f"{A} was not taken" in report.entries[0].notes[0]


@pytest.mark.parametrize(
    ("words", "title"),
    [("here", "Rice Report"), ("Click here", "Rice Report"), ("The rice study", None)],
)
def test_linked_pdf_becomes_a_document_with_a_title(
    bring_in, uploads, pdf, words, title
):
    uploads.add(REPORT, pdf(pages=2))

    bring_in(
        post(content=f"Read it {link(REPORT, words)}."),
        attachment(6, REPORT, title="Rice-Report_Final_Web"),
    )

    document = entry().documents.get()
    assert (document.title, document.pages) == (title or words, 2)
    assert entry().body == (
        f'<p>Read it <a href="{document.get_absolute_url()}">{words}</a>.</p>'
    )


@pytest.mark.parametrize(
    ("path", "words", "code"),
    [
        ("a/Rice_Khmer.pdf", "here", "km"),
        ("a/Rice.pdf", "Burmese", "my"),
        ("a/Rice.pdf", "here", "en"),
    ],
)
def test_language_of_a_document_is_guessed(bring_in, uploads, pdf, path, words, code):
    uploads.add(path, pdf())

    bring_in(post(content=link(path, words)))

    assert entry().documents.get().language == code


def test_policy_briefs_fill_their_grid(bring_in, uploads, pdf):
    paths = [f"a/Policy-Brief_{cell}.pdf" for cell in ("Thailand_Thai", "Laos_Lao")]
    for number, path in enumerate(paths):
        uploads.add(path, pdf(note=str(number)))

    bring_in(
        post(title="Policy briefs: now available", content=" ".join(map(link, paths)))
    )

    briefs = entry().policy_briefs.all()
    assert {(b.scope, b.language) for b in briefs} == {("TH", "th"), ("LA", "lo")}
    assert not entry().documents.exists()
    assert all(brief.get_absolute_url() in entry().body for brief in briefs)


def test_lost_document_leaves_its_words(bring_in):
    report = bring_in(post(content=f"See {link(REPORT, 'the study')}."))

    assert "See <span>the study</span>." in entry().body or (
        "See the study." in entry().body
    )
    assert "is lost" in report.entries[0].notes[0]


def test_document_that_is_none_is_refused(bring_in, uploads):
    uploads.add(REPORT, ContentFile(b"%PDF-1.4 broken"))

    report = bring_in(post(content=f"See {link(REPORT, 'the study')}."))

    assert not entry().documents.exists()
    assert "href" not in entry().body
    assert f"{REPORT} was not taken" in report.entries[0].notes[0]


def test_document_of_a_hidden_post_is_given_to_the_visible_one_too(
    bring_in, uploads, pdf, client
):
    uploads.add(REPORT, pdf())
    text = f"Read {link(REPORT)}"

    bring_in(post(1, content=text, status="private"), post(2, content=text))

    assert entry(2).documents.count() == 1
    moved = client.get(f"/wp-content/uploads/{REPORT}")
    assert client.get(moved.headers["Location"]).status_code == 200
    assert StoredFile.objects.count() == 1


def test_links_between_posts_are_rewritten_in_all_their_forms(bring_in):
    forms = [
        "http://www.old.example/?p=2",
        "https://old.example/?p=2",
        "/?p=2",
        "http://old.example/?page_id=3",
        "http://old.example/?cat=12",
        "http://old.example/",
        "http://old.example/?p=999",
        "http://old.example/labour/index.php?id=1",
        "https://far.example/?p=2",
    ]
    text = " ".join(f'<a href="{form}">x</a>' for form in forms)

    report = bring_in(
        post(1, content=text),
        post(2, "Target", post_name="target"),
        page(3, "About", post_name="about"),
    )

    hrefs = [part.partition('"')[0] for part in entry(1).body.split('href="')[1:]]
    assert hrefs == [
        *["/news/target/"] * 3,
        "/about/",
        "/category/activities/",
        "/",
        "/?p=999",
        "/labour/index.php",
        "https://far.example/?p=2",
    ]
    notes = next(log.notes for log in report.entries if log.number == 1)
    assert "A link leads to 999: not in the export." in notes


def test_what_nobody_uses_is_listed(bring_in, uploads, jpeg):
    uploads.add("2019/05/unused.jpg", jpeg())
    uploads.add("2019/05/no-record.jpg", jpeg(colour=(9, 9, 9)))

    report = bring_in(post(), attachment(8, "2019/05/unused.jpg", parent=0))

    assert report.left_out == [
        "8 2019/05/unused.jpg: no post uses it.",
        "2019/05/no-record.jpg: a file that no record names.",
    ]
    assert not OldAddress.objects.exists()
    assert report.no_target["/wp-content/uploads/2019/05/unused.jpg"]
