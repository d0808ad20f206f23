"""The text of a PDF on a page of the site: who sees it, and what stands on it."""

import re

import pytest
from django.urls import reverse
from django.utils import translation
from pytest_django.asserts import assertContains, assertNotContains

from mmn.media import reading_views
from mmn.media.models import Document
from mmn.media.paragraphs import paragraphs
from mmn.media.text_reading import read_next
from news.models import Post
from publications.models import PolicyBrief, Publication
from tests.conftest import HIDDEN
from tests.content.burmese_samples import UNICODE
from tests.media.printed import coded, printed

WORDS = "Wages in Tak and in Mae Sot"


@pytest.fixture
def add(make):
    def add_document(*pages, kind=Post, entry=None, **fields):
        fields.setdefault("file", printed(*pages or [WORDS]))
        entry = entry or make(kind)
        document = Document.objects.create(entry=entry, title="On wages", **fields)
        read_next()
        return document

    return add_document


def test_each_page_stands_under_its_number_in_its_language(add, client):
    document = add(file=coded(UNICODE[0], UNICODE[1]), language="my")

    page = client.get(document.get_text_address()).content.decode()

    assert '<div class="reading__text" lang="my">' in page
    first, second = re.findall(r'<section id="page-(\d+)">(.*?)</section>', page, re.S)
    assert (first[0], second[0]) == ("1", "2")
    assert UNICODE[0] in first[1]
    assert UNICODE[1] in second[1]
    assert f'href="{document.get_absolute_url()}#page=2"' in second[1]


def test_page_leads_to_the_pdf_and_to_its_entry_and_is_not_listed(add, client):
    document = add()

    page = client.get(document.get_text_address())

    assertContains(page, f'href="{document.get_absolute_url()}" type="application/pdf"')
    assertContains(page, f'href="{document.entry.get_absolute_url()}"')
    assertContains(page, '<meta name="robots" content="noindex">')
    assertNotContains(page, "<img")


def test_page_stands_under_the_prefix_of_the_reader(add, client):
    document = add()
    with translation.override("km"):
        address = document.get_text_address()

    assert address.startswith("/km/files/")
    assertContains(client.get(address), '<html lang="km">')


@pytest.mark.parametrize("state", HIDDEN)
def test_text_of_a_hidden_entry_is_nowhere_for_visitors(add, make, client, state):
    document = add(entry=make(Post, **HIDDEN[state]))

    assert client.get(document.get_text_address()).status_code == 404


def test_staff_see_the_text_of_a_hidden_entry_and_nobody_keeps_it(
    add, make, admin_client
):
    document = add(entry=make(Post, status="draft", published_at=None))

    page = admin_client.get(document.get_text_address())

    assertContains(page, WORDS)
    assert "no-store" in page["Cache-Control"]


def test_a_pdf_without_good_text_is_opened_itself(add, client, pdf):
    document = add(file=pdf())

    page = client.get(document.get_text_address())

    assert (page.status_code, page["Location"]) == (302, document.get_absolute_url())
    assert client.get(reverse("reading:text", args=["0" * 13])).status_code == 404


def test_text_given_by_the_editor_is_shown_instead(add, client, pdf):
    document = add(file=pdf(), given_text="What is meant & <b>said</b>")

    page = client.get(document.get_text_address())

    assertContains(page, "<p>What is meant &amp; &lt;b&gt;said&lt;/b&gt;</p>")
    assertNotContains(page, 'id="page-')


def test_a_long_text_comes_in_parts_each_reached_by_its_page(add, client, monkeypatch):
    monkeypatch.setattr(reading_views, "LETTERS", 60)
    document = add(*[f"{WORDS} {number}" for number in range(1, 10)])

    first = client.get(document.get_text_address()).content.decode()
    fifth = client.get(document.get_text_address(5)).content.decode()

    assert f"{WORDS} 1" in first
    assert f"{WORDS} 5" not in first
    assert 'id="page-5"' in fifth
    assert 'aria-current="page"' in fifth
    numbers = re.findall(r'href="\?page=(\d+)#', first)
    seen = [
        number
        for start in dict.fromkeys(numbers)
        for number in re.findall(
            r'id="page-(\d+)"',
            client.get(document.get_text_address(), {"page": start}).content.decode(),
        )
    ]
    assert seen == [str(number) for number in range(1, 10)]


@pytest.mark.parametrize("page", ["0", "-1", "99999999999", "x", "٣", "", "1" * 5000])
def test_a_page_that_does_not_exist_gives_a_part_that_does(add, client, page):
    document = add()

    assertContains(client.get(document.get_text_address(), {"page": page}), WORDS)


def test_lists_offer_the_text_where_there_is_one(add, make, client, pdf):
    readable = add()
    scan = add(file=pdf(), entry=readable.entry)

    page = client.get(readable.entry.get_absolute_url())

    assertContains(page, f'href="{readable.get_text_address()}"')
    assertNotContains(page, scan.get_text_address())
    assertContains(page, scan.get_absolute_url())


def test_the_grid_of_briefs_offers_texts(make, client):
    publication = make(Publication)
    brief = PolicyBrief.objects.create(publication=publication, file=printed(WORDS))
    read_next()

    page = client.get(publication.get_absolute_url())

    assertContains(page, f'href="{brief.get_text_address()}"')
    assertContains(client.get(brief.get_text_address()), WORDS)


@pytest.mark.parametrize(
    ("printed_lines", "meant"),
    [
        ("The wages of\nworkers in Tak", ["The wages of workers in Tak"]),
        ("their em-\nployers keep", ["their employers keep"]),
        ("Lao-\nThai border", ["Lao-Thai border"]),
        ("One.\n\nTwo.", ["One.", "Two."]),
        (
            "A line as wide as the page, after which a\n\nsentence goes on.\n\nNew",
            ["A line as wide as the page, after which a sentence goes on.", "New"],
        ),
        ("A title\n\nAnother one", ["A title", "Another one"]),
        (
            "A sentence that fills the line\nand ends.\nThe next paragraph begins here",
            [
                "A sentence that fills the line and ends.",
                "The next paragraph begins here",
            ],
        ),
        ("Points\n• first of all\n• second", ["Points", "• first of all", "• second"]),
        ("1. First, long enough\n2. Second", ["1. First, long enough", "2. Second"]),
        ("๑. ข้อแรกของเรา\n๒. ข้อสอง", ["๑. ข้อแรกของเรา", "๒. ข้อสอง"]),
        ("แรงงานข้าม\nชาติในไทย", ["แรงงานข้ามชาติในไทย"]),
        ("ပြောင်းရွှေ့\nလုပ်သားများ", ["ပြောင်းရွှေ့လုပ်သားများ"]),
        ("工资低，\n没有合同", ["工资低，没有合同"]),
        ("", []),
        (" \n\n \n", []),
    ],
)
def test_lines_of_print_become_paragraphs(printed_lines, meant):
    assert paragraphs(printed_lines) == meant
