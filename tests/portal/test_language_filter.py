import pytest
from pytest_django.asserts import assertContains, assertNotContains

from events.models import Event
from tests.conftest import KINDS

pytestmark = pytest.mark.django_db


def listed(client, address):
    return [entry.title for entry in client.get(address).context["entries"]]


@pytest.mark.parametrize("model", KINDS)
def test_language_filter_shows_what_exists_in_that_language(client, make, model):
    translated = make(model, title="Translated")
    make(model, title="แปลแล้ว", language="th", translation_of=translated)
    make(model, title="เขียนเป็นภาษาไทย", language="th")
    make(model, title="English only")

    english = listed(client, f"/{model.KIND}/?language=th")
    thai = listed(client, f"/th/{model.KIND}/?language=th")

    assert sorted(english) == sorted(thai) == sorted(["แปลแล้ว", "เขียนเป็นภาษาไทย"])


@pytest.mark.parametrize("model", KINDS)
def test_language_of_a_draft_translation_is_not_offered(client, make, model):
    original = make(model, title="Original")
    make(model, language="th", translation_of=original, status="draft")

    assert 'value="th"' not in client.get(f"/{model.KIND}/").text
    assert listed(client, f"/{model.KIND}/?language=th") == []


@pytest.mark.parametrize("model", KINDS)
def test_language_that_nothing_is_in_shows_nothing_and_says_so(client, make, model):
    make(model, title="In English")

    page = client.get(f"/{model.KIND}/?language=shn")

    assert list(page.context["entries"]) == []
    sentence = 'Nothing here is in <span lang="shn">လိၵ်ႈတႆး</span> yet.'
    assertContains(page, sentence, html=True)
    assertContains(page, f'href="/{model.KIND}/">Show everything</a>')
    thai = client.get(f"/th/{model.KIND}/?language=shn")
    assertContains(thai, '<span lang="shn">လိၵ်ႈတႆး</span>')


def test_with_another_filter_the_sentence_is_about_both(client, make):
    event = make(Event, country="TH")
    page = client.get("/events/?language=shn&country=TH")

    assertContains(page, "Nothing matches all of these filters.")
    assertNotContains(page, "Nothing here is in")
    assert listed(client, "/events/?country=TH") == [event.title]


def test_what_is_no_language_filters_nothing(client, make):
    make(Event, title="In English")
    assert listed(client, "/events/?language=xx") == ["In English"]
