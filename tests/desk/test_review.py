"""From draft to public in two steps, with notes and mail."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from mmn.content.models import Entry
from mmn.desk.background import run_due
from mmn.desk.models import QueuedMail, ReviewNote
from mmn.desk.review.when import seen_by_visitors, sentence
from news.models import Post
from tests.admin_post import address, filled
from vacancies.models import Vacancy

pytestmark = pytest.mark.django_db

DRAFT = {"status": "draft", "published_at": None}
REVIEW = {"status": "in_review", "published_at": None}
ASKED = {"status": "changes_asked", "published_at": None}


@pytest.fixture
def dara(staff):
    return staff("Contributor", username="dara", email="dara@example.org")


@pytest.fixture
def reiko(staff):
    return staff(
        "Publisher", username="reiko", first_name="Reiko", email="reiko@example.org"
    )


def press(client, entry, step, **changes):
    """Press a button of the review, with ``changes`` typed into the form before."""
    url = address(type(entry), "change", entry.pk)
    page = client.get(url)
    answer = client.post(url, filled(page, _step=step, **changes))
    entry.refresh_from_db()
    return answer


def buttons(client, entry):
    page = client.get(address(type(entry), "change", entry.pk))
    return [name for name, _button in page.context["review"]["buttons"]]


def written_to():
    return sorted(QueuedMail.objects.values_list("to", flat=True))


# --- The steps


def test_whole_way_from_draft_to_public(client, make, dara, reiko):
    post = make(Post, **DRAFT, created_by=dara, title="Fishing")
    client.force_login(dara)
    press(client, post, "send", review_note="Please look at the names.")
    assert post.status == "in_review"

    client.force_login(reiko)
    press(client, post, "ask", review_note="Which district?")
    assert post.status == "changes_asked"

    client.force_login(dara)
    press(client, post, "send", summary="In Dawei.", review_note="Added.")
    assert (post.status, post.summary) == ("in_review", "In Dawei.")

    client.force_login(reiko)
    press(client, post, "publish")
    assert post.is_visible
    told = ReviewNote.objects.filter(entry=post).order_by("pk")
    assert [(n.step, n.note, n.by.username) for n in told] == [
        ("sent", "Please look at the names.", "dara"),
        ("changes_asked", "Which district?", "reiko"),
        ("sent", "Added.", "dara"),
        ("published", "", "reiko"),
    ]


def test_button_saves_all_that_was_typed(client, make, dara):
    client.force_login(dara)
    post = make(Post, **DRAFT, created_by=dara)

    press(client, post, "send", title="Typed before pressing")

    assert post.title == "Typed before pressing"


def test_new_text_is_sent_to_review_at_once(client, dara):
    client.force_login(dara)
    page = client.get(address(Post, "add"))
    typed = {"title": "Fishing", "review_note": "Short.", "_step": "send"}

    client.post(address(Post, "add"), filled(page, **typed))

    post = Post.objects.get()
    assert (post.status, post.created_by) == ("in_review", dara)
    assert post.review_notes.get().note == "Short."


STEPS = {
    # whose, state: buttons of contributor, editor, publisher
    ("own", "draft"): (["send", "note"], ["send", "note"], ["publish", "send", "note"]),
    ("own", "in_review"): (["note"], ["note"], ["publish", "ask", "note"]),
    ("own", "changes_asked"): (
        ["send", "note"],
        ["send", "note"],
        ["publish", "send", "note"],
    ),
    ("own", "published"): ([], ["note"], ["note"]),
    ("another's", "draft"): (None, ["send", "note"], ["publish", "send", "note"]),
    ("another's", "in_review"): (None, ["note"], ["publish", "ask", "note"]),
}
ROLES = ["Contributor", "Editor", "Publisher"]


@pytest.mark.parametrize(("whose", "state"), STEPS)
@pytest.mark.parametrize("role", ROLES)
def test_each_role_has_the_buttons_of_the_table(
    client, make, staff, whose, state, role
):
    user = staff(role)
    client.force_login(user)
    owner = user if whose == "own" else staff()
    entry = make(Post, status=state, created_by=owner)
    expected = STEPS[whose, state][ROLES.index(role)]

    if expected is None:
        url = address(Post, "change", entry.pk)
        assert client.get(url).status_code == 403
    else:
        assert buttons(client, entry) == expected


@pytest.mark.parametrize(("whose", "state"), STEPS)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("step", ["send", "publish", "ask", "forged"])
def test_step_without_its_button_changes_nothing(
    client, make, staff, whose, state, role, step
):
    user = staff(role)
    owner = user if whose == "own" else staff()
    entry = make(Post, status=state, created_by=owner, title="Before")
    allowed = STEPS[whose, state][ROLES.index(role)] or []
    if step in allowed:
        return
    client.force_login(user)
    url = address(Post, "change", entry.pk)
    page = client.get(url)
    forged = {"_step": step, "status": "published", "review_note": "Forged"}
    readable = page.status_code == 200 and page.context["has_change_permission"]
    data = filled(page, title="After") if readable else {"title": "After"}

    client.post(url, {**data, **forged})

    entry.refresh_from_db()
    assert (entry.status, entry.title) == (state, "Before")
    assert not entry.review_notes.exists()
    assert not QueuedMail.objects.exists()


@pytest.mark.parametrize("step", ["ask", "note"])
def test_step_that_needs_words_is_refused_without(client, make, reiko, step):
    client.force_login(reiko)
    post = make(Post, **REVIEW)

    answer = press(client, post, step, title="Typed", review_note="  ")

    assert "Write what the others should know or do." in answer.text
    assert 'value="Typed"' in answer.text
    assert post.status == "in_review"
    assert not post.review_notes.exists()


def test_note_typed_with_an_ordinary_save_is_kept(client, make, dara):
    client.force_login(dara)
    post = make(Post, **DRAFT, created_by=dara)
    url = address(Post, "change", post.pk)

    client.post(url, filled(client.get(url), review_note="Numbers from the ILO."))

    note = post.review_notes.get()
    assert (note.step, note.note, note.by) == ("note", "Numbers from the ILO.", dara)


def test_save_without_a_step_or_words_leaves_no_note(client, make, dara):
    client.force_login(dara)
    post = make(Post, **DRAFT, created_by=dara)
    url = address(Post, "change", post.pk)

    client.post(url, filled(client.get(url), title="New"))

    assert Post.objects.get().title == "New"
    assert not ReviewNote.objects.exists()


def test_state_chosen_in_the_field_is_a_step_too(client, make, dara, reiko):
    client.force_login(dara)
    post = make(Post, **DRAFT, created_by=dara)
    url = address(Post, "change", post.pk)

    client.post(url, filled(client.get(url), status="in_review"))

    assert post.review_notes.get().step == "sent"
    assert written_to() == ["reiko@example.org"]


def test_changes_are_asked_with_the_button_only(client, make, reiko):
    client.force_login(reiko)
    post = make(Post, **REVIEW)
    url = address(Post, "change", post.pk)

    client.post(url, filled(client.get(url), status="changes_asked"))

    post.refresh_from_db()
    assert post.status == "in_review"


def test_save_keeps_a_text_that_was_sent_back_where_it_is(client, make, dara):
    client.force_login(dara)
    post = make(Post, **ASKED, created_by=dara)
    url = address(Post, "change", post.pk)

    client.post(url, filled(client.get(url), title="Half done"))

    post.refresh_from_db()
    assert (post.title, post.status) == ("Half done", "changes_asked")


def test_actions_of_the_list_leave_notes_and_write_too(client, make, dara, reiko):
    post = make(Post, **ASKED, created_by=dara, title="Fishing")
    client.force_login(dara)
    chosen = {"action": "send_to_review", "_selected_action": post.pk}
    client.post(address(Post), chosen)
    client.force_login(reiko)
    client.post(address(Post), {**chosen, "action": "publish"})
    client.post(address(Post), {**chosen, "action": "unpublish"})

    steps = post.review_notes.order_by("pk").values_list("step", "by__username")
    assert list(steps) == [
        ("sent", "dara"),
        ("published", "reiko"),
        ("taken_back", "reiko"),
    ]
    assert written_to() == ["dara@example.org", "reiko@example.org"]


def test_form_shows_what_was_said_as_plain_text(client, make, dara, reiko):
    client.force_login(dara)
    post = make(Post, **ASKED, created_by=dara)
    ReviewNote.objects.create(
        entry=post, step="changes_asked", note="<b>Where?</b>\nWhen?", by=reiko
    )

    page = client.get(address(Post, "change", post.pk)).text

    assert "Changes asked" in page
    assert "Reiko" in page
    assert "&lt;b&gt;Where?&lt;/b&gt;<br>When?" in page


# --- Mail


def test_sending_writes_to_those_who_can_publish_and_to_nobody_else(
    client, make, staff, dara, reiko
):
    staff("Publisher", username="sok", email="sok@example.org")
    staff("Publisher", username="gone", email="gone@example.org", is_active=False)
    staff("Publisher", username="silent")
    staff("Editor", username="mya", email="mya@example.org")
    staff(username="root", is_superuser=True, email="root@example.org")
    client.force_login(reiko)
    post = make(Post, **DRAFT, created_by=dara)

    press(client, post, "send")

    assert written_to() == ["root@example.org", "sok@example.org"]


@pytest.mark.parametrize(("step", "state"), [("ask", REVIEW), ("publish", REVIEW)])
def test_answer_goes_to_who_wrote_it_and_who_sent_it(
    client, make, staff, dara, reiko, step, state
):
    mya = staff("Editor", username="mya", email="mya@example.org")
    post = make(Post, **state, created_by=dara)
    ReviewNote.objects.create(entry=post, step="sent", by=mya)
    client.force_login(reiko)

    press(client, post, step, review_note="See the second paragraph.")

    assert written_to() == ["dara@example.org", "mya@example.org"]


def test_letter_says_who_what_and_where_in_plain_text(client, make, dara, reiko):
    client.force_login(dara)
    post = make(Post, **DRAFT, created_by=dara, title="Fishing & fish <crews>")

    press(client, post, "send", review_note="Please look at the names.")
    run_due({"mail"})

    (letter,) = mail.outbox
    assert letter.to == ["reiko@example.org"]
    assert letter.subject == "To review: Fishing & fish <crews>"
    assert "Hello Reiko," in letter.body
    assert "dara sent “Fishing & fish <crews>” to review." in letter.body
    assert "Please look at the names." in letter.body
    link = f"http://testserver{address(Post, 'change', post.pk)}"
    assert link in letter.body.splitlines()
    assert not letter.alternatives


def test_letter_is_not_in_the_language_that_its_sender_chose(client, make, dara, reiko):
    client.force_login(reiko)
    client.post("/admin/language/", {"language": "th", "next": "/admin/"})
    post = make(Post, **REVIEW, created_by=dara)
    later = {"published_at_0": "2099-11-30", "published_at_1": "09:00"}

    press(client, post, "publish", **later)

    assert "Mon 30 Nov 2099" in QueuedMail.objects.get().text


def test_letter_about_a_scheduled_text_says_when_visitors_see_it(
    client, make, dara, reiko
):
    client.force_login(reiko)
    post = make(Post, **REVIEW, created_by=dara)
    later = {"published_at_0": "2099-11-30", "published_at_1": "09:00"}

    press(client, post, "publish", **later)

    letter = QueuedMail.objects.get()
    assert "Visitors see it from Mon 30 Nov 2099, 09:00 Bangkok time." in letter.text


# --- In lists and on the first page


def test_list_finds_what_was_sent_back(client, make, dara):
    client.force_login(dara)
    make(Post, **DRAFT, title="Draft", created_by=dara)
    make(Post, **ASKED, title="Sent back", created_by=dara)

    found = client.get(address(Post) + "?state=changes_asked").context["cl"]

    assert [entry.title for entry in found.result_list] == ["Sent back"]


def test_text_sent_back_is_hidden_from_visitors_and_seen_by_its_author(
    client, make, dara
):
    post = make(Post, **ASKED, created_by=dara)
    assert client.get(post.get_absolute_url()).status_code == 404

    client.force_login(dara)

    assert client.get(post.get_absolute_url()).status_code == 200


# --- From when until when visitors see it

NINE = "Mon 30 Nov 2099, 09:00 Bangkok time"
TEN = "Mon 30 Nov 2099, 10:00 Bangkok time"


def bangkok(*moment):
    return datetime(*moment, tzinfo=timezone.get_default_timezone())


@pytest.mark.parametrize(
    ("published", "start", "end", "told"),
    [
        (True, "future", None, f"Visitors see it from {NINE}."),
        (True, "future", "later", f"Visitors see it from {NINE} until {TEN}."),
        (True, "past", "later", f"Visitors see it now, until {TEN}."),
        (
            True,
            "past",
            None,
            "Visitors see it since Sat 2 May 2020, 09:00 Bangkok time.",
        ),
        (True, None, None, "Visitors see it."),
        (
            True,
            "past",
            "over",
            "Visitors don't see it: it was withdrawn on Sun 3 May 2020, 09:00 "
            "Bangkok time.",
        ),
        (
            False,
            "future",
            None,
            f"Visitors don't see it yet. Once published, they see it from {NINE}.",
        ),
        (
            False,
            None,
            None,
            "Visitors don't see it yet. Once published, they see it at once.",
        ),
        (
            False,
            "past",
            "over",
            "The time to withdraw it, Sun 3 May 2020, 09:00 Bangkok time, is over: "
            "visitors would never see it. Choose a later one, or none.",
        ),
        (
            True,
            "later",
            "future",
            "It would be withdrawn before it is published: choose a later date to "
            "withdraw it, or none.",
        ),
    ],
)
def test_dates_are_told_in_plain_words(published, start, end, told):
    moments = {
        None: None,
        "past": bangkok(2020, 5, 2, 9),
        "over": bangkok(2020, 5, 3, 9),
        "future": bangkok(2099, 11, 30, 9),
        "later": bangkok(2099, 11, 30, 10),
    }

    assert sentence(published, moments[start], moments[end]) == told


def test_words_about_dates_agree_with_what_visitors_see(make):
    for start in (timedelta(hours=-1), timedelta(hours=1)):
        for end in (None, timedelta(minutes=-30), timedelta(hours=2)):
            if end and end <= start:
                continue
            post = make(Post, published_at=start, unpublish_at=end)
            told = seen_by_visitors(post)
            sees_now = "see it now" in told or "see it since" in told
            assert sees_now == post.is_visible, told


def test_browser_asks_for_the_words_while_dates_are_chosen(client, staff):
    url = reverse("desk:when")
    assert client.get(url).status_code == 302
    client.force_login(staff("Contributor"))
    chosen = {
        "status": "published",
        "published_at_0": "2099-11-30",
        "published_at_1": "09:00",
    }

    assert client.get(url, chosen).json() == {
        "sentence": f"Visitors see it from {NINE}."
    }
    wrong = client.get(url, {**chosen, "published_at_1": "9 o'clock"}).json()
    assert wrong == {"sentence": "Write days as 2026-11-30 and hours as 09:00."}


def test_list_says_from_when_and_until_when(client, make, reiko):
    client.force_login(reiko)
    make(Vacancy, published_at=bangkok(2099, 11, 30, 9))
    make(Vacancy, unpublish_at=bangkok(2099, 12, 1, 18))

    page = client.get(address(Vacancy)).text

    assert "from 30 Nov 2099, 09:00" in page
    assert "until 1 Dec 2099, 18:00" in page


def test_every_state_has_a_step_of_its_own():
    from mmn.desk.review.steps import STEP_TO

    assert set(STEP_TO) == set(Entry.Status)
