"""Style sheets inside the page say what their files say."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from mmn.content.styles import compact

SHEETS = sorted(Path(settings.BASE_DIR, "static/css").glob("*.css"))


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
