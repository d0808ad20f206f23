"""A picture whose consent was withdrawn or has ended is gone on the next request."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mmn.content.templatetags.richtext import richtext
from mmn.media.addresses import renditions_of
from mmn.media.models import ImageConsent, InlineImage, Photo
from news.models import Post
from publications.models import Publication

WITHHELD = {
    "withdrawn": {"consent": "withdrawn", "reason": "She asked us to."},
    "lapsed": {"consent": "obtained", "until": timedelta(days=-1)},
}
# Where each use shows the picture, for visitors.
LISTS = ["/", "/news/", "/category/mmn-activities/", "/tag/boats/"]
FEEDS = ["/feed/", "/feed/atom/", "/news/feed/", "/category/mmn-activities/feed/"]


def withhold(image, facts):
    facts = dict(facts)
    if "until" in facts:
        facts["until"] = timezone.localdate() + facts["until"]
    ImageConsent.objects.note(image, **facts)


@pytest.fixture
def story(make, category):
    """A post with the same title everywhere, and a way to make more of it."""

    def make_story(**fields):
        fields = {"title": "Crew", "categories": [category], "tags": ["boats"]} | fields
        return make(Post, **fields)

    return make_story


def photo(story, jpeg):
    taken = Photo.objects.create(
        entry=story(slug="a"), image=jpeg(name="raid.jpg"), alt="Raid at sea"
    )
    return taken.image.name, ["/news/a/", *LISTS]


def cover(story, jpeg):
    post = story(slug="a", cover=jpeg(name="raid.jpg"), cover_alt="Raid at sea")
    return post.cover.name, ["/news/a/", *LISTS]


def in_text(story, jpeg):
    picture = InlineImage.objects.create(image=jpeg(name="raid.jpg"))
    address = picture.image.url
    body = (
        f'<p>Before.</p><figure class="image"><img src="{address}" alt="Raid at sea">'
        f"<figcaption>Raid of 9 May</figcaption></figure>"
        f'<p><a href="{address}">After</a>.</p>'
    )
    story(slug="a", body=body)
    return picture.image.name, ["/news/a/", *FEEDS]


def of_a_translation(story, jpeg):
    """A translation without photos of its own borrows its original's."""
    name, _places = photo(story, jpeg)
    original = Post.objects.get(slug="a")
    story(slug="a", language="th", translation_of=original)
    return name, ["/th/news/a/", "/news/a/"]


def shared(story, jpeg):
    """A photo of one entry, the cover of another, and in the text of a third."""
    name, _places = photo(story, jpeg)
    story(slug="b", cover=name, cover_alt="Raid at sea")
    body = f'<p><img src="/media/{name}" alt="Raid at sea"></p>'
    InlineImage.objects.create(image=name, width=400, height=300)
    story(slug="c", body=body)
    return name, ["/news/a/", "/news/b/", "/news/c/", *LISTS, *FEEDS]


USES = [photo, cover, in_text, of_a_translation, shared]
uses = pytest.mark.parametrize("use", USES, ids=lambda use: use.__name__)
reasons = pytest.mark.parametrize("facts", WITHHELD.values(), ids=WITHHELD.keys())


@uses
@reasons
def test_picture_is_gone_from_every_page_on_the_next_request(
    client, story, jpeg, use, facts
):
    name, places = use(story, jpeg)
    for place in places:
        assert "raid" in client.get(place).text.lower(), f"not shown before: {place}"

    withhold(name, facts)

    others = {"/sitemap.xml", "/news/a/", "/search/?q=crew"}
    for place in {*places, *LISTS, *FEEDS, *others}:
        answer = client.get(place)
        assert answer.status_code == 200
        assert "raid" not in answer.text.lower(), place
        assert name not in answer.text


@uses
@reasons
def test_its_files_are_gone_on_the_next_request(client, story, jpeg, use, facts):
    name, _places = use(story, jpeg)
    addresses = [f"/media/{name}"]
    addresses += [f"/media/{one.name}" for one in renditions_of(name, 400)]
    copies = [client.get(address) for address in addresses]
    assert {copy.status_code for copy in copies} == {200}

    withhold(name, facts)

    for address, copy in zip(addresses, copies, strict=True):
        assert client.get(address).status_code == 404
        asked = client.get(address, headers={"if-none-match": copy["ETag"]})
        assert asked.status_code == 404


