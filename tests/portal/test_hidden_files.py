"""Files and answers that could outlive or betray what is hidden."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from events.models import Event
from mmn.content.models import Page
from mmn.media.models import Document, InlineImage, Photo
from news.models import Post
from publications.models import PolicyBrief, Publication
from tests.conftest import HIDDEN
from vacancies.models import Vacancy

hidden = pytest.mark.parametrize("state", HIDDEN.values(), ids=HIDDEN)
# What visitors see of each kind: two values for every filter, so that it is offered.
SHOWN = {
    Post: [{"dated_on": date(2001, 1, 1)}, {"format": "open_letter"}],
    Event: [{"country": "TH"}, {"country": "LA", "event_type": "training"}],
    Publication: [
        {"published_in": date(2001, 1, 1), "language": "my"},
        {"publication_type": "proceedings"},
    ],
}
WIDTHS = [320, 640, 960, 1600]


@pytest.fixture
def files(make, jpeg, pdf):
    """``files(**state)``: addresses of every file that one publication has."""

    def make_files(**state):
        picture = InlineImage.objects.create(image=jpeg(1700, 9, colour=(1, 2, 3)))
        entry = make(
            Publication,
            cover=jpeg(1700, 9, colour=(9, 9, 9)),
            body=f'<p><img src="{picture.image.url}" alt=""></p>',
            **state,
        )
        photo = Photo.objects.create(entry=entry, image=jpeg(1700, 9))
        document = Document.objects.create(entry=entry, file=pdf())
        brief = PolicyBrief.objects.create(publication=entry, file=pdf(note="2"))
        addresses = [document.get_absolute_url(), brief.get_absolute_url()]
        for image in (picture.image, entry.cover, photo.image):
            addresses.append(image.url)
            for width in WIDTHS:
                for extension in ("webp", "jpg"):
                    address = f"/media/renditions/{image.name}/{width}.{extension}"
                    addresses.append(address)
        return addresses

    return make_files


@hidden
def test_no_file_of_a_hidden_entry_is_sent_in_any_size(client, files, state):
    for address in files(**state):
        assert client.get(address).status_code == 404, address
        assert client.head(address).status_code == 404, address
        assert client.get(address, headers={"Range": "bytes=0-9"}).status_code == 404


def test_all_files_of_a_visible_entry_are_sent(client, files):
    for address in files():
        assert client.get(address).status_code == 200, address


@hidden
def test_who_has_a_copy_is_not_told_that_it_is_still_good(client, files, state):
    addresses = files()
    tags = {address: client.get(address)["ETag"] for address in addresses}
    for name, value in state.items():
        if isinstance(value, timedelta):
            state = {**state, name: timezone.now() + value}
    Publication.objects.update(**state)

    for address, tag in tags.items():
        headers = {"If-None-Match": tag, "If-Modified-Since": "Sun, 01 Jan 2090 0:0:0"}
        assert client.get(address, headers=headers).status_code == 404, address


@hidden
@pytest.mark.parametrize("method", ["get", "head", "options", "post"])
def test_hidden_and_missing_answer_alike(client, make, state, method):
    make(Event, slug="raid", **state)

    for address in ("/events/raid/", "/events/raid/event.ics", "/th/events/raid/"):
        answer = getattr(client, method)(address)
        missing = getattr(client, method)(address.replace("raid", "none"))
        assert answer.status_code == missing.status_code
        assert set(answer.headers) == set(missing.headers)
        assert answer.text.replace("raid", "none") == missing.text


def test_photo_without_consent_vanishes_from_every_page(client, make, jpeg):
    post = make(Post, slug="a", title="Neighbour")
    first = Photo.objects.create(
        entry=post, image=jpeg(name="raid.jpg"), caption="Raid", alt="Raid"
    )
    Photo.objects.create(entry=post, image=jpeg(colour=(1, 1, 1), name="kept.jpg"))
    places = ["/", "/news/", "/news/a/"]
    assert all("raid-" in client.get(place).text for place in places)
    assert "Neighbour" in client.get("/search/?q=raid").text

    first.consent = "withdrawn"
    first.save()

    for place in [*places, "/feed/", "/feed/atom/"]:
        assert "raid" not in client.get(place).text.lower(), place
    assert all("kept-" in client.get(place).text for place in places)
    assert "Neighbour" not in client.get("/search/?q=raid").text
    assert client.get(first.image.url).status_code == 404


@hidden
@pytest.mark.parametrize(
    ("model", "query", "facts"),
    [
        (Post, "type=statement", {"format": "statement"}),
        (Post, "year=1999", {"dated_on": date(1999, 1, 1)}),
        (Event, "type=launch", {"event_type": "launch"}),
        (Event, "country=JP", {"country": "JP"}),
        (Publication, "type=handbook", {"publication_type": "handbook"}),
        (Publication, "year=1999", {"published_in": date(1999, 1, 1)}),
    ],
)
def test_filters_offer_nothing_that_only_a_hidden_entry_has(
    client, make, model, query, facts, state
):
    for shown in SHOWN[model]:
        make(model, title="Seen", **shown)
    make(model, title="Raid", **facts, **state)

    page = client.get(f"/{model.KIND}/?{query}")

    name, value = query.split("=")
    assert f'name="{name}"' in page.text
    assert f'value="{value}"' not in page.text
    assert "Seen" in page.text


@hidden
def test_language_that_only_a_hidden_entry_has_is_one_that_nothing_is_in(
    client, make, state
):
    make(Publication, title="Seen")
    pages = ("/publications/", "/publications/?language=ja")
    before = [client.get(page).text for page in pages]

    make(Publication, title="Raid", language="ja", **state)

    assert [client.get(page).text for page in pages] == before


@hidden
def test_larger_hidden_event_is_not_named_on_its_part(client, make, state):
    larger = make(Event, title="Raid", slug="larger", **state)
    part = make(Event, title="Part", slug="part", part_of=larger)

    assert "Raid" not in client.get(part.get_absolute_url()).text
    assert "larger" not in client.get(part.get_absolute_url()).text


@hidden
def test_menu_and_pages_below_name_no_hidden_page(client, make, state):
    parent = make(Page, title="Parent", slug="parent")
    make(Page, title="Raid", slug="r", parent=parent, **state)
    make(Page, title="Raid", slug="r2", in_menu=True, **state)

    for address in ("/", "/parent/", "/th/parent/"):
        assert "Raid" not in client.get(address).text


@hidden
def test_draft_of_a_vacancy_moves_no_count(client, make, state):
    make(Vacancy, title="Seen")
    make(Vacancy, title="Raid", **state)

    assert "1 vacanc" in client.get("/vacancies/").text
