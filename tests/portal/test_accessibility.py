"""The page on accessibility: in every language, linked from every page."""

import pytest
from django.core.exceptions import ValidationError
from pytest_django.asserts import assertContains

from mmn.content.models import Page


@pytest.mark.parametrize("prefix", ["", "/my", "/ja"])
def test_every_page_leads_to_what_is_said_on_accessibility(client, db, prefix):
    link = f'href="{prefix}/accessibility/"'

    assertContains(client.get(f"{prefix}/news/"), link, count=1)
    assertContains(client.get(f"{prefix}/accessibility/"), "mailto:")


def test_standard_is_named_and_marked_as_english(client, db):
    page = client.get("/th/accessibility/")

    assertContains(page, '<span lang="en">Web Content Accessibility Guidelines')


def test_no_standing_page_takes_its_address(db):
    page = Page(title="Accessibility", slug="accessibility", language="en")

    with pytest.raises(ValidationError, match="used by the site itself"):
        page.full_clean()


def test_search_engines_are_told_of_it(client, db):
    assertContains(client.get("/sitemap.xml"), "/accessibility/</loc>")
