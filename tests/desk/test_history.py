"""The history of an entry: what was done, any two versions, the page as it was."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from mmn.content.models import Category
from mmn.desk.models import WaitingChanges, WaitingStep
from mmn.desk.versions.history import PER_PAGE
from mmn.desk.versions.snapshots import snapshot
from mmn.desk.versions.store import keep_version, versions
from mmn.media.models import Document, Photo
from news.models import Post
from tests.admin_post import address, post_form
from tests.desk.whole import EVERY_KIND, make_whole


def save_as(entry, user=None, comment="", **values):
    """Another version of the entry; its number."""
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save()
    return keep_version(entry, user, comment)


def compare_address(entry, one, other):
    return f"{reverse('desk:compare', args=[entry.pk])}?from={one}&to={other}"


def page_address(entry, number):
    return reverse("desk:version_page", args=[entry.pk, number])


def history_of(client, entry):
    return client.get(address(type(entry), "history", entry.pk))


# --- The list of steps


def test_history_names_who_changed_what_newest_first(client, staff, make):
    naw = staff("Publisher", username="naw", first_name="Naw", last_name="Htoo")
    client.force_login(naw)
    post = make(Post, title="Crews", status="draft", published_at=None)
    for title in ("Crews at sea", "Crews on land"):
        post_form(client, address(Post, "change", post.pk), title=title)

    page = history_of(client, post)

    steps = list(page.context["page"])
    assert [step.words for step in steps] == ["Title", "Title", "As it stood"]
    assertContains(page, "Naw Htoo", count=2)


def test_actions_of_lists_stand_in_the_history_too(client, staff, make):
    client.force_login(staff("Publisher"))
    post = make(Post, status="draft", published_at=None)
    keep_version(post)
    chosen = {"action": "publish", "_selected_action": post.pk}
    client.post(address(Post), chosen)

    assertContains(history_of(client, post), "State: Published")


def test_what_was_logged_before_there_were_versions_is_shown(client, staff, make):
    user = staff("Publisher")
    client.force_login(user)
    post = make(Post)
    LogEntry.objects.log_actions(
        user.pk, [post], CHANGE, change_message="Before the flood", single_object=True
    )

    assertContains(history_of(client, post), "Before the flood")


def test_a_save_stands_in_the_history_once(client, staff, make):
    client.force_login(staff("Publisher"))
    post = make(Post)
    post_form(client, address(Post, "change", post.pk), title="New")

    steps = list(history_of(client, post).context["page"])

    assert [bool(step.number) for step in steps] == [True, True]


def test_an_entry_that_nobody_has_saved_has_a_history_that_says_so(admin_client, make):
    assertContains(history_of(admin_client, make(Post)), "Nothing is known yet")


def test_long_histories_have_pages(admin_client, make):
    post = make(Post)
    for number in range(PER_PAGE + 1):
        save_as(post, title=f"Title {number}")

    page = history_of(admin_client, post)
    assert len(page.context["page"]) == PER_PAGE
    older = admin_client.get(f"{address(Post, 'history', post.pk)}?p=2")
    assert len(older.context["page"]) == 1


def test_a_hundred_versions_cost_no_more_queries_than_ten(
    admin_client, make, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            history_of(admin_client, post)
        return len(queries)

    post = make(Post)
    for number in range(10):
        save_as(post, title=f"Title {number}")
    history_of(admin_client, post)
    ten = cost()
    for number in range(10, 100):
        save_as(post, title=f"Title {number}")

    assert cost() == ten


def test_a_history_of_nothing_leads_back_with_a_word(admin_client, db):
    page = admin_client.get(address(Post, "history", 999), follow=True)

    assertContains(page, "Perhaps it was deleted")


# --- Two versions


def test_any_two_versions_are_compared_the_older_first(admin_client, make):
    post = make(Post, title="First")
    one = keep_version(post)
    save_as(post, title="Second")
    three = save_as(post, title="Third")

    for pair in ((one, three), (three, one)):
        page = admin_client.get(compare_address(post, *pair))
        (change,) = page.context["changes"]
        assert (change.before, change.after) == ("First", "Third")


def test_a_version_is_compared_with_what_is_stored_now(admin_client, make):
    post = make(Post, title="First")
    one = keep_version(post)
    Post.objects.filter(pk=post.pk).update(summary="By a program")

    page = admin_client.get(compare_address(post, one, "now"))

    assertContains(page, "By a program")


def test_changes_that_wait_are_compared_for_who_may_change(client, staff, make):
    post = make(Post, title="Public")
    number = keep_version(post)
    rows = snapshot(post)
    rows[0]["fields"]["title"] = "Waiting"
    step = WaitingStep.objects.create(entry=post, rows=rows)
    WaitingChanges.objects.create(entry=post, step=step, opened_version=number)
    url = f"{reverse('desk:compare', args=[post.pk])}?to=waiting"

    client.force_login(staff("Editor"))
    assertContains(client.get(url), "Waiting")
    client.force_login(staff("Contributor"))
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("asked", ["", "0", "999999", "x", "9" * 30, "²"])
def test_versions_that_are_none_of_this_entry_are_not_found(admin_client, make, asked):
    post, other = make(Post), make(Post, title="Other")
    keep_version(post)
    foreign = keep_version(other)

    for number in (asked or "0", foreign):
        url = compare_address(post, number, "now")
        assert admin_client.get(url).status_code == 404
    assert admin_client.get(page_address(post, foreign)).status_code == 404


def test_a_programme_with_forty_people_and_sixty_photos_costs_few_queries(
    admin_client, make, django_assert_max_num_queries
):
    from events.models import Event, Panel, PanelSeat, Participant

    event = make(Event)
    one = keep_version(event)
    panel = Panel.objects.create(event=event, title="Wages")
    people = Participant.objects.bulk_create(
        Participant(event=event, name=f"Person {number}") for number in range(40)
    )
    PanelSeat.objects.bulk_create(
        PanelSeat(panel=panel, participant=person) for person in people
    )
    Photo.objects.bulk_create(
        Photo(entry=event, image=f"images/2026/{number}.jpg", caption=f"Boat {number}")
        for number in range(60)
    )
    other = keep_version(event)

    with django_assert_max_num_queries(25):
        page = admin_client.get(compare_address(event, one, other))

    assertContains(page, "Boat 59")
    assertContains(page, "Person 39 (Speaker)")


# --- The page as it was


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.KIND)
def test_the_public_page_of_a_version_is_shown_to_staff(
    admin_client, make, jpeg, pdf, kind
):
    entry = make_whole(make, jpeg, pdf, kind)
    old = keep_version(entry)
    entry.photos.all().delete()
    save_as(entry, title="Another title", slug="elsewhere", body="<p>Other</p>")

    page = admin_client.get(page_address(entry, old))

    assertContains(page, f"A whole {kind.KIND}")
    assertContains(page, "Boat 1")
    assertContains(page, "Crews wait.")
    assertContains(page, "Visitors see the page as it is now.")
    assertNotContains(page, "Another title")
    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"
    entry.refresh_from_db()
    assert entry.title == "Another title"


def test_the_page_of_a_version_is_that_of_its_own_language(admin_client, make):
    original = make(Post, title="Crews", slug="crews")
    post = make(
        Post, title="ပင်လယ်", slug="crews", language="my", translation_of=original
    )
    number = keep_version(post)

    page = admin_client.get(page_address(post, number))

    assertContains(page, "ပင်လယ်")
    assert page.context["entry"].pk == post.pk


def test_pictures_and_pdfs_of_former_versions_are_sent_to_staff_only(
    admin_client, client, make, jpeg, pdf
):
    post = make(Post)
    photo = Photo.objects.create(entry=post, image=jpeg())
    document = Document.objects.create(entry=post, file=pdf())
    picture = photo.image.url
    file = reverse("desk:version_file", args=[post.pk, document.file.name])
    keep_version(post)
    photo.delete()
    document.delete()

    answers = [admin_client.get(url) for url in (picture, file)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert all("no-store" in answer["Cache-Control"] for answer in answers)
    assert client.get(picture).status_code == 404
    assert client.get(file).status_code == 302


def test_files_of_other_entries_are_not_sent_through_this_one(admin_client, make, pdf):
    post, other = make(Post), make(Post, title="Other")
    foreign = Document.objects.create(entry=other, file=pdf())
    for entry in (post, other):
        keep_version(entry)

    for name in (foreign.file.name, "documents/2026/none.pdf", "../settings.pdf"):
        url = reverse("desk:version_file", args=[post.pk, name])
        assert admin_client.get(url).status_code == 404


# --- Rights


STATES = {
    "own draft": {"status": "draft", "published_at": None},
    "other's draft": {"status": "draft", "published_at": None},
    "public": {},
}
MAY_LOOK = {
    None: set(),
    "Contributor": {"own draft", "public"},
    "Editor": set(STATES),
    "Publisher": set(STATES),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("group", MAY_LOOK)
def test_who_may_see_an_entry_may_see_its_versions(client, staff, make, group, state):
    user = staff(group)
    mine = {"created_by": user} if state == "own draft" else {}
    post = make(Post, **STATES[state], **mine)
    number = keep_version(post)
    client.force_login(user)

    expected = 200 if state in MAY_LOOK[group] else 403
    urls = [
        address(Post, "history", post.pk),
        compare_address(post, number, "now"),
        page_address(post, number),
    ]
    assert [client.get(url).status_code for url in urls] == [expected] * 3


def test_visitors_are_asked_to_log_in(client, make):
    post = make(Post)
    number = keep_version(post)

    for url in (compare_address(post, number, "now"), page_address(post, number)):
        answer = client.get(url)
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("admin:login"))


def test_versions_survive_what_they_link_to(admin_client, make):
    category = Category.objects.create(name="Fishing", slug="fishing")
    post = make(Post, categories=[category])
    one = keep_version(post)
    category.delete()
    save_as(post, title="New")

    assert admin_client.get(page_address(post, one)).status_code == 200
    assert versions(post).count() == 2
