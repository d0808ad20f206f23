"""What visitors may not see is nowhere; each place is checked to show what they may."""

from datetime import timedelta

import pytest

from mmn.content.models import FormerAddress, Page
from news.models import Post
from tests.conftest import HIDDEN, KINDS

# Where an entry of each kind shows; the home page shows some of each.
PLACES = {
    "home": "/",
    "list": "/{kind}/",
    "category archive": "/category/mmn-activities/",
    "tag archive": "/tag/fishing/",
    "feed": "/feed/",
    "Atom feed": "/feed/atom/",
    "feed of its kind": "/{kind}/feed/",
    "feed of its category": "/category/mmn-activities/feed/",
    "feed of its tag": "/tag/fishing/feed/",
    "sitemap": "/sitemap.xml",
    "search": "/search/?q=riverboat",
    "list in another language": "/th/{kind}/",
    "related entry": "/news/neighbour/",
}


@pytest.fixture
def entry(make, category):
    """``entry(model, **state)``: one that stands in every place, beside a neighbour."""

    def make_entry(model, **state):
        neighbour = make(Post, title="Neighbour", slug="neighbour", tags=["fishing"])
        entry = make(
            model,
            title="Riverboat news",
            slug="riverboat",
            categories=[category],
            tags=["fishing"],
            **state,
        )
        neighbour.related.add(entry)
        return entry

    return make_entry


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("model", KINDS)
def test_visible_entry_shows(entry, client, model, place):
    address = PLACES[place].format(kind=model.KIND)
    entry(model)

    shown = read(client, address)

    assert f"/{model.KIND}/riverboat/" in shown


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("model", KINDS)
def test_hidden_entry_shows_nowhere(entry, client, model, state):
    entry(model, **HIDDEN[state])

    for place, address in PLACES.items():
        shown = read(client, address.format(kind=model.KIND))
        assert "riverboat/" not in shown, place
        assert "Riverboat" not in shown, place


# Standing pages: one in the menu, one below another; where each of them shows.
PAGE_PLACES = {
    "/": ["/crew/"],
    "/about/": ["/crew/", "/about/port/"],
    "/sitemap.xml": ["/crew/", "/about/port/"],
    "/search/?q=riverboat": ["/crew/", "/about/port/"],
}


@pytest.fixture
def pages(make):
    def make_pages(**state):
        about = make(Page, title="About", slug="about")
        make(Page, title="Riverboat crew", slug="crew", in_menu=True, **state)
        make(Page, title="Riverboat port", slug="port", parent=about, **state)

    return make_pages


@pytest.mark.parametrize("place", PAGE_PLACES)
def test_visible_standing_page_shows(pages, client, place):
    pages()

    shown = read(client, place)

    assert all(address in shown for address in PAGE_PLACES[place])


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("place", PAGE_PLACES)
def test_hidden_standing_page_shows_nowhere(pages, client, place, state):
    pages(**HIDDEN[state])

    shown = read(client, place)

    assert "crew/" not in shown
    assert "port/" not in shown
    assert "Riverboat" not in shown


@pytest.mark.parametrize("model", KINDS)
def test_visible_entry_has_its_page(entry, client, model):
    shown = read(client, entry(model).get_absolute_url())

    assert "Riverboat news</h1>" in shown


@pytest.mark.parametrize("state", HIDDEN)
@pytest.mark.parametrize("model", KINDS)
def test_hidden_entry_has_no_page_in_any_language(entry, client, model, state):
    entry(model, **HIDDEN[state])

    for prefix in ("", "/th", "/my"):
        response = client.get(f"{prefix}/{model.KIND}/riverboat/")
        assert response.status_code == 404
        assert b"Riverboat" not in response.content


@pytest.mark.parametrize("model", KINDS)
def test_former_address_leads_to_the_new_one(entry, client, model):
    moved = entry(model)
    moved.slug = "ferry"
    moved.save()

    response = client.get(f"/{model.KIND}/riverboat/")

    assert response.status_code == 301
    assert response["Location"] == f"/{model.KIND}/ferry/"


def test_former_address_leads_to_the_text_in_the_language_of_the_address(make, client):
    texts = [make(Post, title="Boats", slug="old")]
    texts.append(make(Post, title="เรือ", language="th", translation_of=texts[0]))
    for text, slug in zip(texts, ("boats", "ruea"), strict=True):
        text.slug = slug
        text.save()

    assert client.get("/news/old/")["Location"] == "/news/boats/"
    assert client.get("/th/news/old/")["Location"] == "/th/news/ruea/"


