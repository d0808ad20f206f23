"""What staff say about consent, and what they are asked and told."""

import pytest

from mmn.media.models import ConsentChange, ImageConsent, Photo
from news.models import Post
from tests.admin_post import address, filled

DRAFT = {"status": "draft", "published_at": None}


@pytest.fixture
def photo(make, jpeg):
    return Photo.objects.create(entry=make(Post), image=jpeg(), alt="Crew")


def save(client, entry, **changes):
    url = address(Post, "change", entry.pk)
    return client.post(url, filled(client.get(url), **changes), follow=True)


def test_withdrawing_asks_for_the_reason(admin_client, photo):
    changes = {"photos-0-consent": "withdrawn"}
    answer = save(admin_client, photo.entry, **changes)
    assert "Say in a sentence who withdrew consent" in answer.text
    assert not ImageConsent.objects.exists()

    changes |= {"photos-0-consent_reason": "She called on Monday"}
    answer = save(admin_client, photo.entry, **changes)

    record = ImageConsent.objects.get()
    assert (record.consent, record.reason) == ("withdrawn", "She called on Monday")
    assert record.recorded_by.username == "admin"
    assert "consent was withdrawn or has ended" in answer.text


def test_form_that_says_nothing_new_changes_no_consent(admin_client, photo):
    ImageConsent.objects.note(photo.image.name, consent="obtained", reason="Paper")

    save(admin_client, photo.entry, title="Another title")

    assert ConsentChange.objects.count() == 1
    assert Post.objects.get().title == "Another title"


def test_sending_a_withdrawn_picture_again_says_so(admin_client, make, jpeg):
    first = Photo.objects.create(entry=make(Post), image=jpeg(), consent="withdrawn")
    second = make(Post, **DRAFT)
    url = address(Post, "change", second.pk)
    row = {"image": jpeg(name="again.jpg"), "consent": "obtained"}

    answer = admin_client.post(
        url, filled(admin_client.get(url), {"photos": [row]}), follow=True
    )

    assert Photo.objects.get(entry=second).image.name == first.image.name
    assert ImageConsent.objects.get().consent == "withdrawn"
    assert "consent was withdrawn or has ended" in answer.text


def test_contributor_may_withdraw_but_not_lift(client, staff, make, jpeg):
    writer = staff("Contributor")
    entry = make(Post, **DRAFT, created_by=writer)
    Photo.objects.create(entry=entry, image=jpeg(), alt="Crew")
    client.force_login(writer)
    facts = {"photos-0-consent": "withdrawn", "photos-0-consent_reason": "She asked"}
    save(client, entry, **facts)
    assert ImageConsent.objects.get().is_withheld

    answer = save(client, entry, **{"photos-0-consent": "obtained"})
    assert "Ask an editor" in answer.text
    assert ImageConsent.objects.get().is_withheld

    client.force_login(staff("Editor"))
    save(client, entry, **{"photos-0-consent": "obtained"})
    assert not ImageConsent.objects.get().is_withheld
    assert "She asked" in {change.reason for change in ConsentChange.objects.all()}


def test_consent_is_changed_in_the_list_of_photos(admin_client, photo):
    url = address(Photo)
    data = {
        **{"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": photo.pk},
        **{"form-0-alt": "Crew", "form-0-caption": "", "_save": "Save"},
        **{"form-0-consent": "withdrawn", "form-0-consent_reason": "Asked"},
    }

    assert admin_client.post(url, data).status_code == 302

    assert ImageConsent.objects.get().recorded_by.username == "admin"
    assert not Photo.objects.shown().exists()


def test_cover_without_a_record_gets_one_from_its_own_page(client, staff, make, jpeg):
    entry = make(Post, cover=jpeg(), cover_alt="Crew")
    client.force_login(staff("Editor"))
    page = client.get(address(Post, "change", entry.pk))
    add = f"{address(ImageConsent, 'add')}?image={entry.cover.name}"
    assert "Record or change" in page.text
    facts = {"image": entry.cover.name, "consent": "withdrawn", "reason": "Asked"}

    assert client.post(add, facts).status_code == 302

    assert ImageConsent.objects.get(image=entry.cover.name).is_withheld
    assert client.get(add).status_code == 302  # to the record that there is now
    record = client.get(address(ImageConsent, "change", ImageConsent.objects.get().pk))
    assert "Not shown: consent withdrawn" in record.text
    assert entry.title in record.text


def test_record_for_a_picture_that_nobody_has_is_refused(admin_client):
    facts = {"image": "images/2026/none.jpg", "consent": "obtained"}

    answer = admin_client.post(address(ImageConsent, "add"), facts)

    assert "Start from the picture" in answer.text
    assert not ImageConsent.objects.exists()


def test_no_record_is_ever_deleted(admin_client, photo):
    ImageConsent.objects.note(photo.image.name, consent="obtained")
    record = ImageConsent.objects.get()

    url = address(ImageConsent, "delete", record.pk)
    assert admin_client.post(url, {"post": "yes"}).status_code == 403


def test_withdrawal_holds_at_once_though_the_other_changes_wait(
    admin_client, client, photo
):
    assert photo.image.name in client.get(photo.entry.get_absolute_url()).text
    changes = {"photos-0-consent": "withdrawn", "photos-0-consent_reason": "Asked"}

    save(admin_client, photo.entry, title="Waits", _wait="Save for later", **changes)

    assert ImageConsent.objects.get().is_withheld
    page = client.get(photo.entry.get_absolute_url()).text
    assert photo.image.name not in page
    assert "Waits" not in page
