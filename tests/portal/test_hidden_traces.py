"""What hidden entries would give away besides themselves: tags, names of files, the
titles of pages above; each with the same thing shown."""

import pytest

from mmn.content.models import Page
from mmn.media.models import Document, Photo
from mmn.portal.models import OldAddress
from news.models import Post
from tests.conftest import HIDDEN

hidden = pytest.mark.parametrize("state", HIDDEN.values(), ids=HIDDEN)
TAG_PLACES = ["/tag/raid/", "/th/tag/raid/", "/tag/raid/feed/", "/?tag=raid"]


@hidden
@pytest.mark.parametrize("address", TAG_PLACES)
def test_tag_of_hidden_entries_only_does_not_exist(client, make, address, state):
    make(Post, tags=["Raid"], **state)

    response = client.get(address)

    assert response.status_code == 404
    assert "Raid" not in response.text


@hidden
@pytest.mark.parametrize("address", TAG_PLACES)
def test_tag_exists_once_a_visitor_finds_something(client, make, address, state):
    make(Post, tags=["Raid"], **state)
    make(Post, tags=["Raid"])

    assert client.get(address, follow=True).status_code == 200


@hidden
def test_sorting_of_a_hidden_original_says_nothing_of_its_translation(
    client, make, category, state
):
    original = make(Post, tags=["Raid"], categories=[category], **state)
    make(Post, tags=["Raid"])
    make(Post, title="ปลาทู", language="th", translation_of=original)

    for address in ("/th/tag/raid/", "/th/category/mmn-activities/"):
        assert "ปลาทู" not in client.get(address).text


@pytest.fixture
def moved(client):
    """``moved(target)``: what the old address of a file answers."""

    def ask(target):
        path = "/wp-content/uploads/2019/09/plan.pdf"
        OldAddress.objects.create(path=path, target=target)
        return client.get(path)

    return ask


@hidden
@pytest.mark.parametrize("kind", ["document", "photo", "rendition"])
def test_old_address_of_a_hidden_file_does_not_say_its_name(
    make, moved, jpeg, pdf, kind, state
):
    response = moved(file_address(make(Post, **state), kind, jpeg, pdf))

    assert response.status_code == 404
    assert "Location" not in response


@pytest.mark.parametrize("kind", ["document", "photo", "rendition"])
def test_old_address_of_a_visible_file_leads_to_it(
    client, make, moved, jpeg, pdf, kind
):
    response = moved(file_address(make(Post), kind, jpeg, pdf))

    assert response.status_code == 301
    assert client.get(response["Location"]).status_code == 200


def test_old_address_of_a_photo_without_consent_leads_nowhere(make, moved, jpeg):
    photo = Photo.objects.create(entry=make(Post), image=jpeg(), consent="withdrawn")

    assert moved(photo.image.url).status_code == 404


def file_address(entry, kind, jpeg, pdf):
    if kind == "document":
        return Document.objects.create(entry=entry, file=pdf()).get_absolute_url()
    name = Photo.objects.create(entry=entry, image=jpeg()).image.name
    return (
        f"/media/renditions/{name}/320.jpg" if kind == "rendition" else f"/media/{name}"
    )


@hidden
def test_page_below_a_hidden_one_does_not_name_it(client, make, state):
    above = make(Page, title="Merger plans", slug="a", **state)
    child = make(Page, title="Staff", slug="b", parent=above)

    assert "Merger plans" not in client.get(child.get_absolute_url()).text


def test_page_below_a_visible_one_names_it(client, make):
    above = make(Page, title="Merger plans", slug="a")
    child = make(Page, title="Staff", slug="b", parent=above)

    assert "Merger plans" in client.get(child.get_absolute_url()).text


@pytest.mark.parametrize("path", ["/th//evil.example/", "/th///evil.example/x/"])
def test_no_link_to_another_language_leaves_the_site(client, db, path):
    page = client.get(path)

    assert page.status_code == 404
    assert 'href="//' not in page.text
    assert 'href="/th/' in page.text


def test_preview_of_a_page_that_moved_is_never_cached(admin_client, make):
    make(Page, slug="b", status="draft", published_at=None)

    response = admin_client.get("/somewhere/b/")

    assert response.status_code == 301
    assert "no-store" in response["Cache-Control"]
