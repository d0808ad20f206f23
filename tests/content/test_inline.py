"""Style sheets and scripts inside the page, and the policy that allows them and no
others."""

import base64
import hashlib
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.contrib.staticfiles import finders
from django.test import override_settings

from mmn.content.scripts import script
from mmn.content.styles import sheet
from news.models import Post

STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
SCRIPT = re.compile(r'<script(?: type="module")?>(.*?)</script>', re.DOTALL)


def policy_of(response):
    """The directives of the content security policy, by name."""
    parts = response["Content-Security-Policy"].split(";")
    return {name: words for name, *words in (part.split() for part in parts)}


def sources_in(response, element):
    """What the policy must call the texts of these elements of the page."""
    texts = element.findall(response.content.decode())
    hashes = [hashlib.sha256(text.encode()).digest() for text in texts]
    return [f"'sha256-{base64.b64encode(hash).decode()}'" for hash in hashes]


@pytest.mark.parametrize("address", ["/", "/news/", "/search/", "/no-such-page/"])
def test_policy_allows_what_is_in_the_page_and_nothing_else(client, db, address):
    response = client.get(address)
    sheets, scripts = (sources_in(response, element) for element in (STYLE, SCRIPT))

    assert len(sheets) >= 2
    assert len(scripts) == 2
    assert policy_of(response)["style-src"] == ["'self'", *sheets]
    assert policy_of(response)["script-src"] == ["'self'", *scripts]


def test_page_of_an_entry_needs_no_other_sheet_and_no_other_script(client, make):
    response = client.get(make(Post).get_absolute_url())
    page = response.content.decode()

    assert 'rel="stylesheet"' not in page
    assert "<script src" not in page
    assert policy_of(response)["style-src"] == ["'self'", *sources_in(response, STYLE)]
    assert policy_of(response)["script-src"][1:] == sources_in(response, SCRIPT)
    assert ".contact{" in page
    assert "data-copy-button" in SCRIPT.findall(page)[-1]


def test_answer_without_a_sheet_or_script_allows_none(client, db):
    policy = policy_of(client.get("/robots.txt"))

    assert not {"style-src", "script-src"} & set(policy)


@pytest.mark.parametrize(("make_text", "name"), [(sheet, "tokens"), (script, "menu")])
def test_files_are_read_once_and_anew_while_developing(make_text, name):
    assert make_text(name) is make_text(name)
    with override_settings(DEBUG=True):
        assert make_text(name) is not make_text(name)


@pytest.mark.parametrize("make_text", [sheet, script])
def test_missing_file_is_named(make_text):
    with pytest.raises(LookupError, match="no-such"):
        make_text("no-such")


def test_icon_is_in_the_page_as_it_is_in_its_file(client, db):
    page = client.get("/").content.decode()
    kind, _, icon = re.search('rel="icon" href="([^"]+)"', page)[1].partition(",")

    assert kind == "data:image/svg+xml"
    assert unquote(icon) == Path(finders.find("img/mark.svg")).read_text().strip()
    assert not set(icon) & set(' <>"#{}')
