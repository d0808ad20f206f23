"""Scripts inside the page say what their files say."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from mmn.content.scripts import script

FOLDER = Path(settings.BASE_DIR, "static/js")


@pytest.mark.parametrize("name", ["menu", "share", "photos"])
def test_only_comments_and_indents_of_a_script_are_left_out(name):
    lines = [line.strip() for line in (FOLDER / f"{name}.js").read_text().splitlines()]
    code = [line for line in lines if line and not line.startswith("//")]

    assert script(name).text == "{" + "\n".join(code) + "\n}"


def test_several_scripts_don_t_meet_each_others_names():
    both = script("menu", "share").text

    assert both == script("menu").text + script("share").text


def test_no_public_template_sends_readers_for_a_script():
    folder = Path(settings.BASE_DIR, "templates")
    sending = {
        str(path.relative_to(folder))
        for path in folder.rglob("*.html")
        if "admin" not in path.parts and re.search("<script[^>]* src", path.read_text())
    }

    assert sending == {"media/browse.html"}
