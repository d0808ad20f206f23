"""Posts in the admin: contacts and signatories in one form with the text."""

from django.urls import reverse

from mmn.content.models import Organisation
from news.models import Post
from tests.admin_post import filled


def test_contacts_and_signatories_are_saved_with_the_post(admin_client):
    member = Organisation.objects.create(name="Migrant Forum", country="TH")
    url = reverse("admin:news_post_add")
    rows = {
        "press_contacts": [
            {"name": "Daw Khin", "languages_spoken": "Burmese", "phone": "+66 2"}
        ],
        "signatories": [
            {"organisation": "Forum of migrants", "listed": member.pk},
            {"organisation": "Union", "country": "KH", "position": 1},
        ],
    }
    typed = {"title": "Open letter", "format": "open_letter", "dated_on": "2026-05-01"}

    answer = admin_client.post(url, filled(admin_client.get(url), rows, **typed))

    assert answer.status_code == 302, answer.context["errors"]
    post = Post.objects.get()
    assert post.format == "open_letter"
    assert post.press_contacts.get().languages_spoken == "Burmese"
    assert [s.organisation for s in post.signatories.all()] == [
        *("Forum of migrants", "Union"),
    ]
    assert member.signatures.get().post == post


def test_wrong_address_of_a_contact_keeps_all_other_rows(admin_client):
    url = reverse("admin:news_post_add")
    rows = {
        "press_contacts": [{"name": "Daw Khin", "email": "not an address"}],
        "signatories": [{"organisation": "Forum of migrants"}],
    }

    answer = admin_client.post(
        url, filled(admin_client.get(url), rows, title="Open letter")
    )

    assert not Post.objects.exists()
    for kept in ("Daw Khin", "not an address", "Forum of migrants", "Open letter"):
        assert kept in answer.text


def test_list_finds_posts_by_who_signed(admin_client, make):
    make(Post, title="Signed").signatories.create(organisation="Forum of migrants")
    make(Post, title="Unsigned")

    page = admin_client.get(reverse("admin:news_post_changelist"), {"q": "forum"})

    assert [post.title for post in page.context["cl"].result_list] == ["Signed"]
