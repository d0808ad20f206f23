"""The fonts for scripts that a device may lack."""

import re
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from tests.languages.catalogues import read, strings

from .__main__ import FONTS, SCRIPTS

CSS = (FONTS.parent / "css/fonts.css").read_text()
FACES = re.findall(r"@font-face {(.*?)}", CSS, re.DOTALL)
DOCS = (FONTS.parents[1] / "docs/typography.md").read_text()
LANGUAGE = {"Myanmar": "my", "Khmer": "km", "Lao": "lo", "Thai": "th"}


def files(script):
    return [
        FONTS / f"noto-sans-{script}-{w}.woff2".lower() for w in ("regular", "bold")
    ]


def test_every_file_has_a_face_and_every_face_a_file():
    named = re.findall(r'url\("\.\./fonts/([^"]+)"\)', CSS)

    assert sorted(named) == sorted(path.name for path in FONTS.glob("*.woff2"))
    assert len(named) == len(FACES) == 2 * len(SCRIPTS)


@pytest.mark.parametrize("face", FACES)
def test_device_comes_first_and_text_is_never_hidden(face):
    assert face.index("local(") < face.index("url(")
    assert "font-display: swap" in face
    assert re.search(r"unicode-range: U\+[0-9A-F]{4}-[0-9A-F]{4};", face)


@pytest.mark.parametrize("script", SCRIPTS)
def test_font_has_every_letter_of_its_script_that_we_write(script):
    written = {
        letter
        for message in read("public", LANGUAGE[script])
        for text in strings(message)
        for letter in text
        if unicodedata.name(letter, "").startswith(script.upper())
    }

    assert len(written) > 40
    for path in files(script):
        assert {*map(ord, written)} <= TTFont(path).getBestCmap().keys(), path.name


@pytest.mark.parametrize("script", SCRIPTS)
def test_font_keeps_what_shapes_its_script(script):
    for path in files(script):
        assert {"GSUB", "GPOS", "GDEF"} <= {*TTFont(path).keys()}, path.name


@pytest.mark.parametrize("script", SCRIPTS)
def test_font_is_as_small_as_the_documentation_says(script):
    sizes = re.search(
        rf"^\| {script}.*?\| (\d+) kB \| (\d+) kB \|$", DOCS, re.MULTILINE
    )

    for path, most in zip(files(script), sizes.groups(), strict=True):
        assert path.stat().st_size <= int(most) * 1000, path.name


def test_licence_stands_beside_the_fonts():
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()
