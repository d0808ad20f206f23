"""Rights that no form shows: forged requests, lists, suggestions, who did what."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from mmn.content.models import Entry
from mmn.media.models import Photo
from news.models import Post
from tests.admin_post import address, post_form
from tests.conftest import grant_to_groups


@pytest.mark.parametrize("group", ["Contributor", "Editor"])
def test_forged_publishing_of_a_draft_is_refused(client, staff, make, group):
    user = staff(group)
    client.force_login(user)
    post = make(Post, status="draft", published_at=None, created_by=user)

    answer = post_form(
        client, address(Post, "change", post.pk), status="published", title="Mine"
    )

    post.refresh_from_db()
    assert "status" in answer.context["adminform"].form.errors
    assert (post.status, post.title) == ("draft", "Migrants in fishing")


def test_forged_creation_of_a_published_entry_is_refused(client, staff, db):
    client.force_login(staff("Editor"))

    answer = post_form(client, address(Post, "add"), title="Mine", status="published")

    assert "status" in answer.context["adminform"].form.errors
    assert not Post.objects.exists()


def test_editor_corrects_a_published_text_but_not_its_state_or_dates(
    client, staff, make
):
    client.force_login(staff("Editor"))
    post = make(Post)
    before = post.published_at

    answer = post_form(
        client,
        address(Post, "change", post.pk),
        **{"title": "Corrected", "status": "draft"},
        **{"published_at_0": "2001-01-01", "published_at_1": "00:00"},
        **{"unpublish_at_0": "2001-01-02", "unpublish_at_1": "00:00"},
    )

    post.refresh_from_db()
    assert answer.status_code == 302
    assert (post.title, post.status) == ("Corrected", "published")
    assert (post.published_at, post.unpublish_at) == (before, None)


def test_publisher_publishes_and_withdraws_through_the_form(client, staff, make):
    client.force_login(staff("Publisher"))
    post = make(Post, status="draft", published_at=None)
    url = address(Post, "change", post.pk)

    post_form(client, url, status="published")
    post.refresh_from_db()
    assert post.is_visible

    post_form(client, url, status="draft")
    post.refresh_from_db()
    assert not post.is_visible


def test_contributor_sees_no_drafts_of_others_in_lists(client, staff, make):
    user = staff("Contributor")
    client.force_login(user)
    make(Post, title="Mine", status="draft", published_at=None, created_by=user)
    make(Post, title="Public")
    make(Post, title="Hidden", status="draft", published_at=None)

    for model in (Post, Entry):
        page = client.get(address(model)).text
        assert "Mine" in page
        assert "Public" in page
        assert "Hidden" not in page


def test_contributor_cannot_describe_photos_of_others_even_when_forged(
    client, staff, make, jpeg
):
    user = staff("Contributor")
    client.force_login(user)
    draft = make(Post, status="draft", published_at=None, created_by=user)
    own = Photo.objects.create(entry=draft, image=jpeg())
    other = Photo.objects.create(entry=make(Post), image=jpeg(colour=(1, 1, 1)))

    for photo in (own, other):
        client.post(
            address(Photo),
            {
                **{"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1},
                **{"form-0-id": photo.pk, "form-0-alt": "Mine now"},
                **{"form-0-consent": "obtained", "_save": "Save"},
            },
        )

    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.alt, other.alt) == ("Mine now", "")


@pytest.mark.parametrize("group", ["Contributor", "Editor", "Publisher"])
def test_deleting_many_at_once_follows_the_rights_on_each(client, staff, make, group):
    user = staff(group)
    client.force_login(user)
    own = make(Post, status="draft", published_at=None, created_by=user)
    public = make(Post, created_by=user)

    def delete(entry):
        chosen = {"action": "delete_selected", "_selected_action": entry.pk}
        client.post(address(Post), {**chosen, "post": "yes"})
        return not Post.objects.filter(pk=entry.pk).exists()

    assert (delete(own), delete(public)) == (True, group == "Publisher")


def test_suggestions_name_no_drafts_of_others(client, staff, make):
    user = staff("Contributor")
    client.force_login(user)
    make(Post, title="Crews, mine", status="draft", created_by=user)
    make(Post, title="Crews, public")
    make(Post, title="Crews, hidden", status="draft")
    asked = {"app_label": "content", "model_name": "entry", "term": "crews"}

    answer = client.get(
        reverse("admin:autocomplete"), {**asked, "field_name": "related"}
    )

    offered = {result["text"] for result in answer.json()["results"]}
    assert offered == {"Crews, mine", "Crews, public"}


def test_who_wrote_and_who_changed_is_recorded(client, staff, make):
    author, publisher = staff("Contributor"), staff("Publisher")
    client.force_login(author)
    post_form(client, address(Post, "add"), title="Fishing crews")
    post = Post.objects.get()
    assert (post.created_by, post.updated_by) == (author, author)

    client.force_login(publisher)
    post_form(client, address(Post, "change", post.pk), title="New title")

    post.refresh_from_db()
    assert (post.created_by, post.updated_by) == (author, publisher)


def test_granting_twice_gives_nothing_twice(db):
    grant_to_groups()
    before = Group.objects.get(name="Editor").permissions.count()
    total = Permission.objects.count()

    grant_to_groups()

    assert Group.objects.get(name="Editor").permissions.count() == before
    assert Permission.objects.count() == total
