import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mmn.content.languages import Language
from mmn.content.models import Organisation
from mmn.media.models import Document, Photo
from publications.models import PolicyBrief, Publication


@pytest.fixture
def page(client):
    """``page(entry, "/th")``: its page under a language's prefix, as text."""

    def read(entry, prefix=""):
        return client.get(f"{prefix}/publications/{entry.slug}/").content.decode()

    return read


def brief(publication, scope, language, **facts):
    """A brief whose file is named only: its bytes don't matter on a page."""
    new = PolicyBrief(
        publication=publication,
        scope=scope,
        language=language,
        download_name=f"{scope}-{language}.pdf",
        file=f"documents/2026/{scope}-{language}.pdf",
        **facts,
    )
    return PolicyBrief.objects.bulk_create([new])[0]


def columns(html):
    return re.findall(r'<th scope="col" lang="([\w-]+)">', html)


def test_month_is_shown_and_no_day(make, page):
    shown = page(make(Publication, published_in=date(2019, 9, 17)))

    assert '<time datetime="2019-09">September 2019</time>' in shown
    assert "17 September" not in shown


def test_facts_of_the_title_page_are_shown(make, page):
    entry = make(
        Publication,
        subtitle="Working conditions in four zones",
        publication_type="proceedings",
        authors="C. Melo, R. Harima",
        isbn="978-616-92000-0-0",
    )
    entry.partners.add(Organisation.objects.create(name="AIT"))
    entry.funders.add(Organisation.objects.create(name="IDRC"))

    shown = page(entry)

    facts = ["Working conditions in four zones", "Proceedings", "C. Melo, R. Harima"]
    for fact in [*facts, "978-616-92000-0-0", "AIT", "IDRC"]:
        assert fact in shown


def test_publication_without_a_cover_gets_one_from_its_title(make, page, jpeg):
    assert 'class="cover__title"' in page(make(Publication))
    assert 'class="cover__title"' not in page(make(Publication, cover=jpeg()))


def test_document_says_its_language_part_pages_and_size(make, page, pdf):
    entry = make(Publication)
    file = Document.objects.create(
        entry=entry, title="Full report", part="Part II", language="my", file=pdf(4)
    )

    shown = page(entry)

    assert f'href="{file.get_absolute_url()}"' in shown
    for fact in ('<span lang="my">မြန်မာ</span>', "Part II", "PDF, 4 pages", "kB"):
        assert fact in shown


def test_briefs_are_rows_of_scopes_by_columns_of_languages(make, page):
    entry = make(Publication)
    for scope, language in [("mekong", "my"), ("mekong", "en"), ("KH", "en")]:
        brief(entry, scope, language)

    shown = page(entry)

    assert columns(shown) == ["en", "my"]
    rows = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', shown, re.DOTALL)
    assert [name for name, _ in rows] == ["Mekong Region", "Cambodia"]
    assert [cells.count("PDF") for _, cells in rows] == [2, 1]
    assert [cells.count("–") for _, cells in rows] == [0, 1]


def test_readers_language_is_the_first_column(make, page):
    entry = make(Publication)
    for language in ("en", "km", "th"):
        brief(entry, "TH", language)

    assert columns(page(entry)) == ["en", "km", "th"]
    assert columns(page(entry, "/th")) == ["th", "en", "km"]


def test_brief_says_what_it_is_to_those_who_hear_the_page(make, page):
    entry = make(Publication)
    file = brief(entry, "KH", "km", pages=6, size=340_400)

    shown = page(entry)

    assert f'href="{file.get_absolute_url()}"' in shown
    name = 'PDF<span class="hidden-visually">: Cambodia, <span lang="km">ខ្មែរ</span>'
    assert name in shown
    assert "6 pages, 340\N{NO-BREAK SPACE}kB" in shown


def test_table_of_briefs_scrolls_in_a_named_region(make, page):
    entry = make(Publication)
    without = page(entry)
    brief(entry, "KH", "km")

    region = '<div class="table-scroll" role="region" aria-labelledby="briefs"'
    assert region in page(entry)
    assert 'class="briefs' not in without


def test_page_costs_the_same_queries_however_much_it_shows(
    make, client, django_assert_max_num_queries
):
    small, huge = make(Publication), make(Publication)
    brief(small, "TH", "th")
    for scope in PolicyBrief.Scope:
        for language in Language:
            brief(huge, scope, language)
    for entry, number in ((small, 1), (huge, 100)):
        Photo.objects.bulk_create(
            Photo(entry=entry, image=f"images/2026/{n}.jpg", width=900, height=600)
            for n in range(number)
        )
        for n in range(number):
            partner = Organisation.objects.create(name=f"{entry.slug} partner {n}")
            entry.partners.add(partner)
            entry.funders.add(partner)

    with CaptureQueriesContext(connection) as few:
        client.get(small.get_absolute_url())
    with django_assert_max_num_queries(12) as many:
        client.get(huge.get_absolute_url())

    assert len(many) == len(few)
