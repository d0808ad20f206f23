"""Publishing waits until every picture is described, or marked as decorative."""

import pytest

from mmn.media.models import InlineImage, Photo
from news.models import Post
from tests.admin_post import address, filled

DRAFT = {"status": "draft", "published_at": None}
FILE_NAMES = [
    *("IMG_1234", "DSC0001", "harbour.jpg", "crew-at-noon.jpeg", "20240511_093012"),
    *("WhatsApp Image 2024-05-11 at 09.30.12", "holiday snap"),
]


def with_cover(make, jpeg, **said):
    return make(Post, cover=jpeg(), **DRAFT, **said)


def with_photo(make, jpeg, **said):
    post = make(Post, **DRAFT)
    said = {name.removeprefix("cover_"): value for name, value in said.items()}
    Photo.objects.create(entry=post, image=jpeg(), caption="At noon", **said)
    return post


def with_picture_in_text(make, jpeg, cover_alt="", cover_decorative=False):
    image = InlineImage.objects.create(image=jpeg()).image
    role = ' role="presentation"' if cover_decorative else ""
    return make(
        Post, body=f'<p><img src="{image.url}" alt="{cover_alt}"{role}></p>', **DRAFT
    )


WAYS = {
    "cover": (with_cover, "the cover"),
    "photo": (with_photo, "photo 1 (“At noon”)"),
    "text": (with_picture_in_text, "picture 1 in “text”"),
}
ways = pytest.mark.parametrize("way", WAYS)
users = pytest.mark.parametrize("group", ["Publisher", "superuser"])


def log_in(client, staff, group):
    user = staff(username="root", is_superuser=True) if group != "Publisher" else None
    client.force_login(user or staff("Publisher"))


def publish_in_form(client, post):
    url = address(Post, "change", post.pk)
    changes = {"status": "published"}
    return client.post(url, filled(client.get(url), **changes), follow=True)


def publish_in_list(client, post):
    data = {"action": "publish", "_selected_action": [post.pk]}
    return client.post(address(Post), data, follow=True)


@users
@ways
def test_the_form_publishes_nothing_undescribed(client, staff, make, jpeg, way, group):
    log_in(client, staff, group)
    post = WAYS[way][0](make, jpeg)

    answer = publish_in_form(client, post)

    assert Post.objects.get().status == "draft"
    assert "Write what the picture shows" in answer.text


@users
@ways
def test_the_list_publishes_nothing_undescribed(client, staff, make, jpeg, way, group):
    log_in(client, staff, group)
    made, name = WAYS[way]
    post = made(make, jpeg)
    ready = make(Post, title="Ready", **DRAFT)

    answer = client.post(
        address(Post),
        {"action": "publish", "_selected_action": [post.pk, ready.pk]},
        follow=True,
    )

    assert Post.objects.get(pk=post.pk).status == "draft"
    assert Post.objects.get(pk=ready.pk).status == "published"
    assert name in answer.text


@pytest.mark.parametrize("publish", [publish_in_form, publish_in_list])
@pytest.mark.parametrize(
    "said", [{"cover_alt": "Crew on deck"}, {"cover_decorative": True}]
)
@ways
def test_what_is_described_or_decorative_is_published(
    admin_client, make, jpeg, way, said, publish
):
    post = WAYS[way][0](make, jpeg, **said)

    publish(admin_client, post)

    assert Post.objects.get().status == "published"


def test_what_is_public_already_is_saved_with_a_warning(admin_client, make, jpeg):
    post = make(Post, cover=jpeg())
    url = address(Post, "change", post.pk)

    page = filled(admin_client.get(url), title="New title")
    answer = admin_client.post(url, page, follow=True)

    assert Post.objects.get().title == "New title"
    assert "the cover" in answer.text


def test_draft_with_bare_pictures_is_saved(admin_client, make, jpeg):
    post = with_cover(make, jpeg)
    url = address(Post, "change", post.pk)

    admin_client.post(url, filled(admin_client.get(url), title="New title"))

    assert Post.objects.get().title == "New title"


@pytest.mark.parametrize("name", FILE_NAMES)
def test_name_of_a_file_is_no_description(admin_client, make, jpeg, name):
    post = make(Post, cover=jpeg(name="holiday snap.jpg"), **DRAFT)
    Photo.objects.create(entry=post, image=jpeg(name="holiday snap.jpg"))
    url = address(Post, "change", post.pk)
    changes = {"cover_alt": name, "photos-0-alt": name}

    answer = admin_client.post(url, filled(admin_client.get(url), **changes))

    assert answer.text.count("that is the name of a file") >= 2
    assert (Post.objects.get().cover_alt, Photo.objects.get().alt) == ("", "")


def test_cover_is_described_or_decorative_not_both(admin_client, make, jpeg):
    post = with_cover(make, jpeg)
    url = address(Post, "change", post.pk)
    changes = {"cover_alt": "Crew", "cover_decorative": "on"}

    answer = admin_client.post(url, filled(admin_client.get(url), **changes))

    assert "A decorative cover has no description" in answer.text
    assert not Post.objects.get().cover_decorative
