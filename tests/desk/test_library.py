"""The library: every file, where it is used, what may be deleted."""

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from events.models import Event
from mmn.content.models import Entry
from mmn.desk.library.deleting import delete as delete_files
from mmn.desk.library.sources import sources
from mmn.desk.models import FormCopy, WaitingChanges, WaitingStep
from mmn.desk.versions.snapshots import snapshot
from mmn.desk.versions.store import keep_version
from mmn.media.images import clean_image
from mmn.media.kept import keep
from mmn.media.models import Document, ImageConsent, InlineImage, Photo, StoredFile
from mmn.media.renditions import make_renditions
from mmn.media.uploads import store
from news.models import Post
from publications.models import PolicyBrief, Publication
from tests.admin_post import address

LIST = address(StoredFile)
DRAFT = {"status": "draft", "published_at": None}


def names(answer):
    return {file.original_name for file in answer.context["cl"].result_list}


@pytest.fixture
def unused(jpeg, db):
    """A stored picture that nothing uses."""
    name = store(clean_image(jpeg(name="unused.jpg", colour=(9, 9, 9))), "images")
    return StoredFile.objects.get(name=name)


def delete(client, *files, sure=True):
    data = {"action": "delete_selected", "_selected_action": [f.pk for f in files]}
    return client.post(LIST, {**data, "post": "yes"} if sure else data, follow=True)


def test_sources_are_found_by_their_fields():
    assert {source.model for source in sources()} == {
        *(Entry, Photo, InlineImage, Document, PolicyBrief)
    }


def test_list_says_where_each_file_is_used(admin_client, make, jpeg, pdf):
    post = make(Post, title="Covered", cover=jpeg(colour=(1, 1, 1), name="c.jpg"))
    event = make(Event, title="Pictured", **DRAFT)
    event.photos.create(image=jpeg(colour=(2, 2, 2), name="p.jpg"))
    picture = InlineImage.objects.create(image=jpeg(colour=(3, 3, 3), name="t.jpg"))
    picture.entries.add(post)
    report = make(Publication, title="Briefed")
    report.documents.create(file=pdf(name="d.pdf"))
    report.policy_briefs.create(file=pdf(name="b.pdf", note="2"))

    rows = admin_client.get(LIST).context["cl"].result_list

    assert {row.original_name: [str(use) for use in row.uses] for row in rows} == {
        "c.jpg": ["Cover picture: Covered"],
        "p.jpg": ["Photo: Pictured"],
        "t.jpg": ["Picture in a text: Covered"],
        "d.pdf": ["Document: Briefed"],
        "b.pdf": ["Policy brief: Briefed"],
    }


def test_state_and_form_of_each_entry_are_told(admin_client, make, jpeg):
    post = make(Post, title="Hidden one", cover=jpeg(), **DRAFT)

    page = admin_client.get(LIST).text

    assert address(Post, "change", post.pk) in page
    assert "state--draft" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"type": "pictures"}, {"cover.jpg", "photo.jpg", "unused.jpg"}),
        ({"type": "pdfs"}, {"report.pdf"}),
        ({"use": "none"}, {"unused.jpg"}),
        ({"use": "public"}, {"cover.jpg"}),
        ({"text": "missing"}, {"photo.jpg"}),
        ({"consent": "withdrawn"}, {"photo.jpg"}),
        ({"consent": "not_recorded"}, {"cover.jpg", "unused.jpg"}),
        ({"q": "trawler"}, {"photo.jpg"}),
        ({"q": "living report"}, {"report.pdf"}),
        ({"q": "nothing like it"}, set()),
        ({"q": "unused"}, {"unused.jpg"}),
    ],
    # In an order of their own: each of several processes names the same tests.
    ids=lambda given: str(given) if isinstance(given, dict) else len(given),
)
def test_files_are_found(admin_client, make, jpeg, pdf, unused, query, found):
    cover = jpeg(name="cover.jpg", colour=(1, 1, 1))
    make(Post, title="Boats", cover=cover, cover_alt="A boat")
    draft = make(Publication, title="Living together", **DRAFT)
    draft.documents.create(file=pdf(), title="A report")
    photo = draft.photos.create(image=jpeg(), caption="On a trawler")
    ImageConsent.objects.create(image=photo.image.name, consent="withdrawn")

    assert names(admin_client.get(LIST, query)) == found