@pytest.mark.parametrize("state", HIDDEN)
def test_former_address_of_a_hidden_entry_leads_nowhere(entry, client, state):
    moved = entry(Post, **HIDDEN[state])
    old = {"kind": "news", "language": "en", "slug": "old"}
    FormerAddress.objects.create(entry=moved, **old)

    assert client.get("/news/old/").status_code == 404


def test_translation_is_shown_under_its_languages_prefix(make, client):
    original = make(Post, title="Boats", slug="x")
    make(Post, title="เรือ", translation_of=original, language="th")

    thai, english = read(client, "/th/news/x/"), read(client, "/news/x/")

    assert '<h1 class="title" lang="th">เรือ</h1>' in thai
    assert '<link rel="canonical" href="http://testserver/th/news/x/">' in thai
    assert '<h1 class="title" lang="en">Boats</h1>' in english
    for page in (thai, english):
        assert 'hreflang="th" href="http://testserver/th/news/x/"' in page
        assert 'hreflang="en" href="http://testserver/news/x/"' in page
        assert 'hreflang="x-default" href="http://testserver/news/x/"' in page


def test_page_without_translation_shows_the_original_and_says_so(make, client):
    make(Post, title="Boats", slug="x")

    japanese = read(client, "/ja/news/x/")

    assert '<html lang="ja">' in japanese
    assert '<h1 class="title" lang="en">Boats</h1>' in japanese
    assert '<link rel="canonical" href="http://testserver/news/x/">' in japanese
    assert "notice--language" in japanese
    assert "notice--language" not in read(client, "/news/x/")


def test_hidden_translation_leaves_the_original_in_its_place(make, client):
    original = make(Post, title="Boats", slug="x")
    draft = {"status": "draft", "published_at": None}
    make(Post, title="เรือ", translation_of=original, language="th", **draft)

    shown = read(client, "/th/news/x/")

    assert "Boats</h1>" in shown
    assert "เรือ" not in shown
    assert "/th/news/x/" not in read(client, "/news/x/").partition("</head>")[0]


@pytest.mark.parametrize("state", [None, *HIDDEN])
def test_card_links_to_a_translation_while_that_is_visible(make, client, state):
    original = make(Post, title="Boats", slug="x")
    thai = {"translation_of": original, "language": "th"}
    make(Post, title="เรือ", **thai, **HIDDEN.get(state, {}))

    assert ("/th/news/x/" in read(client, "/news/")) == (state is None)


@pytest.mark.parametrize("state", HIDDEN)
def test_staff_see_a_hidden_entry_marked_and_never_cached(
    entry, client, admin_client, state
):
    address = entry(Post, **HIDDEN[state]).get_absolute_url()

    response = admin_client.get(address)

    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert b'class="draft-band"' in response.content
    assert b'name="robots" content="noindex"' in response.content


def test_staff_who_may_not_change_an_entry_do_not_see_it_hidden(entry, client, staff):
    address = entry(Post, **HIDDEN["draft"]).get_absolute_url()

    for group in (None, "Contributor"):
        client.force_login(staff(group))
        assert client.get(address).status_code == 404
    client.force_login(staff("Editor"))
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(("group", "status"), [("Contributor", 200), (None, 404)])
def test_author_sees_an_own_draft_while_in_a_group(make, client, staff, group, status):
    author = staff(group)
    draft = make(Post, created_by=author, **HIDDEN["draft"])
    client.force_login(author)

    assert client.get(draft.get_absolute_url()).status_code == status


def test_rights_of_an_editor_who_left_the_staff_show_nothing_hidden(
    entry, client, staff
):
    address = entry(Post, **HIDDEN["draft"]).get_absolute_url()
    editor = staff("Editor")
    client.force_login(editor)
    assert client.get(address).status_code == 200

    editor.is_staff = False
    editor.save()

    assert client.get(address).status_code == 404


def test_visible_page_has_no_draft_band_for_staff(entry, admin_client):
    response = admin_client.get(entry(Post).get_absolute_url())

    assert b'class="draft-band"' not in response.content


def test_entry_appears_and_goes_at_its_moments(make, client, monkeypatch):
    post = make(Post, published_at=timedelta(hours=1), unpublish_at=timedelta(hours=2))
    states = []
    for moment in (
        post.published_at - timedelta(microseconds=1),
        post.published_at,
        post.unpublish_at - timedelta(microseconds=1),
        post.unpublish_at,
    ):
        monkeypatch.setattr("django.utils.timezone.now", lambda m=moment: m)
        states.append(client.get(post.get_absolute_url()).status_code)

    assert states == [404, 200, 200, 404]