def test_the_rest_of_a_text_stays(client, story, jpeg):
    name, _places = in_text(story, jpeg)

    withhold(name, WITHHELD["withdrawn"])

    page = client.get("/news/a/").text
    assert "<p>Before.</p>" in page
    assert "<p>After.</p>" in page


def test_one_of_two_pictures_in_a_figure_stays(client, story, jpeg):
    gone = InlineImage.objects.create(image=jpeg(name="raid.jpg"))
    kept = InlineImage.objects.create(image=jpeg(colour=(9, 9, 9), name="port.jpg"))
    images = "".join(f'<img src="{p.image.url}" alt="A">' for p in (gone, kept))
    story(slug="a", body=f'<figure class="gallery">{images}</figure>')

    withhold(gone.image.name, WITHHELD["withdrawn"])

    page = client.get("/news/a/").text
    assert "port-" in page
    assert "raid-" not in page


def test_the_last_day_itself_is_still_allowed(client, story, jpeg):
    name, _places = photo(story, jpeg)

    ImageConsent.objects.note(name, until=timezone.localdate())

    assert name in client.get("/news/a/").text
    assert client.get(f"/media/{name}").status_code == 200


def test_browsers_ask_for_a_picture_each_time(client, story, jpeg):
    name, _places = photo(story, jpeg)

    first = client.get(f"/media/{name}")

    assert first["Cache-Control"] == "public, no-cache"
    again = client.get(f"/media/{name}", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_cover_of_a_publication_becomes_one_made_from_its_title(client, make, jpeg):
    book = make(Publication, slug="b", cover=jpeg(name="raid.jpg"), cover_alt="Raid")
    places = ["/publications/", "/publications/b/", "/"]
    assert all("raid-" in client.get(place).text for place in places)

    withhold(book.cover.name, WITHHELD["withdrawn"])

    for place in places:
        page = client.get(place).text
        assert "raid-" not in page
        assert 'class="cover__title"' in page


def test_staff_still_get_the_file_and_nobody_keeps_a_copy(client, staff, story, jpeg):
    name, _places = photo(story, jpeg)
    withhold(name, WITHHELD["withdrawn"])
    assert client.get(f"/media/{name}").status_code == 404

    client.force_login(staff("Editor"))

    answer = client.get(f"/media/{name}")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize("gone", ["row", "entry"])
def test_deleting_row_or_entry_does_not_lift_it(story, jpeg, gone):
    name, _places = photo(story, jpeg)
    withhold(name, WITHHELD["withdrawn"])
    taken = Photo.objects.get()
    (taken if gone == "row" else taken.entry).delete()

    again = story(slug="b", cover=jpeg(name="raid.jpg"), cover_alt="Raid at sea")

    assert again.cover.name == name
    assert "raid" not in Client().get("/news/b/").text.lower()


def test_consent_given_again_shows_it_again(client, story, jpeg):
    name, _places = photo(story, jpeg)
    withhold(name, WITHHELD["withdrawn"])
    assert name not in client.get("/news/a/").text

    ImageConsent.objects.note(name, consent="obtained", reason="Talked to her")

    assert name in client.get("/news/a/").text


def test_a_text_without_pictures_asks_nothing(
    client, make, django_assert_num_queries, jpeg
):
    with django_assert_num_queries(0):
        richtext("<p>Words, and a <a href='/news/'>link</a>.</p>")
    with django_assert_num_queries(1):
        richtext('<p><img src="/media/images/2026/a.jpg"></p>' * 3)


def test_a_feed_asks_once_for_the_pictures_of_all_texts(
    client, story, jpeg, django_assert_max_num_queries
):
    for number in range(5):
        picture = InlineImage.objects.create(image=jpeg(colour=(number * 50, 1, 1)))
        story(slug=f"s{number}", body=f'<p><img src="{picture.image.url}" alt="A"></p>')

    with django_assert_max_num_queries(6):
        assert client.get("/news/feed/").text.count("&lt;img") == 5
