"""The page for journalists: staff's own words, releases, and whom these name."""

from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from mmn.content.models import Page
from mmn.portal.press import SHOWN, spoken
from news.models import Post, PressContact
from tests.conftest import HIDDEN

pytestmark = pytest.mark.django_db
RELEASE = {"format": "press_release"}


@pytest.fixture
def release(make):
    """``release("Aye", "Burmese", ...)``: a release that names somebody."""

    def make_release(name="Aye", languages="English", email="aye@example.org", **facts):
        post = make(Post, **{**RELEASE, **facts})
        PressContact.objects.create(
            post=post, name=name, email=email, languages_spoken=languages
        )
        return post

    return make_release


def speakers(client, address="/press/"):
    """{language: names} as the page shows them, in its order."""
    shown = client.get(address).context["spokespersons"]
    return {code: [one.name for one in contacts] for code, _name, contacts in shown}


def test_page_is_there_before_staff_write_it(client, release):
    release(title="Boats")

    page = client.get("/press/")

    assertContains(page, "For journalists</h1>")
    assertContains(page, "Boats")
    assertContains(page, "mailto:aye@example.org")


def test_words_of_the_page_are_those_of_the_standing_page_in_each_language(
    client, make, release
):
    page = make(Page, title="Press", slug="press", body="<p>About MMN</p>")
    thai = {"translation_of": page, "language": "th", "body": "<p>เกี่ยวกับ</p>"}
    make(Page, title="สื่อ", **thai)
    release(title="Boats")

    for address, words in (("/press/", "About MMN"), ("/th/press/", "เกี่ยวกับ")):
        shown = client.get(address)
        assertContains(shown, words)
        assertContains(shown, "Boats")


@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_words_wait_and_the_page_stays(client, make, state):
    make(Page, title="Riverboat", slug="press", **HIDDEN[state])

    shown = client.get("/press/")

    assertNotContains(shown, "Riverboat")
    assertContains(shown, "For journalists</h1>")


def test_page_of_that_name_below_another_is_another_page(client, make):
    above = make(Page, title="Who we are")
    make(Page, title="Press cuttings", slug="press", parent=above)

    assertNotContains(client.get("/press/"), "Press cuttings")
    assertContains(client.get("/who-we-are/press/"), "Press cuttings")


def test_releases_and_statements_are_shown_newest_first_and_no_more(client, make):
    for number in range(SHOWN + 1):
        make(Post, title=f"Release {number}", published_at=timedelta(days=-number - 1))
    Post.objects.update(format="statement")
    make(Post, title="Plain news")

    shown = client.get("/press/")

    titles = [post.title for post in shown.context["releases"]]
    assert titles == [f"Release {number}" for number in range(SHOWN)]
    assertNotContains(shown, "Plain news")


@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_release_gives_away_neither_itself_nor_its_contacts(
    client, release, state
):
    release("Riverboat person", title="Riverboat", **HIDDEN[state])

    assertNotContains(client.get("/press/"), "Riverboat")


def test_contacts_of_old_releases_and_of_plain_news_are_left_in_peace(client, release):
    release("Long ago", published_at=timedelta(days=-800))
    release("Neighbour", format="news")

    assert speakers(client) == {}


def test_people_stand_once_as_named_last_under_each_of_their_languages(client, release):
    release("Aye Aye", "Burmese", "old@x.org", published_at=timedelta(days=-9))
    release("Aye  aye", "Burmese, English", "new@x.org")
    release("Sok", "Khmer and French", "sok@x.org", published_at=timedelta(days=-3))

    page = client.get("/press/")

    assert speakers(client) == {
        "en": ["Aye  aye"],
        "my": ["Aye  aye"],
        "km": ["Sok"],
        "": ["Sok"],
    }
    assert next(iter(speakers(client, "/my/press/"))) == "my"
    assertNotContains(page, "old@x.org")
    assertContains(page, "Khmer and French")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("English, Khmer", ["en", "km"]),
        ("Burmese/Thai; English", ["my", "th", "en"]),
        ("ไทย และ English", [""]),
        ("ไทย, မြန်မာ", ["th", "my"]),
        ("", [""]),
    ],
)
def test_languages_are_known_by_their_english_and_own_names(words, codes):
    assert spoken(words) == codes


def test_page_costs_the_same_queries_however_much_it_shows(
    client, make, release, django_assert_max_num_queries
):
    make(Page, title="Press", slug="press")
    for number in range(20):
        release(f"Person {number}", title=f"Release {number}")

    with django_assert_max_num_queries(13):
        client.get("/press/")


def test_footer_and_list_of_news_lead_there(client):
    assertContains(client.get("/events/"), 'href="/press/"', count=1)
    assertContains(client.get("/news/"), 'href="/press/"', count=2)
