"""Names and titles pasted from a table or a document stand on one line."""

from django.urls import reverse
from pytest_django.asserts import assertContains

from news.models import Post, PressContact
from tests.admin_post import filled

URL = "admin:news_post_add"


def test_pasted_tabs_and_line_ends_become_single_spaces(admin_client):
    rows = {
        "press_contacts": [
            {"name": "\tReiko\tHarima\u2028 Ms\r\n", "email": "a@b.org"}
        ],
        "signatories": [{"organisation": "MAP\t\tFoundation"}],
    }
    typed = {"title": "Crews\tat  sea", "body": "<p>One\tTwo</p>"}
    page = admin_client.get(reverse(URL))

    admin_client.post(reverse(URL), filled(page, rows, **typed))

    post = Post.objects.get()
    assert post.title == "Crews at sea"
    assert post.press_contacts.get().name == "Reiko Harima Ms"
    assert post.signatories.get().organisation == "MAP Foundation"
    assert "One\tTwo" in post.body


def test_a_name_of_nothing_but_tabs_is_missing(admin_client):
    rows = {"press_contacts": [{"name": "\t \t", "email": "a@b.org"}]}
    page = admin_client.get(reverse(URL))

    answer = admin_client.post(reverse(URL), filled(page, rows, title="Crews"))

    assert answer.status_code == 200
    assert not PressContact.objects.exists()


def test_what_is_too_long_is_refused_not_cut(admin_client):
    page = admin_client.get(reverse(URL))
    assert "maxlength" not in page.context["adminform"].form["title"].as_widget()

    answer = admin_client.post(reverse(URL), filled(page, title="x" * 301))

    assertContains(answer, "at most 300 characters (it has 301)")
    assertContains(answer, "x" * 301)


def test_an_address_with_other_signs_says_what_an_address_is(admin_client):
    page = admin_client.get(reverse(URL))
    wrong = {"title": "Crews", "slug": "mein Fluss ü"}

    answer = admin_client.post(reverse(URL), filled(page, **wrong))

    assertContains(answer, "only the letters a to z")
    assertContains(answer, "mein Fluss ü")


def test_spaces_of_other_scripts_are_kept(admin_client):
    title = "声明\u3000二〇一九 ខ្មែរ\u200bភាសា No.\u00a0188"
    page = admin_client.get(reverse(URL))

    admin_client.post(reverse(URL), filled(page, title=title))

    assert Post.objects.get().title == title
