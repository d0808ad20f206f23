"""Changes to a published entry can wait: visitors see nothing of them until then."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from reversion.models import Version

from events.models import Event, Panel, PanelSeat, Participant
from mmn.content.models import Entry
from mmn.desk.models import WaitingChanges
from mmn.desk.versions.due import publish_due_changes
from mmn.desk.versions.snapshots import snapshot
from mmn.desk.versions.store import bare
from news.models import Post
from tests.admin_post import address, filled
from tests.desk.whole import EVERY_KIND, make_whole


def change(client, entry, query="", rows=None, press="_wait", **typed):
    """Open the form of an entry, type, press a button."""
    url = address(type(entry), "change", entry.pk)
    form = filled(client.get(url + query), rows=rows, **typed)
    return client.post(url, {**form, press: "1"})


def do(client, name, entry, **data):
    return client.post(reverse(f"desk:{name}", args=[entry.pk]), data)


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.KIND)
def test_the_public_page_stays_byte_for_byte_until_it_is_published(
    admin_client, client, make, jpeg, pdf, kind
):
    entry = make_whole(make, jpeg, pdf, kind)
    page = entry.get_absolute_url()
    before, stored = client.get(page).content, bare(snapshot(entry))
    photo = entry.photos.first()

    response = change(
        admin_client,
        entry,
        title="A new title",
        body="<p>Crews are home.</p>",
        **{"photos-0-caption": "At the pier", "tags": "crews, home"},
    )

    assert response.status_code == 302
    assert client.get(page).content == before
    assert bare(snapshot(entry)) == stored
    photo.refresh_from_db()
    assert photo.caption == ""

    do(admin_client, "publish_changes", entry)

    after = client.get(page).content.decode()
    assert "A new title" in after
    assert "Crews are home." in after
    assert "At the pier" in after
    photo.refresh_from_db()
    assert photo.caption == "At the pier"
    assert not WaitingChanges.objects.exists()


def test_the_form_goes_on_with_what_waits(admin_client, make):
    post = make(Post, title="Crews")
    change(admin_client, post, title="Crews at sea")
    change(admin_client, post, summary="In short")

    form = admin_client.get(address(Post, "change", post.pk)).context["adminform"].form

    assert form["title"].value() == "Crews at sea"
    assert form["summary"].value() == "In short"
    assert Post.objects.get().title == "Crews"


def test_new_people_and_sessions_wait_too_and_keep_together(admin_client, make):
    event = make(Event)
    change(
        admin_client,
        event,
        rows={
            "participants": [{"name": "Ms Srey"}],
            "panels": [{"title": "Wages", "panel_type": "panel"}],
        },
    )
    assert not Participant.objects.exists()

    change(admin_client, event, **{"participants-0-organisation": "Harbour"})
    do(admin_client, "publish_changes", event)

    assert Participant.objects.get().organisation == "Harbour"
    assert Participant.objects.get().pk > 0
    assert Panel.objects.get().title == "Wages"
    assert not PanelSeat.objects.exists()


def test_what_is_refused_does_not_wait(admin_client, make):
    post = make(Post, title="Crews")

    response = change(admin_client, post, title="")

    assert response.status_code == 200
    assert response.context["adminform"].form.errors["title"]
    assert not WaitingChanges.objects.exists()
    assert Post.objects.get().title == "Crews"


def test_a_draft_has_nothing_to_wait_for(admin_client, make):
    post = make(Post, title="Crews", status="draft")

    change(admin_client, post, title="Crews at sea")

    assert Post.objects.get().title == "Crews at sea"
    assert not WaitingChanges.objects.exists()


def test_the_state_cannot_wait(admin_client, make):
    post = make(Post)
    change(admin_client, post, title="Crews at sea", status="draft")
    do(admin_client, "publish_changes", post)

    assert Post.objects.get().is_visible
    assert Post.objects.get().title == "Crews at sea"


def test_staff_preview_what_waits_at_its_address(admin_client, client, make):
    post = make(Post, title="Crews")
    change(admin_client, post, title="Crews at sea")
    url = f"{post.get_absolute_url()}?changes={post.pk}"

    shown = admin_client.get(url)

    assert "Crews at sea" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    assert "Crews at sea" not in client.get(url).content.decode()
    assert Post.objects.get().title == "Crews"


def test_contributors_preview_nobody_elses_changes(admin_client, client, staff, make):
    post = make(Post, title="Crews")
    change(admin_client, post, title="Crews at sea")
    client.force_login(staff("Contributor"))

    page = client.get(f"{post.get_absolute_url()}?changes={post.pk}")

    assert "Crews at sea" not in page.content.decode()


def test_discarded_changes_leave_no_trace(admin_client, client, make):
    post = make(Post, title="Crews")
    change(admin_client, post, title="Crews at sea")

    do(admin_client, "discard_changes", post)
    do(admin_client, "publish_changes", post)

    assert Post.objects.get().title == "Crews"


def test_changes_are_published_by_themselves_at_their_hour(admin_client, make):
    post = make(Post, title="Crews")
    change(admin_client, post, title="Crews at sea")
    later = timezone.localtime() + timedelta(hours=2)
    do(admin_client, "schedule_changes", post, publish_at=f"{later:%Y-%m-%dT%H:%M}")

    assert publish_due_changes() == 0
    assert Post.objects.get().title == "Crews"
    WaitingChanges.objects.update(publish_at=timezone.now())

    assert publish_due_changes() == 1
    assert Post.objects.get().title == "Crews at sea"


@pytest.mark.parametrize("given", ["yesterday", "2001-01-01T10:00", "2099-99-99T10:00"])
def test_an_hour_that_cannot_be_is_refused(admin_client, make, given):
    post = make(Post)
    change(admin_client, post, title="Crews at sea")

    do(admin_client, "schedule_changes", post, publish_at=given)

    assert WaitingChanges.objects.get().publish_at is None


def test_due_changes_to_what_changed_meanwhile_wait_and_say_so(admin_client, make):
    post = make(Post, title="Crews")
    change(admin_client, post, title="Crews at sea")
    change(admin_client, post, "?public=1", title="Crews ashore", press="_save")
    WaitingChanges.objects.update(publish_at=timezone.now())

    assert publish_due_changes() == 0

    assert Post.objects.get().title == "Crews ashore"
    assert "changed meanwhile" in WaitingChanges.objects.get().problem


def test_what_both_changed_is_asked_when_it_is_published(admin_client, make):
    post = make(Post, title="Crews", summary="One")
    change(admin_client, post, title="Crews at sea", summary="Two")
    change(admin_client, post, "?public=1", title="Crews ashore", press="_save")

    asked = do(admin_client, "publish_changes", post)
    field = f"content.entry:{post.pk}:title"
    answer = {"attempt": asked.context["attempt"], "seen": asked.context["seen"]}
    do(admin_client, "choose", post, **answer, **{field: "theirs"})

    post.refresh_from_db()
    assert (post.title, post.summary) == ("Crews ashore", "Two")


@pytest.mark.parametrize("name", ["publish_changes", "discard_changes", "choose"])
@pytest.mark.parametrize("group", [None, "Contributor"])
def test_who_may_not_change_an_entry_decides_nothing(
    admin_client, client, staff, make, name, group
):
    post = make(Post, title="Crews")
    change(admin_client, post, title="Crews at sea")
    client.force_login(staff(group))

    assert do(client, name, post).status_code == 403
    assert Entry.objects.get().title == "Crews"
    assert WaitingChanges.objects.exists()


def test_two_on_the_same_changes_lose_nothing(admin_client, client, staff, make):
    post = make(Post, title="Crews")
    change(admin_client, post, title="Crews at sea")
    client.force_login(staff("Editor"))
    url = address(Post, "change", post.pk)
    mine, theirs = admin_client.get(url), client.get(url)
    client.post(url, {**filled(theirs, summary="Hers"), "_wait": "1"})

    admin_client.post(url, {**filled(mine, body="<p>Mine</p>"), "_wait": "1"})
    do(admin_client, "publish_changes", post)

    post.refresh_from_db()
    assert (post.title, post.summary) == ("Crews at sea", "Hers")
    assert post.body == "<p>Mine</p>"


def test_what_two_add_to_the_same_changes_is_all_there(
    admin_client, client, staff, make
):
    event = make(Event)
    change(admin_client, event, title="Dialogue")
    client.force_login(staff("Editor"))
    url = address(Event, "change", event.pk)
    mine, theirs = admin_client.get(url), client.get(url)
    for browser, page, name in (
        (client, theirs, "U Aung"),
        (admin_client, mine, "Srey"),
    ):
        rows = {"participants": [{"name": name}]}
        browser.post(url, {**filled(page, rows=rows), "_wait": "1"})

    do(admin_client, "publish_changes", event)

    names = Participant.objects.values_list("name", flat=True)
    assert set(names) == {"U Aung", "Srey"}


def test_deleting_an_entry_keeps_its_waiting_changes_as_a_version(admin_client, make):
    post = make(Post, title="Crews")
    change(admin_client, post, title="Precious words")

    admin_client.post(address(Post, "delete", post.pk), {"post": "yes"})

    assert not Post.objects.exists()
    kept = Version.objects.get_for_object_reference(Entry, post.pk)
    titles = [version.field_dict["title"] for version in kept]
    assert titles == ["Crews", "Precious words", "Crews"]


def test_who_had_to_log_in_first_finds_the_form_again(admin_client, make):
    post = make(Post)

    response = admin_client.get(reverse("desk:choose", args=[post.pk]))

    assert response.url == address(Post, "change", post.pk)


def test_a_tag_that_is_too_long_is_refused_with_a_sentence(admin_client, make):
    post = make(Post)

    response = change(admin_client, post, tags="x" * 101)

    assert "too long for a tag" in str(response.context["adminform"].form.errors)
    assert not WaitingChanges.objects.exists()
