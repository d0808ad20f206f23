"""The list of photos is saved though one was taken away while somebody typed."""

import pytest

from mmn.media.models import Photo
from news.models import Post
from tests.admin_post import address


@pytest.fixture
def mine(client, staff, make, jpeg):
    """Two photos, each of a draft by Contributor who is logged in."""
    author = staff("Contributor")
    client.force_login(author)
    return [
        Photo.objects.create(
            entry=make(Post, status="draft", created_by=author),
            image=jpeg(colour=(number, 90, 9)),
        )
        for number in (10, 200)
    ]


def describe(client, photos, words):
    data = {"form-TOTAL_FORMS": len(photos), "form-INITIAL_FORMS": len(photos)}
    for place, (photo, alt) in enumerate(zip(photos, words, strict=True)):
        data |= {f"form-{place}-id": photo.pk, f"form-{place}-alt": alt}
    return client.post(address(Photo), {**data, "_save": "Save"}, follow=True)


def test_what_is_still_there_is_saved_and_the_rest_is_told(client, mine):
    gone, kept = mine
    deleted = Photo(pk=gone.pk)
    gone.delete()

    answer = describe(client, [deleted, kept], ["A pier", "A boat"])

    kept.refresh_from_db()
    assert kept.alt == "A boat"
    assert "deleted meanwhile or you may not change them any more: “A pier”." in (
        answer.text
    )


def test_a_photo_whose_entry_was_published_meanwhile_is_left(client, mine):
    first, second = mine
    Post.objects.get(pk=second.entry_id).delete()
    Post.objects.filter(pk=first.entry_id).update(
        status="published", published_at="2026-01-01T00:00Z"
    )

    answer = describe(client, [first], ["A pier"])

    first.refresh_from_db()
    assert (answer.status_code, first.alt) == (200, "")
    assert "“A pier”" in answer.text


def test_with_all_there_nothing_is_told(client, mine):
    answer = describe(client, mine, ["A pier", "A boat"])

    assert [photo.alt for photo in Photo.objects.order_by("pk")] == ["A pier", "A boat"]
    assert "deleted meanwhile" not in answer.text


@pytest.mark.parametrize("forged", ["", "x", "9" * 30, "-1"])
def test_nonsense_in_place_of_a_number_changes_nothing(client, mine, forged):
    assert describe(client, [Photo(pk=forged)], ["A pier"]).status_code == 200
    assert not Photo.objects.exclude(alt="").exists()
