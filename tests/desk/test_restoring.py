"""A version put back with a few clicks, and deleted entries brought back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from mmn.content.models import Category, Entry, Page
from mmn.desk.models import WaitingChanges, WaitingStep
from mmn.desk.versions.snapshots import snapshot
from mmn.desk.versions.store import bare, keep_version, latest, versions
from mmn.media.models import Document, Photo
from news.models import Post
from tests.admin_post import address, post_form
from tests.desk.whole import EVERY_KIND, make_whole


def restore_address(entry, number):
    return reverse("desk:restore", args=[entry.pk, number])


def restore(client, entry, number):
    """Open the question and answer it."""
    url = restore_address(entry, number)
    asked = client.get(url)
    return client.post(url, {"now": asked.context["now"]}, follow=True)


def recover_address(pk):
    return reverse("desk:recover", args=[pk])


def delete(client, entry):
    return client.post(address(type(entry), "delete", entry.pk), {"post": "yes"})


# --- Restoring


def test_the_change_of_yesterday_is_undone_from_the_history(client, staff, make):
    client.force_login(staff("Editor"))
    post = make(Post, title="Crews at sea")
    post_form(client, address(Post, "change", post.pk), title="Oops")

    history = client.get(address(Post, "history", post.pk))
    first = list(history.context["page"])[-1]
    assertContains(history, restore_address(post, first.number))
    asked = client.get(restore_address(post, first.number))
    assertContains(asked, "Oops")
    done = restore(client, post, first.number)

    post.refresh_from_db()
    assert post.title == "Crews at sea"
    assertContains(done, "stands again")
    assertContains(done, "See what changed")
    newest = latest(post)
    assert newest.comment.startswith("Restored the version of ")
    assert newest.user.username == "staff-editor-0"


def test_looking_at_the_question_changes_nothing(admin_client, make):
    post = make(Post, title="One")
    number = keep_version(post)
    Post.objects.filter(pk=post.pk).update(title="Two")

    admin_client.get(restore_address(post, number))

    post.refresh_from_db()
    assert post.title == "Two"


def test_state_and_dates_stay_and_are_not_announced(admin_client, make):
    post = make(Post, title="One", status="draft", published_at=None)
    number = keep_version(post)
    post.status, post.title = "published", "Two"
    post.save()

    asked = admin_client.get(restore_address(post, number))
    assert [change.label for change in asked.context["changes"]] == ["Title"]
    restore(admin_client, post, number)

    post.refresh_from_db()
    assert (post.title, post.is_visible) == ("One", True)


def test_what_stood_before_is_kept_as_a_version(admin_client, make):
    post = make(Post, title="One")
    number = keep_version(post)
    Post.objects.filter(pk=post.pk).update(title="Never kept")

    restore(admin_client, post, number)

    titles = [version.field_dict["title"] for version in versions(post)]
    assert titles == ["One", "Never kept", "One"]


def test_what_somebody_saved_meanwhile_is_not_restored_over_unseen(admin_client, make):
    post = make(Post, title="One")
    number = keep_version(post)
    Post.objects.filter(pk=post.pk).update(title="Two")
    asked = admin_client.get(restore_address(post, number))
    Post.objects.filter(pk=post.pk).update(title="Three")

    again = admin_client.post(
        restore_address(post, number), {"now": asked.context["now"]}
    )

    post.refresh_from_db()
    assert post.title == "Three"
    assertContains(again, "Somebody saved it meanwhile")
    assertContains(again, "Three")


def test_what_is_gone_meanwhile_is_told(admin_client, make):
    category = Category.objects.create(name="Fishing", slug="fishing")
    post = make(Post, categories=[category], tags=["crews"])
    number = keep_version(post)
    category.delete()
    post.tags.all().delete()
    Post.objects.filter(pk=post.pk).update(title="Two")

    done = restore(admin_client, post, number)

    assertContains(done, "Left out, because it no longer exists: Categories; Tags")


def test_an_address_that_another_took_meanwhile_gives_way(admin_client, make):
    post = make(Post, title="Crews", status="draft", published_at=None)
    number = keep_version(post)
    post.slug = "elsewhere"
    post.save()
    make(Post, title="Another", slug="crews")

    done = restore(admin_client, post, number)

    post.refresh_from_db()
    assert post.slug == "crews-2"
    assertContains(done, "this one has “crews-2”")


def test_changes_that_wait_are_mentioned(admin_client, make):
    post = make(Post)
    number = keep_version(post)
    step = WaitingStep.objects.create(entry=post, rows=snapshot(post))
    WaitingChanges.objects.create(entry=post, step=step, opened_version=number)

    asked = admin_client.get(restore_address(post, number))

    assertContains(asked, "Changes to this entry wait to be published")


def test_a_version_that_is_the_same_as_now_can_not_be_restored(admin_client, make):
    post = make(Post)
    asked = admin_client.get(restore_address(post, keep_version(post)))

    assertContains(asked, "Nothing that anybody typed or uploaded differs")
    assertContains(asked, "disabled")


MAY_RESTORE = {
    None: set(),
    "Contributor": {"own draft"},
    "Editor": {"own draft", "other's draft", "public"},
    "Publisher": {"own draft", "other's draft", "public"},
}
STATES = ["own draft", "other's draft", "public"]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("group", MAY_RESTORE)
def test_who_may_change_an_entry_may_restore_it(client, staff, make, group, state):
    user = staff(group)
    draft = {"status": "draft", "published_at": None} if state != "public" else {}
    mine = {"created_by": user} if state == "own draft" else {}
    post = make(Post, title="One", **draft, **mine)
    number = keep_version(post)
    Post.objects.filter(pk=post.pk).update(title="Two")
    now = keep_version(post)
    client.force_login(user)
    url = restore_address(post, number)

    answers = [client.get(url).status_code, client.post(url, {"now": now}).status_code]

    post.refresh_from_db()
    allowed = state in MAY_RESTORE[group]
    assert answers == ([200, 302] if allowed else [403, 403])
    assert post.title == ("One" if allowed else "Two")


def test_the_version_of_another_entry_is_not_restored(admin_client, make):
    post, other = make(Post, title="One"), make(Post, title="Other")
    foreign, now = keep_version(other), keep_version(post)

    answer = admin_client.post(restore_address(post, foreign), {"now": now})

    post.refresh_from_db()
    assert (answer.status_code, post.title) == (404, "One")


def test_visitors_restore_nothing(client, make):
    post = make(Post, title="One")
    number = keep_version(post)
    Post.objects.filter(pk=post.pk).update(title="Two")
    now = keep_version(post)

    for url in (restore_address(post, number), recover_address(post.pk)):
        assert client.post(url, {"now": now}).status_code == 302

    post.refresh_from_db()
    assert post.title == "Two"


# --- Deleted entries


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.KIND)
def test_a_deleted_entry_is_found_looked_at_and_recovered_whole(
    client, staff, make, jpeg, pdf, kind
):
    naw = staff("Publisher", first_name="Naw")
    client.force_login(naw)
    entry = make_whole(make, jpeg, pdf, kind)
    before, public = snapshot(entry), entry.get_absolute_url()
    delete(client, entry)
    assert not Entry.objects.filter(pk=entry.pk).exists()
    assert client.get(public).status_code == 404

    found = client.get(reverse("desk:deleted"))
    assertContains(found, f"A whole {kind.KIND}")
    assertContains(found, "Naw")
    look = client.get(reverse("desk:deleted_page", args=[entry.pk]))
    assertContains(look, "This was deleted")
    assertContains(look, "Boat 1")
    asked = client.get(recover_address(entry.pk))
    assertContains(asked, "Photos")
    done = client.post(recover_address(entry.pk), follow=True)

    assertContains(done, "is back, with all that belongs to it")
    assert bare(snapshot(Entry.objects.get(pk=entry.pk))) == bare(before)
    history = client.get(address(kind, "history", entry.pk))
    assertContains(history, "Recovered.")
    client.logout()
    assert client.get(public).status_code == 200


def test_entries_deleted_from_the_list_are_kept_too(client, staff, make):
    client.force_login(staff("Publisher"))
    posts = [make(Post, title=title) for title in ("One", "Two")]
    chosen = {
        "action": "delete_selected",
        "_selected_action": [post.pk for post in posts],
        "post": "yes",
    }
    client.post(address(Post), chosen)

    found = client.get(reverse("desk:deleted"))
    for post in posts:
        assertContains(found, recover_address(post.pk))


def test_what_a_program_deleted_is_found_with_its_last_version(admin_client, make):
    post = make(Post, title="By a program")
    keep_version(post)
    post.delete()

    found = admin_client.get(reverse("desk:deleted"))

    assertContains(found, "By a program")
    assertContains(found, "Nobody noted when")


def test_what_exists_is_not_among_the_deleted(admin_client, make):
    post = make(Post)
    keep_version(post)

    found = admin_client.get(reverse("desk:deleted"))
    assertContains(found, "Nothing that you could bring back")
    changing = address(Post, "change", post.pk)
    for name in ("desk:recover", "desk:deleted_page"):
        shown = admin_client.get(reverse(name, args=[post.pk]))
        assertRedirects(shown, changing, fetch_redirect_response=False)
        assert admin_client.get(reverse(name, args=[10**30])).status_code == 404


def test_what_was_public_comes_back_as_a_draft_to_who_may_not_publish(
    client, staff, make
):
    post = make(Post)
    keep_version(post)
    pk, public = post.pk, post.get_absolute_url()
    post.delete()
    client.force_login(staff("Editor"))

    assertContains(client.get(recover_address(pk)), "publish it again")
    client.post(recover_address(pk))

    assert Post.objects.get(pk=pk).status == "draft"
    client.logout()
    assert client.get(public).status_code == 404


MAY_RECOVER = {
    None: (False, False),
    "Contributor": (True, False),
    "Editor": (True, True),
    "Publisher": (True, True),
}


@pytest.mark.parametrize("group", MAY_RECOVER)
@pytest.mark.parametrize("own", [True, False], ids=["own", "of others"])
def test_who_may_recover_what(client, staff, make, group, own):
    user = staff(group)
    post = make(
        Post,
        title="Gone crews",
        status="draft",
        published_at=None,
        created_by=user if own else None,
    )
    keep_version(post)
    pk = post.pk
    post.delete()
    client.force_login(user)
    allowed = MAY_RECOVER[group][0 if own else 1]

    listed = client.get(reverse("desk:deleted"))
    (assertContains if allowed else assertNotContains)(listed, "Gone crews")
    looked = client.get(reverse("desk:deleted_page", args=[pk]))
    assert looked.status_code == (200 if allowed else 403)
    answer = client.post(recover_address(pk))
    assert answer.status_code == (302 if allowed else 403)
    assert Post.objects.filter(pk=pk).exists() is allowed


def test_an_address_taken_meanwhile_is_told_before_and_after(admin_client, make):
    post = make(Post, title="Crews")
    keep_version(post)
    pk = post.pk
    post.delete()
    make(Post, title="Crews")

    asked = admin_client.get(recover_address(pk))
    done = admin_client.post(recover_address(pk), follow=True)

    for page in (asked, done):
        assertContains(page, "this one has “crews-2”")
    assert Post.objects.get(pk=pk).slug == "crews-2"


def test_a_translation_whose_original_is_gone_stands_by_itself(admin_client, make):
    original = make(Post, title="Crews")
    thai = make(Post, title="ลูกเรือ", language="th", translation_of=original)
    keep_version(thai)
    pk = thai.pk
    thai.delete()
    original.delete()

    done = admin_client.post(recover_address(pk), follow=True)

    assertContains(done, "Its original is gone")
    assert Post.objects.get(pk=pk).translation_of is None


def test_a_translation_that_was_made_anew_keeps_its_place(admin_client, make):
    original = make(Post, title="Crews")
    thai = make(Post, title="ลูกเรือ", language="th", translation_of=original)
    keep_version(thai)
    pk = thai.pk
    thai.delete()
    make(Post, title="คนงาน", language="th", translation_of=original)

    done = admin_client.post(recover_address(pk), follow=True)

    assertContains(done, "Its original has another translation now")
    back = Post.objects.get(pk=pk)
    assert (back.translation_of, back.slug) == (None, "crews-2")


def test_addresses_that_visitors_knew_redirect_again(admin_client, client, make):
    post = make(Post, title="Crews")
    keep_version(post)
    post.slug = "crews-at-sea"
    post.save()
    keep_version(post)
    pk = post.pk
    post.delete()
    assert client.get("/news/crews/").status_code == 404

    admin_client.post(recover_address(pk))

    assert client.get("/news/crews/")["Location"] == "/news/crews-at-sea/"


def test_files_of_a_recovered_entry_have_their_old_addresses(
    admin_client, client, make, jpeg, pdf
):
    post = make(Post)
    photo = Photo.objects.create(entry=post, image=jpeg(), alt="A crew")
    document = Document.objects.create(entry=post, file=pdf())
    files = [photo.image.url, document.get_absolute_url()]
    keep_version(post)
    pk = post.pk
    post.delete()
    assert [client.get(file).status_code for file in files] == [404, 404]

    admin_client.post(recover_address(pk))

    assert [client.get(file).status_code for file in files] == [200, 200]


def test_a_page_whose_parent_is_gone_comes_back_at_the_first_level(admin_client, make):
    above = make(Page, title="About")
    page = make(Page, title="Staff", parent=above)
    keep_version(page)
    pk = page.pk
    page.delete()
    above.delete()

    done = admin_client.post(recover_address(pk), follow=True)

    assertContains(done, "no longer exists: Under")
    assert Page.objects.get(pk=pk).parent is None


def test_dates_of_making_and_the_author_come_back(admin_client, staff, make):
    author = staff("Contributor")
    post = make(Post, created_by=author)
    long_ago = timezone.now() - timedelta(days=400)
    Post.objects.filter(pk=post.pk).update(created_at=long_ago)
    keep_version(post)
    pk = post.pk
    post.delete()

    admin_client.post(recover_address(pk))

    back = Post.objects.get(pk=pk)
    assert (back.created_at, back.created_by) == (long_ago, author)


def test_lists_and_the_first_page_lead_to_the_deleted(client, staff, db):
    client.force_login(staff("Editor"))

    for url in (reverse("admin:index"), address(Post), address(Entry)):
        assertContains(client.get(url), reverse("desk:deleted"))
