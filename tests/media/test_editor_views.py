"""The text editor's pictures: who may send and see them, and what is answered."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from mmn.media.models import InlineImage, StoredFile

from .hostile import REFUSED_IMAGES

UPLOAD, BROWSE = reverse("ckeditor_upload"), reverse("ckeditor_browse")


@pytest.fixture
def writer(staff):
    """A member of staff who may only add posts."""
    user = staff()
    user.user_permissions.add(Permission.objects.get(codename="add_post"))
    return user


@pytest.fixture
def writing(client, writer):
    client.force_login(writer)
    return client


def test_addresses_stand_below_admin():
    assert (UPLOAD, BROWSE) == ("/admin/pictures/upload/", "/admin/pictures/browse/")


@pytest.mark.parametrize("address", [UPLOAD, BROWSE])
def test_stranger_is_asked_to_log_in(client, db, address):
    response = client.post(address) if address == UPLOAD else client.get(address)

    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("address", [UPLOAD, BROWSE])
def test_staff_without_rights_on_content_are_refused(client, staff, jpeg, address):
    user = staff()
    user.user_permissions.add(Permission.objects.get(codename="add_user"))
    client.force_login(user)

    sent = {"upload": jpeg()}
    response = client.post(address, sent) if address == UPLOAD else client.get(address)

    assert response.status_code == 403
    assert not InlineImage.objects.exists()


@pytest.mark.parametrize("address", [UPLOAD, BROWSE])
def test_rights_without_being_staff_are_not_enough(
    client, django_user_model, jpeg, address
):
    user = django_user_model.objects.create_user("visitor", password="river")
    user.user_permissions.add(Permission.objects.get(codename="change_post"))
    client.force_login(user)

    sent = {"upload": jpeg()}
    response = client.post(address, sent) if address == UPLOAD else client.get(address)

    assert response.status_code == 403


def test_upload_without_the_token_is_refused(writer, jpeg):
    client = Client(enforce_csrf_checks=True)
    client.force_login(writer)

    assert client.post(UPLOAD, {"upload": jpeg()}).status_code == 403
    assert not StoredFile.objects.exists()


def test_upload_with_the_token_in_the_header_is_taken(writer, jpeg):
    client = Client(enforce_csrf_checks=True)
    client.force_login(writer)
    token = "a" * 32
    client.cookies["csrftoken"] = token

    response = client.post(UPLOAD, {"upload": jpeg()}, headers={"X-CSRFToken": token})

    assert response.json()["uploaded"] == 1


def test_upload_is_answered_as_the_editor_expects(writing, writer, jpeg):
    response = writing.post(UPLOAD, {"upload": jpeg(400, 300, name="boat.png")})

    picture = InlineImage.objects.get()
    assert response.json() == {
        "uploaded": 1,
        "fileName": "boat.png",
        "url": f"/media/{picture.image.name}",
        "width": 400,
        "height": 300,
    }
    assert picture.uploaded_by == writer


def test_upload_needs_post(writing):
    assert writing.get(UPLOAD).status_code == 405


@pytest.mark.parametrize("case", REFUSED_IMAGES)
def test_refusal_is_a_sentence_in_the_answer(writing, case):
    name, content, sentence = REFUSED_IMAGES[case]
    answer = writing.post(UPLOAD, {"upload": ContentFile(content, name)}).json()

    assert answer["uploaded"] == 0
    assert sentence in answer["error"]["message"]
    assert not InlineImage.objects.exists()


def test_refusal_holds_no_tag_for_the_editor_shows_it_as_html(writing):
    name = "<img src=x onerror=alert(1)>.png"

    answer = writing.post(UPLOAD, {"upload": ContentFile(b"x", name)}).json()

    assert "onerror" in answer["error"]["message"]
    assert "<" not in answer["error"]["message"]


def test_upload_of_nothing_says_so(writing):
    assert "required" in writing.post(UPLOAD).json()["error"]["message"]


def test_the_same_picture_is_one_picture(writing, jpeg):
    answers = [writing.post(UPLOAD, {"upload": jpeg()}).json() for _ in range(2)]

    assert answers[0]["url"] == answers[1]["url"]
    assert InlineImage.objects.count() == 1


def test_function_number_of_the_editor_is_not_echoed_unchecked(writing):
    for number in ("alert(1)", "1);alert(1", '"><script>', "١"):
        response = writing.get(BROWSE, {"CKEditorFuncNum": number})
        assertContains(response, 'data-browse-function=""')
        assertNotContains(response, "alert(1)")
    response = writing.get(BROWSE, {"CKEditorFuncNum": "12"})
    assertContains(response, 'data-browse-function="12"')


def test_browsing_shows_and_searches_pictures(writing, jpeg):
    boat = InlineImage.objects.create(image=jpeg(name="boat.jpg"))
    school = InlineImage.objects.create(image=jpeg(name="school.jpg", colour=(9, 9, 9)))

    assertContains(writing.get(BROWSE), boat.image.name)
    assertContains(writing.get(BROWSE), school.image.name)
    found = writing.get(BROWSE, {"q": "BOAT"})
    assertContains(found, boat.image.name)
    assertNotContains(found, school.image.name)
    assertContains(writing.get(BROWSE, {"q": "train"}), "No pictures.")


def test_browsing_goes_page_by_page(writing, django_assert_max_num_queries):
    InlineImage.objects.bulk_create(
        InlineImage(image=f"images/2026/boat-{i:03}.jpg", width=9, height=9)
        for i in range(30)
    )

    first = writing.get(BROWSE, {"q": "boat"})
    with django_assert_max_num_queries(8):
        second = writing.get(BROWSE, {"q": "boat", "page": "2"})

    assert len(first.context["page"]) == 24
    assert len(second.context["page"]) == 6
    assertContains(first, "?q=boat&amp;page=2")


def test_browsing_is_never_cached(writing):
    assert "no-store" in writing.get(BROWSE)["Cache-Control"]


def test_only_forms_with_the_editor_relax_the_policy(client, admin_user):
    client.force_login(admin_user)

    form = client.get(reverse("admin:news_post_add"))["Content-Security-Policy"]
    others = [
        client.get(address)["Content-Security-Policy"]
        for address in ("/", BROWSE, reverse("admin:news_post_changelist"))
    ]

    assert "style-src 'self' 'unsafe-inline'" in form
    assert "script-src-attr 'unsafe-inline'" in form
    assert "default-src 'self'" in form
    assert "script-src '" not in form
    assert all("unsafe" not in policy for policy in others)
