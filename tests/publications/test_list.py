from datetime import date, timedelta

import pytest
from pytest_django.asserts import assertContains

from mmn.media.models import Document
from publications.models import PolicyBrief, Publication

pytestmark = pytest.mark.django_db


def titles(response):
    return sorted(entry.title for entry in response.context["entries"])


def test_type_and_year_of_the_month_narrow_the_list(client, make):
    make(Publication, title="Report", published_in=date(2019, 9, 1))
    book = {"publication_type": "handbook", "published_in": date(2012, 1, 1)}
    make(Publication, title="Book", **book)

    assert titles(client.get("/publications/?type=handbook")) == ["Book"]
    assert titles(client.get("/publications/?year=2019")) == ["Report"]
    assert titles(client.get("/publications/?year=2019&type=handbook")) == []


def test_language_means_a_text_a_document_or_a_brief_in_it(client, make, pdf):
    file = {"language": "my"}
    with_document = make(Publication, title="Document")
    Document.objects.create(entry=with_document, file=pdf(note="1"), **file)
    with_brief = make(Publication, title="Brief")
    PolicyBrief.objects.create(publication=with_brief, file=pdf(note="2"), **file)
    translated = make(Publication, title="Translated")
    make(Publication, title="Burmese", language="my", translation_of=translated)
    make(Publication, title="Own", language="my")
    make(Publication, title="English only")

    english = client.get("/publications/?language=my")
    burmese = client.get("/my/publications/?language=my")

    assert titles(english) == ["Brief", "Burmese", "Document", "Own"]
    assert titles(burmese) == ["Brief", "Burmese", "Document", "Own"]


def test_list_of_one_language_shows_the_texts_in_it_and_leads_to_them(client, make):
    original = make(Publication, title="English", slug="jobs")
    make(Publication, title="ไทย", language="th", translation_of=original)

    thai = client.get("/publications/?language=th")
    english = client.get("/th/publications/?language=en")

    assert (titles(thai), titles(english)) == (["ไทย"], ["English"])
    assertContains(thai, 'class="card__link" href="/th/publications/jobs/"')
    assertContains(english, 'class="card__link" href="/publications/jobs/"')


def test_draft_translation_offers_and_matches_no_language(client, make):
    original = make(Publication, title="English")
    draft = {"language": "km", "translation_of": original, "status": "draft"}
    make(Publication, title="Khmer", **draft)
    make(Publication, title="Thai", language="th")

    assert titles(client.get("/publications/?language=km")) == []
    language = client.get("/publications/").context["filters"][-1]
    assert [value for value, _name in language.options] == ["en", "th"]


def test_files_of_a_draft_offer_no_language(client, make, pdf):
    make(Publication, title="English")
    draft = make(Publication, title="Draft", status="draft")
    Document.objects.create(entry=draft, language="km", file=pdf(note="1"))
    PolicyBrief.objects.create(publication=draft, language="lo", file=pdf(note="2"))
    shown = make(Publication, title="Thai", language="th")
    PolicyBrief.objects.create(publication=shown, language="my", file=pdf(note="3"))

    language = client.get("/publications/").context["filters"][-1]

    assert {value for value, _name in language.options} == {"en", "th", "my"}


def test_card_shows_the_month_and_the_real_cover(client, make, jpeg):
    make(Publication, published_in=date(2019, 9, 20), cover=jpeg(), cover_alt="Weavers")

    response = client.get("/publications/")

    assertContains(response, '<time datetime="2019-09">September 2019</time>')
    assertContains(response, 'alt="Weavers"')


def test_without_a_month_the_card_shows_that_of_publication(client, make):
    make(Publication, published_at=timedelta(days=-1))

    assertContains(client.get("/publications/"), 'class="cover__title"')
    assertContains(client.get("/publications/"), '<time datetime="20')