def test_list_is_sorted_by_size_and_date(admin_client, unused, make, pdf):
    make(Post).documents.create(file=pdf(pages=9))

    sizes = [f.size for f in admin_client.get(f"{LIST}?o=4").context["cl"].result_list]
    assert sizes == sorted(sizes)
    assert admin_client.get(f"{LIST}?o=-5").status_code == 200


@pytest.mark.parametrize("count", [10, 200])
def test_list_asks_as_much_for_many_files_as_for_few(
    admin_client, make, django_assert_num_queries, count
):
    library = reverse("admin:media_storedfile_changelist")
    for number in range(count):
        name = f"images/2026/boat-{number}.jpg"
        StoredFile.objects.create(
            name=name, original_name=f"{number}.jpg", checksum=str(number), size=1
        )
        make(Post, title=f"Boat {number}", cover=name)
        Photo.objects.create(entry=make(Post, title=f"{number}"), image=name)
    admin_client.get(library)

    with django_assert_num_queries(11):
        page = admin_client.get(library, {"all": ""})

    assert len(page.context["cl"].result_list) == count


def test_contributor_sees_own_and_public_files_and_no_titles_of_others(
    client, staff, make, jpeg
):
    user = staff("Contributor")
    client.force_login(user)
    make(Post, title="Own", cover=jpeg(colour=(1, 1, 1), name="o.jpg"), created_by=user)
    public = make(Post, title="Public one", cover=jpeg(name="p.jpg"))
    secret = make(Post, title="Secret plan", **DRAFT)
    secret.photos.create(image=public.cover.name)
    make(Post, title="Else", cover=jpeg(colour=(2, 2, 2), name="x.jpg"), **DRAFT)

    page = client.get(LIST)

    assert names(page) == {"o.jpg", "p.jpg"}
    assert "Public one" in page.text
    assert "Secret plan" not in page.text
    assert "in 1 entry that you can&#x27;t see" in page.text
    assert names(client.get(LIST, {"q": "Secret"})) == set()
    hidden = StoredFile.objects.get(original_name="x.jpg")
    shown = StoredFile.objects.get(original_name="p.jpg")
    assert (
        client.get(reverse("desk:library_small", args=[hidden.pk])).status_code == 404
    )
    assert client.get(reverse("desk:library_small", args=[shown.pk])).status_code == 200


@pytest.mark.parametrize("name", ["library_file", "library_small"])
def test_files_nothing_uses_are_shown_to_staff_only(client, admin_client, unused, name):
    url = reverse(f"desk:{name}", args=[unused.pk])
    answer = admin_client.get(url)

    assert answer.status_code == 200
    assert answer["Cache-Control"].startswith("private, no-store")
    client.logout()
    assert client.get(url).status_code == 302


def test_what_is_deleted_is_gone_from_the_disk_too(
    admin_client, unused, django_capture_on_commit_callbacks
):
    make_renditions(unused.name)
    small = f"renditions/{unused.name}/320.webp"
    assert default_storage.exists(small)

    assert "unused.jpg" in delete(admin_client, unused, sure=False).text
    assert StoredFile.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        delete(admin_client, unused)

    assert not StoredFile.objects.exists()
    assert not default_storage.exists(unused.name)
    assert not default_storage.exists(small)


def test_picture_that_no_text_has_goes_with_its_row(admin_client, jpeg, unused):
    InlineImage.objects.create(image=unused.name)

    delete(admin_client, unused)

    assert not InlineImage.objects.exists()


