"""Whatever way a picture comes onto a public page, somebody has described it first."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mmn.desk.models import QueuedMail, WaitingChanges
from mmn.desk.versions.due import publish_due_changes
from mmn.desk.versions.store import first_version, keep_version
from mmn.media.models import Photo
from news.models import Post
from tests.admin_post import address, filled

WORDS = "First describe these pictures"


def upload(jpeg, colour=(9, 9, 9)):
    return SimpleUploadedFile("deck.jpg", jpeg(colour=colour).read())


def save(client, entry, query="", rows=None, press="_save", follow=True, **typed):
    """Open the form of an entry, type, press a button."""
    url = address(type(entry), "change", entry.pk)
    form = filled(client.get(url + query), rows=rows, **typed)
    return client.post(url, {**form, press: "1"}, follow=follow)


def photo(jpeg, **said):
    return {"photos": [{"image": upload(jpeg), "caption": "At noon", **said}]}


def do(client, name, entry, **data):
    url = reverse(f"desk:{name}", args=[entry.pk])
    return client.post(url, data, follow=True)


@pytest.fixture
def waiting(admin_client, make, jpeg):
    """A published post; changes wait that bring a photo without a description."""
    post = make(Post, title="Crews", body="<p>Text</p>")
    save(admin_client, post, press="_wait", rows=photo(jpeg), title="Crews at sea")
    return post


def test_bare_photo_waits_but_is_not_published_by_hand(admin_client, waiting):
    answer = do(admin_client, "publish_changes", waiting)

    assert WORDS in answer.text
    url = address(Post, "change", waiting.pk)
    assert f'<a href="{url}#id_photos-0-alt">photo 1 (“At noon”)</a>' in answer.text
    assert 'id="id_photos-0-alt"' in answer.text
    assert not Photo.objects.exists()
    assert Post.objects.get().title == "Crews"
    assert WaitingChanges.objects.exists()


@pytest.mark.parametrize(
    "said", [{"photos-0-alt": "Four men on deck"}, {"photos-0-decorative": "on"}]
)
def test_described_or_decorative_it_is_published(admin_client, waiting, said):
    do(admin_client, "publish_changes", waiting)

    save(admin_client, waiting, press="_publish_changes", **said)

    assert Photo.objects.get().caption == "At noon"
    assert Post.objects.get().title == "Crews at sea"


def test_save_and_publish_keeps_what_was_typed_and_publishes_nothing(
    admin_client, waiting
):
    answer = save(admin_client, waiting, press="_publish_changes", summary="In short")

    assert WORDS in answer.text
    assert answer.context["adminform"].form["summary"].value() == "In short"
    assert not Photo.objects.exists()


@pytest.mark.parametrize("way", ["cover", "text"])
def test_cover_and_pictures_in_texts_are_asked_for_too(
    admin_client, make, jpeg, way, settings
):
    post = make(Post)
    typed = {"cover": upload(jpeg)}
    if way == "text":
        other = make(Post, title="Other", cover=jpeg(colour=(1, 2, 3)))
        typed = {"body": f'<p><img src="{other.cover.url}" alt=""></p>'}
    save(admin_client, post, press="_wait", **typed)

    answer = do(admin_client, "publish_changes", post)

    assert f"#id_{'cover_alt' if way == 'cover' else 'body'}" in answer.text
    post.refresh_from_db()
    assert (post.cover, post.body) == ("", "")


def test_pictures_that_are_public_already_hold_up_no_changes(admin_client, make, jpeg):
    post = make(Post, title="Crews", cover=jpeg())
    Photo.objects.create(entry=post, image=jpeg(colour=(4, 4, 4)))
    save(admin_client, post, press="_wait", title="Crews at sea")

    do(admin_client, "publish_changes", post)

    assert Post.objects.get().title == "Crews at sea"


def test_a_description_is_not_taken_out_by_changes_that_waited(
    admin_client, make, jpeg
):
    post = make(Post)
    Photo.objects.create(entry=post, image=jpeg(), alt="Four men on deck")
    save(admin_client, post, press="_wait", **{"photos-0-alt": ""})

    assert WORDS in do(admin_client, "publish_changes", post).text
    assert Photo.objects.get().alt == "Four men on deck"


def due_now():
    WaitingChanges.objects.update(publish_at=timezone.now())
    return publish_due_changes()


def test_due_changes_wait_for_descriptions_and_their_editor_is_told_once(
    admin_client, admin_user, waiting
):
    assert due_now() == 0
    assert due_now() == 0

    assert not Photo.objects.exists()
    assert "photo 1 (“At noon”)" in WaitingChanges.objects.get().problem
    letter = QueuedMail.objects.get()
    assert letter.to == admin_user.email
    assert "photo 1 (“At noon”)" in letter.text
    assert address(Post, "change", waiting.pk) in letter.text
    assert WORDS in admin_client.get(reverse("admin:index")).text


def test_due_changes_are_published_as_soon_as_they_are_described(admin_client, waiting):
    due_now()

    save(admin_client, waiting, press="_wait", **{"photos-0-alt": "Four men"})

    assert publish_due_changes() == 1
    assert Photo.objects.get().alt == "Four men"


def test_who_sets_the_time_is_told_what_is_missing(admin_client, waiting):
    later = timezone.localtime() + timedelta(hours=2)

    answer = do(
        admin_client, "schedule_changes", waiting, publish_at=f"{later:%Y-%m-%dT%H:%M}"
    )

    assert WORDS in answer.text
    assert "#id_photos-0-alt" in answer.text
    assert WaitingChanges.objects.get().publish_at


def test_many_bare_pictures_are_a_problem_that_fits(admin_client, make, jpeg):
    post = make(Post)
    rows = [
        {"image": upload(jpeg, (n, 0, 0)), "caption": "A very long caption " * 3}
        for n in range(8)
    ]
    save(admin_client, post, press="_wait", rows={"photos": rows})

    due_now()

    assert len(WaitingChanges.objects.get().problem) == 300


# --- Past the waiting changes: saved directly, merged, restored, recovered


def test_bare_photo_is_refused_where_visitors_would_see_it_at_once(
    admin_client, make, jpeg
):
    post = make(Post, title="Crews")

    answer = save(admin_client, post, rows=photo(jpeg), title="Crews at sea")

    assert "Write what the picture shows" in answer.text
    assert not Photo.objects.exists()
    assert Post.objects.get().title == "Crews"


def two_forms(admin_client, client, staff, post):
    client.force_login(staff("Publisher"))
    url = address(Post, "change", post.pk)
    return url, admin_client.get(url), client.get(url)


def test_publishing_beside_a_bare_photo_of_another_stays_a_draft(
    admin_client, client, staff, make, jpeg
):
    post = make(Post, status="draft")
    url, mine, theirs = two_forms(admin_client, client, staff, post)
    client.post(url, filled(theirs, rows=photo(jpeg)))

    answer = admin_client.post(
        url, filled(mine, status="published", summary="In short"), follow=True
    )

    post.refresh_from_db()
    assert (post.status, post.summary) == ("draft", "In short")
    assert WORDS in answer.text
    assert "#id_photos-0-alt" in answer.text


def test_bare_photo_beside_the_publishing_of_another_waits(
    admin_client, client, staff, make, jpeg
):
    post = make(Post, title="Crews", status="draft")
    url, mine, theirs = two_forms(admin_client, client, staff, post)
    client.post(url, filled(theirs, status="published"))

    answer = admin_client.post(
        url, filled(mine, rows=photo(jpeg), title="Crews at sea"), follow=True
    )

    post.refresh_from_db()
    assert (post.status, post.title) == ("published", "Crews")
    assert not Photo.objects.exists()
    assert WORDS in answer.text
    assert answer.context["adminform"].form["title"].value() == "Crews at sea"


@pytest.fixture
def former(make, jpeg):
    """A published post without pictures; its first version has a bare photo."""
    post = make(Post, title="Crews", status="draft")
    picture = Photo.objects.create(entry=post, image=jpeg())
    number = first_version(post)
    picture.delete()
    Post.objects.filter(pk=post.pk).update(status="published", title="Crews at sea")
    keep_version(post)
    return post, number


def restore(client, post, number):
    url = reverse("desk:restore", args=[post.pk, number])
    return client.post(url, {"now": client.get(url).context["now"]}, follow=True)


def test_a_version_with_bare_pictures_waits_instead_of_going_public(
    admin_client, former
):
    post, number = former

    answer = restore(admin_client, post, number)

    assert WORDS in answer.text
    assert not Photo.objects.exists()
    assert Post.objects.get().title == "Crews at sea"
    save(admin_client, post, press="_publish_changes", **{"photos-0-alt": "A deck"})
    assert Post.objects.get().title == "Crews"
    assert Photo.objects.get().alt == "A deck"


def test_a_version_with_bare_pictures_replaces_no_other_changes(admin_client, former):
    post, number = former
    save(admin_client, post, press="_wait", summary="Precious")

    answer = restore(admin_client, post, number)

    assert "Not restored" in answer.text
    step = WaitingChanges.objects.get().step
    assert step.rows[0]["fields"]["summary"] == "Precious"


def test_a_deleted_entry_with_bare_pictures_comes_back_as_a_draft(
    admin_client, make, jpeg
):
    post = make(Post, title="Crews", cover=jpeg())
    admin_client.post(address(Post, "delete", post.pk), {"post": "yes"})

    answer = do(admin_client, "recover", post)

    assert Post.objects.get().status == "draft"
    assert Post.objects.get().cover
    assert "the cover" in answer.text
