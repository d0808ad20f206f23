"""Style sheets inside the page, and the policy that allows them and no others."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from mmn.content.styles import compact, sheet
from news.models import Post

SHEETS = sorted(Path(settings.BASE_DIR, "static/css").glob("*.css"))
STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


def policy_of(response):
    """The directives of the content security policy, by name."""
    parts = response["Content-Security-Policy"].split(";")
    return {name: words for name, *words in (part.split() for part in parts)}


def sources_in(response):
    """What the policy must call the style sheets of the page."""
    texts = STYLE.findall(response.content.decode())
    hashes = [hashlib.sha256(text.encode()).digest() for text in texts]
    return [f"'sha256-{base64.b64encode(hash).decode()}'" for hash in hashes]


@pytest.mark.parametrize("address", ["/", "/news/", "/search/", "/no-such-page/"])
def test_policy_allows_the_sheets_of_the_page_and_no_others(client, db, address):
    response = client.get(address)

    assert len(sources_in(response)) >= 2
    assert policy_of(response)["style-src"] == ["'self'", *sources_in(response)]


def test_page_of_an_entry_needs_no_other_style_sheet(client, make):
    response = client.get(make(Post).get_absolute_url())

    assert 'rel="stylesheet"' not in response.content.decode()
    assert policy_of(response)["style-src"] == ["'self'", *sources_in(response)]
    assert ".contact{" in response.content.decode()


def test_answer_without_a_sheet_allows_none(client, db):
    assert "style-src" not in policy_of(client.get("/robots.txt"))


def test_sheets_are_read_once_and_anew_while_developing():
    assert sheet("tokens") is sheet("tokens")
    with override_settings(DEBUG=True):
        assert sheet("tokens") is not sheet("tokens")


def test_missing_sheet_is_named():
    with pytest.raises(LookupError, match="no-such"):
        sheet("no-such")


@pytest.mark.parametrize(
    ("css", "short"),
    [
        ("/* why */\na {\n  color: red;\n}\n", "a{color:red}"),
        ('a::before {\n  content: "; /* } ";\n}', 'a::before{content:"; /* } "}'),
        ("a :is(b, c) > d {\n  margin: 0 1px;\n}", "a :is(b,c) > d{margin:0 1px}"),
        ("a {\n  width: calc(1px + 2px);\n}", "a{width:calc(1px + 2px)}"),
        ("@media (width >= 2px) and (hover) {}", "@media (width >= 2px) and (hover){}"),
        ('a {b: url("../img/mark.svg")}', 'a{b:url("/static/img/mark.svg")}'),
    ],
)
def test_only_what_means_nothing_is_left_out(css, short):
    assert compact(css) == short


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_compact_sheet_says_what_its_source_says(path):
    """Of both, everything but comments and space."""
    source = path.read_text()
    bare = re.sub(r"/\*.*?\*/|\s", "", source, flags=re.DOTALL).replace(";}", "}")
    short = re.sub(r"\s", "", compact(source).replace('"/static/', '"../'))

    assert short == bare
    assert "<" not in compact(source).replace("(width <", "")


def test_no_public_template_sends_readers_for_a_sheet():
    """But the page of errors, which must not depend on anything."""
    folder = Path(settings.BASE_DIR, "templates")
    linking = {
        str(path.relative_to(folder))
        for path in folder.rglob("*.html")
        if "admin" not in path.parts and 'rel="stylesheet"' in path.read_text()
    }

    assert linking == {"500.html", "media/browse.html"}