@pytest.mark.parametrize("user", ["Editor", "Publisher"])
def test_what_is_in_use_is_refused_with_its_uses(client, staff, make, jpeg, user):
    client.force_login(staff(user))
    make(Post, title="Needs it", cover=jpeg())
    file = StoredFile.objects.get()

    page = delete(client, file, sure=False).text
    assert "Nothing is deleted" in page
    assert "Needs it</a>" in page
    assert "state--published" in page
    delete(client, file)

    assert StoredFile.objects.exists()
    assert default_storage.exists(file.name)


def test_what_somebody_starts_to_use_meanwhile_is_kept(make, unused):
    make(Post, cover=unused.name)

    assert delete_files([unused.pk]) == 0
    assert StoredFile.objects.exists()


def test_contributor_deletes_nothing(client, staff, make, jpeg):
    user = staff("Contributor")
    client.force_login(user)
    make(Post, title="Own", cover=jpeg(), created_by=user)
    file = StoredFile.objects.get()

    delete(client, file)
    url = address(StoredFile, "delete", file.pk)

    assert client.post(url, {"post": "yes"}).status_code == 403
    assert StoredFile.objects.exists()


def test_picture_in_changes_that_wait_is_kept(admin_client, make, unused):
    post = make(Post, title="Waits")
    rows = snapshot(post)
    rows[0]["fields"]["cover"] = unused.name
    step = WaitingStep.objects.create(entry=post, rows=rows)
    WaitingChanges.objects.create(entry=post, step=step, opened_version=1)

    assert (
        "in changes that wait: Waits" in delete(admin_client, unused, sure=False).text
    )
    delete(admin_client, unused)

    assert StoredFile.objects.exists()


def test_picture_in_a_form_that_is_not_saved_is_kept(admin_client, jpeg, admin_user):
    upload = keep(clean_image(jpeg()), "images", admin_user)
    FormCopy.objects.create(
        user=admin_user,
        form="news.post",
        window="1",
        fields=[
            ["title", "Boats"],
            ["cover-kept", upload.token],
            ["x-kept", "rubbish"],
        ],
        seen_at=timezone.now(),
    )
    file = StoredFile.objects.get()

    assert "has not saved yet" in delete(admin_client, file, sure=False).text
    FormCopy.objects.update(done_at=timezone.now())
    delete(admin_client, file)

    assert not StoredFile.objects.exists()


def test_page_before_deleting_names_what_loses_the_file(admin_client, make, jpeg, pdf):
    post = make(Post, title="Once had it", cover=jpeg())
    document = Document.objects.create(entry=post, file=pdf(note="old"))
    old = document.file.name
    keep_version(post)
    post.cover = ""
    post.save()
    document.file = pdf(note="new")
    document.save()

    files = [
        StoredFile.objects.get(name__startswith="images"),
        StoredFile.objects.get(name=old),
    ]
    page = delete(admin_client, *files, sure=False).text

    assert "Versions of “Once had it”" in page
    assert f"An earlier file of the document at {document.key}" in page


def test_nothing_is_asked_of_the_disk_for_the_list(admin_client, make, jpeg):
    make(Post, cover=jpeg())
    default_storage.delete(StoredFile.objects.get().name)

    assert admin_client.get(LIST).status_code == 200


def test_one_file_is_opened_and_deleted_alone(admin_client, unused):
    page = admin_client.get(address(StoredFile, "change", unused.pk))
    assert "not used" in page.text
    url = address(StoredFile, "delete", unused.pk)
    assert "Delete for good" in admin_client.get(url).text

    admin_client.post(url, {"post": "yes"})

    assert not StoredFile.objects.exists()


def test_one_file_in_use_is_refused_alone_too(admin_client, make, jpeg):
    make(Post, title="Needs it", cover=jpeg())
    url = address(StoredFile, "delete", StoredFile.objects.get().pk)

    assert "Nothing is deleted" in admin_client.get(url).text
    assert admin_client.post(url, {"post": "yes"}).status_code in (200, 302)
    assert StoredFile.objects.exists()
