"""The editors' guides: whole, illustrated by the script, one click away."""

import re

import pytest
from pytest_django.asserts import assertContains

from mmn.desk.help.guides import FOLDER, guides
from tests.pictures.scenes import SCENES

NAMES = sorted(path.stem for path in FOLDER.glob("*.md"))


def test_the_index_leads_to_every_guide():
    assert {guide.name for guide in guides()} == {*NAMES} - {"index"}


def test_every_picture_shown_is_made_by_the_script_and_there():
    shown = set()
    for name in NAMES:
        text = (FOLDER / f"{name}.md").read_text()
        shown |= set(re.findall(r"\]\(images/([a-z0-9-]+)\.webp\)", text))

    taken = {path.stem for path in (FOLDER / "images").glob("*.webp")}

    assert shown == taken
    assert shown <= SCENES.keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_guide_opens_with_its_pictures_described(client, staff, name):
    client.force_login(staff("Contributor"))

    page = client.get(f"/admin/desk/help/{name}/")

    assertContains(page, 'class="help__guide"')
    pictures = re.findall(r'<img alt="([^"]*)" src="([^"]+)"', page.text)
    for description, address in pictures:
        assert len(description) > 10
        assert client.get(address)["Content-Type"] == "image/webp"
    assert ".md" not in page.text.partition("help__guide")[2]


def test_help_is_one_click_away_everywhere(admin_client):
    for path in ("/admin/", "/admin/news/post/", "/admin/news/post/add/"):
        assertContains(admin_client.get(path), "/admin/desk/help/")


@pytest.mark.parametrize("path", ["nothing", "..%2F..%2Fgroups", "pictures/x.webp"])
def test_what_is_no_guide_is_not_found(admin_client, path):
    assert admin_client.get(f"/admin/desk/help/{path}").status_code in (301, 404)
    assert admin_client.get(f"/admin/desk/help/{path}/").status_code == 404


def test_visitors_are_asked_to_log_in(client, db):
    assert client.get("/admin/desk/help/").status_code == 302
    assert client.get("/admin/desk/help/pictures/form.webp").status_code == 302
