"""What is typed is copied to the server, seen by nobody else, and offered back."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from events.models import Event
from mmn.desk.copies.keeping import label
from mmn.desk.copies.sweeping import throw_away_old_copies
from mmn.desk.models import FormCopy
from mmn.media.models import Document
from news.models import Post, PressContact
from tests.admin_post import address, filled, from_form
from tests.conftest import NEEDED

COPIES = "/admin/desk/copies/"
JSON = "application/json"
TITLE = [["title", "Crews at sea"]]


def message(user, entry=None, **said):
    return {
        **{"user": user.pk, "form": "news.post", "window": "window-one"},
        **{"entry": entry and entry.pk, "fields": TITLE, "typed": 5000, "now": 6000},
        **said,
    }


def send(client, user, entry=None, **said):
    body = json.dumps(message(user, entry, **said))
    return client.post(COPIES, body, content_type=JSON)


def as_fields(data):
    """POST data as the browser lists it."""
    pairs = []
    for name, value in data.items():
        values = value if isinstance(value, list) else [value]
        pairs += [[name, str(each)] for each in values]
    return pairs


@pytest.fixture
def reiko(staff, client):
    user = staff("Editor", username="reiko", first_name="Reiko")
    client.force_login(user)
    return user


# --- Keeping


def test_a_copy_is_kept_and_replaced_by_what_is_newer(client, reiko):
    send(client, reiko)
    answer = send(client, reiko, fields=[["title", "Crews"]], typed=7000).json()

    copy = FormCopy.objects.get()
    assert (copy.title, answer["clock"], answer["done"]) == ("Crews", 7000, False)
    send(client, reiko, fields=[["title", "Older"]], typed=6999)
    copy.refresh_from_db()
    assert copy.title == "Crews"


def test_only_to_be_there_keeps_no_text(client, reiko, make):
    answer = send(client, reiko, make(Post), fields=None).json()

    assert FormCopy.objects.get().typed_at is None
    assert answer["clock"] is None
    assert not FormCopy.objects.unsaved_by(reiko)


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"user": "x"}'),
        *(b'{"user": 1e400}', b'{"user": true}', b"[" * 5000),
    ],
)
def test_nonsense_is_refused(client, reiko, body):
    response = client.post(COPIES, body, content_type=JSON)

    assert response.status_code == 400
    assert not FormCopy.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"fields": [["title"]]},
        {"fields": {"title": "x"}},
        {"fields": [["title", 5]]},
        {"window": "../../x"},
        {"window": ""},
        {"form": "auth.user"},
        {"form": ""},
        {"entry": -1},
        {"entry": 10**30},
        {"typed": 10**30},
    ],
    ids=str,
)
def test_what_no_browser_of_ours_sends_is_refused(client, reiko, wrong):
    body = json.dumps(message(reiko) | wrong)
    assert client.post(COPIES, body, content_type=JSON).status_code == 400
    assert not FormCopy.objects.exists()


def test_what_no_database_holds_is_left_out(client, reiko):
    send(client, reiko, fields=[["title", "Cr\0ews\ud800 ရွှေ့"]])

    assert FormCopy.objects.get().title == "Crews ရွှေ့"


def test_a_text_that_is_too_long_gets_a_clear_answer(client, reiko, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    response = send(client, reiko, fields=[["body", "a" * 2000]])

    assert response.status_code == 413
    assert "Too long" in response.json()["problem"]


def test_who_is_not_logged_in_is_told_so(client, reiko):
    client.logout()

    assert send(client, reiko).status_code == 401
    assert client.get(COPIES).status_code == 401


def test_a_text_never_lands_with_who_logged_in_afterwards(client, reiko, staff):
    client.force_login(staff("Editor", username="naw"))

    assert send(client, reiko).status_code == 409
    assert not FormCopy.objects.exists()


def test_a_fresh_token_is_given(client, reiko):
    answer = client.get(COPIES).json()

    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    headers = {"X-CSRFToken": answer["token"]}
    body = json.dumps(message(reiko))
    sent = strict.post(COPIES, body, content_type=JSON, headers=headers)
    forged = strict.post(COPIES, body, content_type=JSON)
    assert [sent.status_code, forged.status_code] == [200, 403]


RIGHTS = {
    # group: (a new one, one's own draft, somebody's draft, what is public)
    None: (403, 403, 403, 403),
    "Contributor": (200, 200, 403, 403),
    "Editor": (200, 200, 200, 200),
    "Publisher": (200, 200, 200, 200),
}


@pytest.mark.parametrize("group", RIGHTS)
def test_only_who_may_save_a_form_may_keep_a_copy(client, staff, make, group):
    user = staff(group, username="reiko")
    client.force_login(user)
    own = make(Post, status="draft", created_by=user)
    entries = [None, own, make(Post, status="draft"), make(Post)]

    answers = [
        send(client, user, entry, window=f"window-{n}").status_code
        for n, entry in enumerate(entries)
    ]

    assert tuple(answers) == RIGHTS[group]


def test_the_text_of_an_entry_that_somebody_deleted_is_offered_as_a_new_one(
    admin_client, admin_user, make
):
    post = make(Post)
    PressContact.objects.create(post=post, name="Naw")
    typed = filled(admin_client.get(address(Post, "change", post.pk)), title="Mine")
    typed["press_contacts-0-phone"] = "111"
    send(admin_client, admin_user, post, fields=as_fields(typed))
    Post.objects.all().delete()
    assert send(admin_client, admin_user, post).status_code == 404

    copy = FormCopy.objects.unsaved_by(admin_user).get()
    page = admin_client.get(f"{address(Post, 'add')}?copy={copy.pk}")
    again = filled(page)
    for inline in page.context["inline_admin_formsets"]:
        rows = inline.formset
        again[f"{rows.prefix}-TOTAL_FORMS"] = rows.total_form_count()
        for row in rows.extra_forms:
            again |= from_form(row)
    admin_client.post(address(Post, "add"), again)

    assert Post.objects.get().title == "Mine"
    assert PressContact.objects.get().phone == "111"


@pytest.mark.django_db(transaction=True)
def test_the_same_window_twice_at_once_is_one_copy(staff):
    user = staff("Editor", username="reiko")

    def type_on(number):
        mine = Client()
        mine.force_login(user)
        try:
            return send(
                mine, user, fields=[["title", str(number)]], typed=number
            ).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as windows:
        assert set(windows.map(type_on, range(1, 21))) == {200}

    assert FormCopy.objects.get().title == "20"


def test_copies_that_nobody_wanted_are_thrown_away_after_90_days(client, reiko):
    send(client, reiko)
    for days, left in [(89, 1), (91, 0)]:
        seen = timezone.now() - timedelta(days=days)
        FormCopy.objects.update(seen_at=seen)
        throw_away_old_copies()
        assert FormCopy.objects.count() == left


# --- Others


def test_two_people_see_each_other(client, reiko, staff, make):
    post, naw, hers = make(Post), staff("Editor", first_name="Naw"), Client()
    hers.force_login(naw)
    send(hers, naw, post, window="window-naw", fields=None)

    (seen,) = send(client, reiko, post).json()["others"]
    assert seen["sentence"].startswith("Naw has this open too, since ")
    assert "typed" not in seen["sentence"]
    (seen,) = send(hers, naw, post, window="window-naw").json()["others"]
    assert "Reiko has this open too" in seen["sentence"]
    assert "last typed" in seen["sentence"]


def test_who_closed_the_form_or_went_silent_is_not_seen(client, reiko, make):
    post = make(Post)
    send(client, reiko, post, window="window-two", fields=None)
    send(client, reiko, post, window="window-three", fields=None)

    assert len(send(client, reiko, post).json()["others"]) == 2
    send(client, reiko, post, window="window-two", fields=None, closed=True)
    old = FormCopy.objects.filter(window="window-three")
    old.update(seen_at=timezone.now() - timedelta(seconds=61))
    assert send(client, reiko, post).json()["others"] == []


def test_what_others_type_is_seen_by_nobody_else(client, reiko, staff, make):
    post, naw, hers = make(Post), staff("Publisher", first_name="Naw"), Client()
    hers.force_login(naw)
    send(hers, naw, post, fields=[["title", "A secret"]])
    copy = FormCopy.objects.get()

    pages = [
        client.get(address(Post, "change", post.pk)),
        client.get(address(Post, "change", post.pk) + f"?copy={copy.pk}", follow=True),
        client.get(COPIES + "offers/", {"form": "news.post", "entry": post.pk}),
        client.get(reverse("desk:my_copies")),
    ]
    for page in pages:
        assertNotContains(page, "A secret")
    assert client.get(reverse("desk:copy", args=[copy.pk])).status_code == 404
    thrown = reverse("desk:throw_copy_away", args=[copy.pk])
    assert client.post(thrown).status_code == 404
    assertContains(hers.get(reverse("desk:my_copies")), "A secret")


# --- Offered back


def test_a_text_is_offered_in_its_own_form_only(client, reiko, make):
    post, other = make(Post), make(Post)
    send(client, reiko, post)

    assertContains(client.get(address(Post, "change", post.pk)), "Crews at sea")
    for page in (address(Post, "change", other.pk), address(Post, "add")):
        assertNotContains(client.get(page), "Crews at sea")


def rows_for(model, pdf):
    """A row for each inline of ``model`` that a text alone can fill."""
    rows = {
        "photos": [{"caption": "Four men on deck"}],
        "documents": [{"title": "Wages at sea"}],
    }
    if model is Post:
        rows["press_contacts"] = [{"name": "Ma Khin", "languages_spoken": "Burmese"}]
        rows["signatories"] = [{"organisation": "Seafarers' Union"}]
    return rows


@pytest.mark.parametrize("model", NEEDED)
def test_the_form_of_each_kind_comes_back_as_it_was(
    admin_client, admin_user, pdf, model
):
    add = address(model, "add")
    typed = filled(
        admin_client.get(add),
        rows_for(model, pdf),
        title="Crews at sea",
        body="<p>Every word</p>",
        tags="fishing, wages",
    )
    send(admin_client, admin_user, form=label(model), fields=as_fields(typed))
    copy = FormCopy.objects.get()

    page = admin_client.get(f"{add}?copy={copy.pk}")

    assert as_data(shown_again(page)) == as_data(typed)
    assertContains(page, "Every word")
    assertNotContains(page, "errornote")
    assert not model.objects.exists()


def shown_again(page):
    """What the form on ``page`` would post, rows that are not stored yet included."""
    data = from_form(page.context["adminform"].form)
    for inline in page.context["inline_admin_formsets"]:
        for form in [inline.formset.management_form, *inline.formset.forms]:
            data |= from_form(form)
    return data


def as_data(data):
    """Without what each page has of its own, and what is empty anyway."""
    own = ("copy_", "opened", "csrf")
    return {
        name: str(value)
        for name, value in data.items()
        if value not in ("", None) and not name.startswith(own)
    }


@pytest.mark.parametrize("model", NEEDED)
def test_a_stored_entry_comes_back_with_what_was_typed(
    admin_client, admin_user, make, pdf, model
):
    entry = make(model, title="Crews", summary="Stored")
    Document.objects.create(entry=entry, title="Old title", file=pdf())
    change = address(model, "change", entry.pk)
    typed = filled(admin_client.get(change), summary="Typed")
    typed["documents-0-title"] = "New title"
    send(admin_client, admin_user, entry, form=label(model), fields=as_fields(typed))
    copy = FormCopy.objects.get()

    page = admin_client.get(f"{change}?copy={copy.pk}")
    again = filled(page)

    assert (again["summary"], again["documents-0-title"]) == ("Typed", "New title")
    assert again["opened_version"] == typed["opened_version"]
    entry.refresh_from_db()
    assert entry.summary == "Stored"
    beside = admin_client.get(reverse("desk:copy", args=[copy.pk]))
    for words in ("Stored", "Typed", "Old title", "New title"):
        assertContains(beside, words)
    assertNotContains(beside, "No_such")


def test_a_row_that_somebody_deleted_meanwhile_comes_back_as_new(
    admin_client, admin_user, make
):
    post = make(Post)
    contacts = [PressContact.objects.create(post=post, name=n) for n in ("Ma", "Naw")]
    change = address(Post, "change", post.pk)
    typed = filled(admin_client.get(change))
    typed["press_contacts-0-phone"] = "111"
    typed["press_contacts-1-phone"] = "222"
    send(admin_client, admin_user, post, fields=as_fields(typed))
    contacts[0].delete()

    page = admin_client.get(f"{change}?copy={FormCopy.objects.get().pk}")

    forms = next(
        inline.formset
        for inline in page.context["inline_admin_formsets"]
        if inline.formset.prefix == "press_contacts"
    ).forms
    assert [(f["phone"].value(), f.instance.pk) for f in forms] == [
        ("222", contacts[1].pk),
        ("111", None),
    ]
    assertContains(page, 'value="111"')


@pytest.mark.parametrize("asked", ["0", "999999", "x", "", "9" * 30, "٥"])
def test_a_copy_that_is_gone_leads_to_the_plain_form(client, reiko, asked):
    page = client.get(address(Post, "add"), {"copy": asked}, follow=True)

    assertContains(page, "not kept any more")
    assert page.request["QUERY_STRING"] == ""


def test_put_back_into_a_form_of_another_entry_it_is_not(client, reiko, make):
    send(client, reiko, make(Post))
    other = address(Post, "change", make(Post).pk)

    page = client.get(f"{other}?copy={FormCopy.objects.get().pk}", follow=True)

    assertNotContains(page, "Crews at sea")


def test_who_may_not_change_it_any_more_still_reads_the_own_text(client, staff, make):
    user = staff("Contributor", username="reiko")
    client.force_login(user)
    post = make(Post, status="draft", created_by=user)
    send(client, user, post)
    Post.objects.update(status="published", published_at=timezone.now())

    page = client.get(reverse("desk:copy", args=[FormCopy.objects.get().pk]))

    assertContains(page, "Crews at sea")
    assertNotContains(page, "Put it back")


def test_the_first_page_names_unsaved_texts_of_who_looks(client, reiko, staff):
    send(client, reiko)
    copy = FormCopy.objects.get()

    page = client.get(reverse("admin:index"))
    assertContains(page, "Your unsaved texts")
    assertContains(page, reverse("desk:copy", args=[copy.pk]))
    client.force_login(staff("Editor"))
    assertNotContains(client.get(reverse("admin:index")), "Crews at sea")


# --- Done


def test_saving_lets_go_of_the_copy_and_a_late_one_learns_it(client, reiko):
    send(client, reiko)
    form = filled(client.get(address(Post, "add")), title="Crews")

    refused = client.post(address(Post, "add"), {**form, "title": ""})
    assert refused.status_code == 200
    assert FormCopy.objects.get().done_at is None
    client.post(address(Post, "add"), {**form, "copy_window": "window-one"})

    copy = FormCopy.objects.get(window="window-one")
    assert copy.done_at
    assert copy.fields == []
    late = send(client, reiko, typed=9000).json()
    assert late["done"]
    copy.refresh_from_db()
    assert copy.fields == []


def test_a_text_put_back_and_saved_is_not_offered_again(client, reiko):
    typed = filled(client.get(address(Post, "add")), title="Crews at sea")
    send(client, reiko, fields=as_fields(typed))
    copy = FormCopy.objects.get()
    page = client.get(f"{address(Post, 'add')}?copy={copy.pk}")
    inputs = {"copy_window": "window-two", "copy_restored": f"{copy.pk}:5000"}

    client.post(address(Post, "add"), {**shown_again(page), **inputs})

    assert Post.objects.get().title == "Crews at sea"
    assert not FormCopy.objects.unsaved_by(reiko)


def test_what_was_typed_on_in_the_first_window_stays(client, reiko):
    send(client, reiko)
    copy = FormCopy.objects.get()
    send(client, reiko, typed=8000, fields=[["title", "Typed on"]])

    send(client, reiko, window="window-two", restored=f"{copy.pk}:5000", typed=9000)

    titles = {copy.title for copy in FormCopy.objects.unsaved_by(reiko)}
    assert titles == {"Typed on", "Crews at sea"}


def test_a_text_is_thrown_away_by_who_typed_it(client, reiko, make):
    post = make(Post)
    send(client, reiko, post)
    thrown = reverse("desk:throw_copy_away", args=[FormCopy.objects.get().pk])

    assert client.get(thrown).status_code == 405
    page = client.post(thrown, follow=True)

    assertContains(page, "Thrown away")
    assertNotContains(page, "Crews at sea")
    assert send(client, reiko, post, left_over=True).json()["done"]


# --- Staying


def test_save_stays_in_the_form_and_another_button_leaves(client, reiko):
    form = filled(client.get(address(Post, "add")), title="Crews")

    stayed = client.post(address(Post, "add"), {**form, "_save": "Save"})
    left = client.post(address(Post, "add"), {**form, "slug": "b", "_list": "Back"})

    first = Post.objects.get(slug="crews")
    assert stayed.url == address(Post, "change", first.pk)
    assert left.url == address(Post)
    change = address(Post, "change", first.pk)
    form = filled(client.get(change))
    assert client.post(change, {**form, "_save": "Save"}).url == change
    page = client.get(change)
    assertNotContains(page, "_continue")
    assertContains(page, 'name="_list"')


def test_times_of_an_event_come_back_as_typed(admin_client, admin_user, make):
    event = make(Event, time_zone="Asia/Tokyo")
    change = address(Event, "change", event.pk)
    typed = filled(admin_client.get(change), starts_at_1="09:15", ends_at_1="nonsense")
    send(admin_client, admin_user, event, form="events.event", fields=as_fields(typed))

    page = admin_client.get(f"{change}?copy={FormCopy.objects.get().pk}")

    again = filled(page)
    assert (again["starts_at_1"], again["ends_at_1"]) == ("09:15", "nonsense")
