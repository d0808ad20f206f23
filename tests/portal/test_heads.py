"""What the head of a page tells search engines and those who make cards of links."""

import io
import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from events.models import Event
from mmn.content.models import Page
from mmn.media.models import Photo
from news.models import Post
from tests.conftest import KINDS

pytestmark = pytest.mark.django_db


def facts(page):
    """The title and every named or linked fact of a head."""
    head = page.text.partition("</head>")[0]
    found = dict(
        re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', head)
    )
    found["title"] = re.search(r"<title>(.*?)</title>", head)[1]
    found |= dict(re.findall(r'<link rel="(canonical)" href="([^"]+)"', head))
    found["alternates"] = dict(
        re.findall(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', head)
    )
    return found


@pytest.fixture
def head(client):
    return lambda address: facts(client.get(address))


@pytest.fixture
def many(make, category):
    for number in range(14):
        make(Post, title=f"Text {number}", categories=[category], tags=["fishing"])


@pytest.mark.parametrize(
    "address", ["/news/", "/category/mmn-activities/", "/tag/fishing/"]
)
def test_pages_of_a_list_differ_in_title_and_description(head, many, address):
    first, second = head(address), head(f"{address}?page=2")

    for fact in ("title", "description", "og:title", "og:description"):
        assert second[fact].startswith(first[fact].partition(" · ")[0])
        assert "page 2" in second[fact]
        assert "page" not in first[fact]


def test_category_is_described_in_the_readers_language(head, category):
    category.description = "What the network does together."
    category.save()

    assert head("/category/mmn-activities/")["description"] == category.description
    assert "MMN Activities" in head("/th/category/mmn-activities/")["description"]


def test_each_page_of_a_list_is_its_own_original_in_each_language(head, many):
    page = head("/th/news/?page=2&utm_source=mail")

    assert page["canonical"] == "http://testserver/th/news/?page=2"
    assert page["og:url"] == page["canonical"]
    assert page["alternates"]["th"] == page["canonical"]
    assert page["alternates"]["x-default"] == "http://testserver/news/?page=2"
    assert page["robots"] == "max-image-preview:large"


def test_first_page_is_the_same_with_its_number_and_without(head, many):
    assert head("/news/?page=1")["canonical"] == "http://testserver/news/"


def test_filtered_list_is_followed_but_not_indexed(head, make):
    make(Post, format="statement")
    make(Post, format="news", slug="x")

    page = head("/news/?type=statement&colour=red")

    assert page["robots"] == "noindex, follow"
    assert page["canonical"] == "http://testserver/news/?type=statement"
    assert page["title"].startswith("News · Statement · ")
    assert page["alternates"] == {}


def test_search_is_followed_but_not_indexed(head):
    page = head("/search/?q=boats")

    assert page["robots"] == "noindex, follow"
    assert "canonical" not in page


@pytest.mark.parametrize("model", [*KINDS, Page])
def test_entry_says_all_that_a_card_needs(head, make, model):
    entry = make(model, summary="In short.", title="Boats & <b>nets</b>")

    page = head(entry.get_absolute_url())

    assert page["og:title"] == "Boats &amp; &lt;b&gt;nets&lt;/b&gt;"
    assert page["description"] == page["og:description"] == "In short."
    assert page["og:url"] == page["canonical"]
    assert page["og:locale"] == "en_GB"
    assert page["og:image"] == "http://testserver/static/img/card.png"
    assert (page["og:image:width"], page["og:image:height"]) == ("1200", "630")
    assert page["twitter:card"] == "summary_large_image"


def test_entry_without_any_text_is_described_by_its_title(head, make):
    assert head(make(Post).get_absolute_url())["description"] == "Migrants in fishing"


def test_card_of_a_translation_names_its_language_and_the_others(head, make):
    original = make(Post)
    thai = make(Post, language="th", translation_of=original, title="เรือ")

    page = head(thai.get_absolute_url())

    assert page["og:locale"] == "th_TH"
    assert page["og:locale:alternate"] == "en_GB"


def test_text_for_readers_of_other_languages_is_named_without_an_original(head, make):
    original = make(Post, status="draft", published_at=None)
    for language in ("km", "th"):
        make(Post, language=language, translation_of=original, title="x", slug="x")

    alternates = head("/th/news/x/")["alternates"]

    assert alternates["x-default"] == alternates["km"]


# --- The picture


def shown(client, address):
    response = client.get(address.removeprefix("http://testserver"))
    assert response["Content-Type"] == "image/jpeg"
    return Image.open(io.BytesIO(response.content))


def test_card_is_cut_from_the_cover(client, head, make, jpeg):
    entry = make(Post, cover=jpeg(1800, 1200), cover_alt="Two boats")

    page = head(entry.get_absolute_url())

    assert page["og:image:alt"] == "Two boats"
    assert shown(client, page["og:image"]).size == (1200, 630)


def test_tall_cover_is_shown_whole_on_a_dark_ground(client, head, make, jpeg):
    entry = make(Post, cover=jpeg(600, 900, colour=(200, 100, 50)))

    card = shown(client, head(entry.get_absolute_url())["og:image"])

    assert card.size == (1200, 630)
    assert sum(card.getpixel((5, 5))) < sum(card.getpixel((600, 315))) / 2


def test_transparent_picture_stands_on_white(client, head, make):
    stream = io.BytesIO()
    Image.new("RGBA", (400, 210), (0, 0, 0, 0)).save(stream, "PNG")
    entry = make(Post, cover=ContentFile(stream.getvalue(), "mark.png"))

    card = shown(client, head(entry.get_absolute_url())["og:image"])

    assert card.getpixel((600, 315)) == (255, 255, 255)


def test_first_photo_stands_for_a_missing_cover(client, head, make, jpeg):
    entry = make(Event)
    photo = Photo(entry=entry, image=jpeg(), alt="A hall")
    photo.save()

    page = head(entry.get_absolute_url())

    assert photo.image.name in page["og:image"]
    assert page["og:image:alt"] == "A hall"


def test_card_of_a_withheld_picture_is_not_found(client, head, make, jpeg):
    entry = make(Event)
    photo = Photo(entry=entry, image=jpeg())
    photo.save()
    address = head(entry.get_absolute_url())["og:image"]
    assert client.get(address).status_code == 200
    photo.consent = Photo.Consent.WITHDRAWN
    photo.save()

    assert client.get(address).status_code == 404
    assert head(entry.get_absolute_url())["og:image"].endswith("/static/img/card.png")


@pytest.mark.parametrize("name", ["images/2026/none.jpg", "documents/2026/a.pdf", "x"])
def test_card_of_what_is_no_picture_of_ours_is_not_found(client, name):
    assert client.get(f"/media/renditions/{name}/card.jpg").status_code == 404


def test_preview_is_not_indexed(admin_client, make):
    entry = make(Post, published_at=timedelta(hours=1))

    page = facts(admin_client.get(entry.get_absolute_url()))

    assert page["robots"] == "noindex"
