"""How a publication is cited, on its page and in files for programs."""

import re
from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from mmn.media.models import Document
from publications.models import Publication
from tests.conftest import HIDDEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(make):
    return make(
        Publication,
        slug="jobs",
        title="Jobs & rights: 100% {wages} in_time",
        subtitle="ရွှေ့ပြောင်းအလုပ်သမား",
        authors="Aye Aye; Sok, Chan\nMekong Migration Network",
        published_in=date(2019, 9, 1),
        isbn="978-616-7897-00-1",
        summary="In short.\nTwo lines.",
    )


def fields(text):
    """The fields of one BibTeX entry; every brace is closed where it should be."""
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
    return dict(re.findall(r"^  (\w+) = \{?(.*?)\}?,$", text, re.MULTILINE))


def test_bibtex_keeps_every_letter_and_escapes_what_means_something(client, report):
    response = client.get("/publications/jobs/cite.bib")

    assert response["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert 'filename="jobs.bib"' in response["Content-Disposition"]
    assert response.text.startswith("@techreport{mmn-2019-jobs,\n")
    told = fields(response.text)
    assert told["title"] == (
        r"{Jobs \& rights: 100\% \textbraceleft{}wages\textbraceright{} in\_time: "
        "ရွှေ့ပြောင်းအလုပ်သမား}"
    )
    assert told["author"] == "{Aye Aye} and {Sok, Chan} and {Mekong Migration Network}"
    assert told["year"] == "2019"
    assert told["month"] == "sep"
    assert told["url"] == "http://testserver/publications/jobs/"


def test_translation_is_a_reference_of_its_own(client, make, report):
    thai = {"translation_of": report, "language": "th"}
    make(Publication, **thai, published_in=date(2020, 1, 1))

    response = client.get("/th/publications/jobs/cite.bib")

    assert response.text.startswith("@techreport{mmn-2020-jobs-th,")
    assert 'filename="jobs-th.bib"' in response["Content-Disposition"]


@pytest.mark.parametrize(
    ("title", "told"),
    [("Safe", "<cite>Safe</cite>. "), ("Safe?", "<cite>Safe?</cite> ")],
)
def test_title_ends_with_one_sign(client, make, title, told):
    make(Publication, title=title, slug="safe")

    assertContains(client.get("/publications/safe/"), told)


def test_ris_is_one_fact_a_line(client, report):
    response = client.get("/publications/jobs/cite.ris")

    kind = "application/x-research-info-systems; charset=utf-8"
    assert response["Content-Type"] == kind
    lines = response.text.split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert "AU  - Sok, Chan" in lines
    assert "AB  - In short. Two lines." in lines
    assert "DA  - 2019/09//" in lines


def test_page_says_how_to_cite_it(client, report):
    page = client.get("/publications/jobs/")

    assertContains(page, "Aye Aye, Sok, Chan, &amp; Mekong Migration Network. (2019). ")
    assertContains(page, 'href="/publications/jobs/cite.bib"')
    assertContains(page, 'href="/publications/jobs/cite.ris"')


def test_network_is_author_where_nobody_else_is_named(client, make):
    make(Publication, slug="x", title="Boats", published_in=date(2020, 1, 1))

    assertContains(
        client.get("/publications/x/"),
        "Mekong Migration Network. (2020). <cite>Boats</cite>. "
        "http://testserver/publications/x/</p>",
    )


def test_search_engines_for_research_find_title_people_and_file(client, report, pdf):
    Document.objects.create(entry=report, language="th", file=pdf(note="th"))
    english = Document.objects.create(entry=report, language="en", file=pdf(note="en"))

    page = client.get("/publications/jobs/")

    for name, content in [
        ("author", "Aye Aye"),
        ("author", "Sok, Chan"),
        ("publication_date", "2019/09"),
        ("language", "en"),
        ("isbn", "978-616-7897-00-1"),
        ("pdf_url", f"http://testserver{english.get_absolute_url()}"),
    ]:
        assertContains(page, f'<meta name="citation_{name}" content="{content}">')


@pytest.mark.parametrize("kind", ["bib", "ris"])
def test_translation_is_cited_under_its_own_title(client, make, report, kind):
    make(Publication, slug="jobs", language="th", translation_of=report, title="งาน")

    assertContains(client.get(f"/th/publications/jobs/cite.{kind}"), "งาน")
    assertNotContains(client.get(f"/publications/jobs/cite.{kind}"), "งาน")


@pytest.mark.parametrize("kind", ["bib", "ris"])
@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_publication_is_cited_nowhere(admin_client, make, state, kind):
    make(Publication, slug="x", **HIDDEN[state])

    assert admin_client.get(f"/publications/x/cite.{kind}").status_code == 404
