"""What readers are told of the languages of a text, and where each of them leads."""

import re

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from mmn.content.languages import INTERFACE
from mmn.content.models import Translation
from mmn.media.models import Document
from news.models import Post
from publications.models import PolicyBrief, Publication
from tests.conftest import HIDDEN, KINDS

pytestmark = pytest.mark.django_db


@pytest.fixture
def boats(make):
    return make(Post, title="Boats", slug="boats")


@pytest.fixture
def reua(make, boats):
    return make(Post, title="เรือ", slug="reua", language="th", translation_of=boats)


def switcher(page):
    """{language: address} of the switcher in the header."""
    links = re.findall(
        r'languages__link" href="([^"]+)" hreflang="[^"]+"[^>]*><span lang="([^"]+)"',
        page.text,
    )
    return {language: address for address, language in links}


def alternates(page):
    found = re.findall(r'rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page.text)
    return {language: address.partition("testserver")[2] for language, address in found}


def titles(client, address):
    return [entry.title for entry in client.get(address).context["entries"]]


@pytest.mark.parametrize("address", ["/news/boats/", "/th/news/reua/"])
def test_the_switcher_leads_to_the_text_or_else_the_original(client, reua, address):
    found = switcher(client.get(address))

    assert set(found) == set(INTERFACE)
    assert (found["en"], found["th"]) == ("/news/boats/", "/th/news/reua/")
    assert found["km"] == "/km/news/boats/"


def test_the_switcher_says_in_which_language_the_text_is_then(client, reua):
    page = client.get("/news/boats/")

    khmer = (
        r'lang="km">ខ្មែរ</span> <span class="languages__in">\(text in <span lang="en">'
    )
    assert re.search(khmer, page.text)
    assert not re.search(r'lang="th">ไทย</span> <span class="languages__in"', page.text)


def test_switching_stays_on_the_page_with_its_query(client, reua):
    page = client.get("/news/boats/?from=mail&x=%22%3E")

    assert switcher(page)["th"] == "/th/news/reua/?from=mail&amp;x=%22%3E"
    assertContains(page, '<a href="/th/news/reua/?from=mail&amp;x=%22%3E" lang="th"')


@pytest.mark.parametrize("state", HIDDEN)
def test_a_hidden_text_is_in_no_switcher(client, make, boats, state):
    make(Post, slug="reua", language="th", translation_of=boats, **HIDDEN[state])

    page = client.get("/news/boats/")

    assertNotContains(page, "reua")
    assert switcher(page)["th"] == "/th/news/boats/"
    assert client.get("/th/news/boats/").context["entry"] == boats


@pytest.mark.parametrize("state", HIDDEN)
def test_a_translation_outlives_its_hidden_original(client, make, state):
    hidden = make(Post, title="Boats", slug="boats", **HIDDEN[state])
    make(Post, title="เรือ", slug="reua", language="th", translation_of=hidden)
    hidden.summary = "Changed in secret"
    hidden.save()

    page = client.get("/th/news/reua/")

    assertNotContains(page, "boats")
    assertNotContains(page, "has changed")
    assert switcher(page)["en"] == "/news/reua/"
    assert alternates(page) == {}
    assert client.get("/news/reua/").status_code == 200


@pytest.mark.parametrize("model", KINDS)
def test_of_several_texts_with_a_hidden_original_a_list_shows_one(client, make, model):
    hidden = make(model, title="Hidden", status="draft")
    make(model, title="ไทย", language="th", translation_of=hidden)
    make(model, title="မြန်မာ", language="my", translation_of=hidden)

    assert titles(client, f"/{model.KIND}/") == ["ไทย"]
    assert titles(client, f"/my/{model.KIND}/") == ["မြန်မာ"]
    assert titles(client, f"/km/{model.KIND}/") == ["ไทย"]


def test_alternates_agree_both_ways_and_name_what_exists(client, reua):
    pages = [
        client.get(a) for a in ("/news/boats/", "/th/news/reua/", "/km/news/boats/")
    ]

    wanted = {"en": "/news/boats/", "th": "/th/news/reua/", "x-default": "/news/boats/"}
    assert [alternates(page) for page in pages] == [wanted] * 3


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/news/boats/", "en"),
        ("/th/news/reua/", "th"),
        ("/km/news/boats/", "en, km"),
        ("/km/news/", "km"),
    ],
)
def test_content_language_names_the_text_and_the_interface(client, reua, address, told):
    assert client.get(address)["Content-Language"] == told


def test_who_lacks_the_text_is_offered_the_briefs_in_their_language(client, make, pdf):
    report = make(Publication, title="Jobs", slug="jobs")
    brief = PolicyBrief.objects.create(
        publication=report, language="km", scope="KH", title="ស", file=pdf(pages=2)
    )
    Document.objects.create(entry=report, language="th", file=pdf(note="th"))

    khmer = client.get("/km/publications/jobs/")
    english = client.get("/publications/jobs/")

    note = khmer.text.partition("notice--language")[2].partition("<article")[0]
    assert brief.get_absolute_url() in note
    assert note.count("<li>") == 1
    assertNotContains(english, "notice--language")


def test_readers_learn_that_a_machine_helped_and_the_original_changed(
    client, boats, reua
):
    page = client.get("/th/news/reua/")
    assertNotContains(page, 'class="translated"')

    Translation.objects.filter(entry=reua).update(method="machine")
    boats.title = "Ships"
    boats.save()

    assertContains(client.get("/th/news/reua/"), 'class="translated"', 2)
    assertNotContains(client.get("/news/boats/"), 'class="translated"')


def test_only_the_name_that_is_to_be_told_is_told(client, reua):
    records = Translation.objects.filter(entry=reua)
    records.update(translator="Daw Khin Mar")
    assertNotContains(client.get("/th/news/reua/"), "Daw Khin Mar")

    records.update(credited=True)

    assertContains(client.get("/th/news/reua/"), "Daw Khin Mar")
