"""Staff choose the language of the admin; it changes no other page."""

import pytest
from pytest_django.asserts import assertContains, assertRedirects

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, staff):
    client.force_login(staff("Editor"))
    return client


def choose(client, code, **more):
    return client.post(
        "/admin/language/", {"language": code, "next": "/admin/", **more}
    )


def test_admin_is_english_until_somebody_chooses(editor):
    page = editor.get("/admin/", headers={"accept-language": "th"})

    assertContains(page, '<html lang="en"')
    assertContains(page, 'value="th" lang="th"')


@pytest.mark.parametrize(
    ("code", "lang", "word"),
    [
        ("th", "th", "ข่าวประชาสัมพันธ์"),
        ("lo", "lo", "ຖະແຫຼງຂ່າວ"),
        ("zh-hans", "zh-hans", "保存"),
    ],
)
def test_chosen_language_is_that_of_the_whole_admin(editor, code, lang, word):
    assertRedirects(choose(editor, code), "/admin/")

    for address in ("/admin/", "/admin/news/post/add/"):
        assertContains(editor.get(address), f'<html lang="{lang}"')
    assertContains(editor.get("/admin/news/post/add/"), word)


def test_chosen_language_changes_no_public_page(editor):
    cookie = choose(editor, "th").cookies["django_language"]

    assert (cookie["path"], cookie["httponly"]) == ("/admin/", True)
    editor.cookies["django_language"] = "th"  # even if a browser sent it there
    assertContains(editor.get("/news/"), '<html lang="en">')


@pytest.mark.parametrize("code", ["xx", "", "../../etc", "th\x00", "fr"])
def test_unknown_language_changes_nothing(editor, code):
    choose(editor, code)
    assertContains(editor.get("/admin/"), '<html lang="en"')

    editor.cookies["django_language"] = "fr"
    assertContains(editor.get("/admin/"), '<html lang="en"')


def test_choice_leads_to_no_other_site(editor):
    assert (
        choose(editor, "th", next="https://evil.example/").headers["Location"] == "/th/"
    )
