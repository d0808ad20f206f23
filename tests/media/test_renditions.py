"""Smaller copies are made once; pages name them without opening a file."""

import io
import re
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image

from mmn.desk import background
from mmn.media import renditions, views
from mmn.media.addresses import parse_rendition, renditions_of, widths_for
from mmn.media.models import Photo
from mmn.media.renditions import make_missing, make_renditions
from mmn.media.templatetags.pictures import picture
from news.models import Post


@pytest.fixture
def made(monkeypatch):
    """The renditions written, as they are written."""
    written, write = [], renditions.write

    def note(image, name, extension):
        written.append(name)
        write(image, name, extension)

    monkeypatch.setattr(renditions, "write", note)
    return written


def size_of(name):
    with Image.open(default_storage.path(name)) as image:
        return image.size


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (100, [320]),
        (320, [320]),
        (321, [320, 640]),
        (1000, [320, 640, 960, 1600]),
        (1600, [320, 640, 960, 1600]),
        (6000, [320, 640, 960, 1600]),
    ],
)
def test_widths_end_with_the_first_that_holds_the_image(width, widths):
    assert widths_for(width) == widths


def test_no_upload_waits_for_renditions_and_the_job_makes_them(
    make, jpeg, made, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        photo = Photo.objects.create(entry=make(Post), image=jpeg(1000, 700))
    assert made == []

    assert make_missing(pictures=1) == 1

    assert sorted(made) == sorted(
        rendition.name for rendition in renditions_of(photo.image.name, 1000)
    )
    sizes = {size_of(name) for name in made if "webp" in name}
    assert sizes == {(320, 224), (640, 448), (960, 672), (1000, 700)}
    assert make_missing(pictures=1) == 0


def test_same_picture_again_makes_nothing_new(make, jpeg, made):
    Photo.objects.create(entry=make(Post), image=jpeg())
    make_missing(pictures=9)
    made.clear()

    Photo.objects.create(entry=make(Post, slug="other"), image=jpeg())

    assert (make_missing(pictures=9), made) == (0, [])


def test_broken_picture_is_tried_once_and_others_follow(make, jpeg, made, caplog):
    broken = make(Post, cover=jpeg()).cover
    make(Post, slug="whole", cover=jpeg(90, 60))
    Path(broken.path).write_bytes(b"broken")

    assert [make_missing(pictures=1) for _ in range(3)] == [1, 1, 0]

    assert len(made) == 3
    assert broken.name in caplog.text


def test_background_job_makes_what_an_upload_left(make, jpeg, made):
    make(Post, cover=jpeg())

    background.JOBS["renditions"].work()

    assert len(made) == 6


def test_missing_rendition_is_made_once_not_per_request(client, make, jpeg, made):
    name = make(Post, cover=jpeg(700, 500)).cover.name
    address = f"/media/renditions/{name}/640.webp"

    responses = [client.get(address) for _ in range(3)]

    assert [response.status_code for response in responses] == [200] * 3
    assert len(made) == len(set(made)) == 4  # the wider ones are left to the job
    assert responses[0]["Content-Type"] == "image/webp"
    assert Image.open(io.BytesIO(responses[0].content)).size == (640, 457)


def test_slow_format_is_made_when_it_is_asked_for_and_by_the_job(
    client, make, jpeg, made
):
    name = make(Post, cover=jpeg(300, 200)).cover.name
    address = f"/media/renditions/{name}/320"

    client.get(f"{address}.jpg")
    assert {name.rpartition(".")[2] for name in made} == {"webp", "jpg"}
    response = client.get(f"{address}.avif")

    assert response["Content-Type"] == "image/avif"
    assert Image.open(io.BytesIO(response.content)).format == "AVIF"
    assert len(made) == 3


def test_who_saves_data_gets_the_smallest_copy_unless_all_of_it_is_asked_for(
    client, make, jpeg
):
    address = f"/media/renditions/{make(Post, cover=jpeg(700, 500)).cover.name}/640.jpg"
    saving = {"Save-Data": "on"}

    def answer(address, **headers):
        response = client.get(address, headers=headers)
        image = Image.open(io.BytesIO(response.content))
        return image.width, response.get("Vary", "")

    assert answer(address, **saving) == (320, "Save-Data")
    assert answer(address) == (640, "Save-Data")
    assert answer(f"{address}?full", **saving) == (640, "")


def test_who_saves_data_is_not_told_by_an_etag_of_the_large_copy(client, make, jpeg):
    address = f"/media/renditions/{make(Post, cover=jpeg(700, 500)).cover.name}/640.jpg"
    etag = client.get(address)["ETag"]
    asked = {"Save-Data": "on", "If-None-Match": etag}

    assert client.get(address, headers=asked).status_code == 200


def test_picture_waits_for_readers_who_asked_their_device_to_save_data(make, jpeg):
    html = picture(make(Post, cover=jpeg()).cover)

    first = html.partition("<source ")[2].partition(">")[0]
    assert first.startswith('media="(prefers-reduced-data: reduce)" srcset="data:')
    assert "svg%20xmlns" in first


def test_rendition_of_an_unknown_image_makes_nothing(client, db, monkeypatch):
    monkeypatch.setattr(views, "make_on_request", None)

    address = "/media/renditions/images/2026/none-0.jpg/640.webp"

    assert client.get(address).status_code == 404


def test_alpha_survives_in_both_formats(make):
    stream = io.BytesIO()
    Image.new("RGBA", (400, 300), (20, 90, 100, 0)).save(stream, "PNG")
    name = make(Post, cover=ContentFile(stream.getvalue(), "a.png")).cover.name

    make_renditions(name)

    for extension in ("webp", "png"):
        path = default_storage.path(f"renditions/{name}/320.{extension}")
        with Image.open(path) as image:
            assert image.getpixel((5, 5))[3] == 0


def test_tall_and_thin_pictures_have_renditions(make, jpeg):
    name = make(Post, cover=jpeg(3000, 2)).cover.name

    assert make_renditions(name) == 12
    assert size_of(f"renditions/{name}/320.jpg") == (320, 1)


def test_nothing_half_written_stays(make, jpeg, monkeypatch):
    name = make(Post, cover=jpeg()).cover.name
    monkeypatch.setitem(renditions.SAVE, "webp", {"format": "none"})

    with pytest.raises(KeyError):
        make_renditions(name)

    folder = Path(default_storage.path(f"renditions/{name}"))
    assert {path.suffix for path in folder.iterdir()} <= {".jpg", ".avif"}


def test_command_makes_what_is_missing(make, jpeg, made, capsys):
    photo = Photo.objects.create(entry=make(Post, cover=jpeg()), image=jpeg(90, 60))

    call_command("render_images")
    first, again = len(made), None
    call_command("render_images")
    again = len(made)
    call_command("render_images", force=True)

    assert any(photo.image.name in name for name in made)
    assert (first, again, len(made)) == (9, 9, 18)
    assert "2 of 2 images, 9 made" in capsys.readouterr().out


def test_command_goes_on_after_a_broken_file(make, jpeg, made, capsys):
    broken = make(Post, cover=jpeg()).cover
    make(Post, slug="whole", cover=jpeg(90, 60))
    Path(broken.path).write_bytes(b"broken")

    call_command("render_images")

    assert broken.name in capsys.readouterr().err
    assert len(made) == 3


def test_command_without_images_says_so(db, capsys):
    call_command("render_images")

    assert capsys.readouterr().out == "No images.\n"


@pytest.mark.parametrize(
    "name",
    [
        "renditions/images/2026/a.jpg/640.gif",
        "renditions/images/2026/a.jpg/641.webp",
        "renditions/images/2026/a.jpg/640.png",
        "renditions/images/2026/../a.jpg/640.webp",
        "renditions/documents/2026/a.pdf/640.webp",
        "renditions/images/2026/a.jpg/٣٢٠.webp",
        "images/2026/a.jpg",
    ],
)
def test_other_names_are_no_renditions(name):
    assert parse_rendition(name) is None


def test_picture_names_every_size_without_query_or_file(
    make, jpeg, django_assert_num_queries
):
    post = make(Post, cover=jpeg(1000, 700))
    default_storage.delete(post.cover.name)
    base = f"/media/renditions/{post.cover.name}"

    with django_assert_num_queries(0):
        html = picture(post.cover, alt='A "boat"', sizes="50vw", css="lead")

    types = re.findall('<source type="image/([a-z]+)" srcset', html)
    assert types == ["avif", "webp"]
    assert f"{base}/320.avif 320w, {base}/640.avif 640w" in html
    assert f"{base}/320.webp 320w, {base}/640.webp 640w" in html
    assert f"{base}/1600.jpg 1000w" in html
    assert f'<img src="{base}/960.jpg"' in html
    assert 'width="1000" height="700" alt="A &quot;boat&quot;" loading="lazy"' in html
    assert 'class="lead" decoding="async"></picture>' in html
    assert "fetchpriority" not in html


def test_first_picture_of_a_page_can_be_hurried(make, jpeg):
    post = make(Post, cover=jpeg())

    html = picture(post.cover, loading="", fetchpriority="high")

    assert 'alt="" fetchpriority="high"' in html
    assert "loading" not in html
    assert "class" not in html


def test_no_picture_without_an_image(make):
    assert picture(make(Post).cover) == ""
    assert picture(None) == ""


def test_picture_of_unknown_size_is_a_plain_image(make):
    html = picture(make(Post, cover="images/2026/lost.jpg").cover, alt="Boat")

    assert html == (
        '<img src="/media/images/2026/lost.jpg" alt="Boat" loading="lazy" '
        'decoding="async">'
    )
