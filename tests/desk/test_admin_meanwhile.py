"""Two people have one entry open: neither's work disappears unseen."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from events.models import Event, Panel, PanelSeat, Participant
from mmn.content.models import Entry, Organisation
from mmn.desk.versions.store import latest, rows_in
from news.models import Post, PressContact
from publications.models import PolicyBrief, Publication
from tests.admin_post import address, filled
from tests.conftest import NEEDED


@pytest.fixture
def naw(client, staff):
    """The other one, in another browser."""
    client.force_login(staff("Publisher", username="naw", first_name="Naw"))
    return client


@pytest.fixture
def both_open(admin_client, naw):
    """``both_open(entry)``: the form of each, opened before anybody saves."""

    def open_form(entry):
        url = address(type(entry), "change", entry.pk)
        return url, admin_client.get(url), naw.get(url)

    return open_form


def choose(client, asked, side):
    """Answer every question of the page with "mine" or "theirs"."""
    conflicts = asked.context["conflicts"]
    data = {name: asked.context[name] for name in ("attempt", "seen")}
    data |= {conflict["id"]: side for conflict in conflicts}
    return client.post(
        f"/admin/desk/versions/{asked.context['entry'].pk}/choose/", data
    )


@pytest.mark.parametrize("model", NEEDED)
def test_what_each_changed_alone_is_kept(admin_client, naw, both_open, make, model):
    entry = make(model, title="Crews")
    url, mine, hers = both_open(entry)
    naw.post(url, filled(hers, title="Crews at sea"))

    response = admin_client.post(url, filled(mine, summary="In short"))

    entry.refresh_from_db()
    assert response.status_code == 302
    assert (entry.title, entry.summary) == ("Crews at sea", "In short")
    page = admin_client.get(url)
    assertContains(page, "beside what others saved meanwhile")


def test_own_other_window_is_not_called_somebody(admin_client, make):
    post = make(Post, title="Crews")
    url = address(Post, "change", post.pk)
    here, there = admin_client.get(url), admin_client.get(url)
    admin_client.post(url, filled(there, title="Crews at sea"))

    asked = admin_client.post(url, filled(here, title="Crews ashore"))

    assertContains(asked, "you saved it in another window")
    assertContains(asked, "What you saved in another window")
    assertNotContains(asked, "What admin saved")


@pytest.mark.parametrize(
    ("side", "title"), [("mine", "Crews ashore"), ("theirs", "Crews at sea")]
)
def test_what_both_changed_is_shown_and_chosen(
    admin_client, naw, both_open, make, side, title
):
    post = make(Post, title="Crews")
    url, mine, hers = both_open(post)
    naw.post(url, filled(hers, title="Crews at sea"))

    asked = admin_client.post(url, filled(mine, title="Crews ashore", summary="Short"))

    assertContains(asked, "What Naw saved")
    assertContains(asked, "ashore")
    assertContains(asked, "at sea")
    post.refresh_from_db()
    assert (post.title, post.summary) == ("Crews at sea", "")

    choose(admin_client, asked, side)

    post.refresh_from_db()
    assert (post.title, post.summary) == (title, "Short")


def test_a_choice_is_asked_again_when_the_other_saves_once_more(
    admin_client, naw, both_open, make
):
    post = make(Post, title="Crews")
    url, mine, hers = both_open(post)
    naw.post(url, filled(hers, title="Crews at sea"))
    asked = admin_client.post(url, filled(mine, title="Crews ashore"))
    naw.post(url, filled(naw.get(url), title="Crews at home"))

    again = choose(admin_client, asked, "mine")

    assertContains(again, "at home")
    assert Post.objects.get().title == "Crews at home"
    choose(admin_client, again, "mine")
    assert Post.objects.get().title == "Crews ashore"


def test_rows_that_both_added_are_all_there(admin_client, naw, both_open, make):
    event = make(Event)
    url, mine, hers = both_open(event)
    naw.post(url, filled(hers, rows={"participants": [{"name": "U Aung"}]}))

    admin_client.post(url, filled(mine, rows={"participants": [{"name": "Ms Srey"}]}))

    names = Participant.objects.values_list("name", flat=True)
    assert set(names) == {"U Aung", "Ms Srey"}


def test_a_row_that_one_changed_and_one_deleted_is_asked_about(
    admin_client, naw, both_open, make
):
    post = make(Post)
    PressContact.objects.create(post=post, name="U Aung")
    url, mine, hers = both_open(post)
    naw.post(url, filled(hers, **{"press_contacts-0-DELETE": "on"}))
    assert not PressContact.objects.exists()

    asked = admin_client.post(url, filled(mine, **{"press_contacts-0-phone": "12"}))
    choose(admin_client, asked, "mine")

    assert PressContact.objects.get().phone == "12"


def test_a_seat_keeps_the_session_that_another_deleted(
    admin_client, naw, both_open, make
):
    event = make(Event)
    panel = Panel.objects.create(event=event, title="Wages")
    person = Participant.objects.create(event=event, name="Ms Srey")
    url, _mine, hers = both_open(event)
    opened = latest(event)
    naw.post(url, filled(hers, **{"panels-0-DELETE": "on"}))
    assert not Panel.objects.exists()

    from mmn.desk.versions.attempts import Attempt

    seat = {"panel": panel.pk, "participant": person.pk, "role": "speaker"}
    seat |= {"topic": "", "position": 0}
    rows = [*rows_in(opened), {"model": "events.panelseat", "pk": -1, "fields": seat}]
    attempt = Attempt(event, "public", str(opened.pk), rows, None)
    [question] = attempt.merge().undecided
    attempt.choices = {question.id: "mine"}
    assert not attempt.store().undecided

    assert PanelSeat.objects.get().panel.title == "Wages"


def test_a_tag_that_both_added_is_there_once(admin_client, naw, both_open, make):
    post = make(Post)
    url, mine, hers = both_open(post)
    naw.post(url, filled(hers, tags="crews"))

    admin_client.post(url, filled(mine, tags="crews, wages"))

    assert set(post.tags.names()) == {"crews", "wages"}


def test_what_is_not_valid_together_is_asked_as_a_whole(
    admin_client, naw, both_open, make
):
    """One moves the end before what the other made the start."""
    post = make(Post, published_at=None)
    url, mine, hers = both_open(post)
    naw.post(
        url, filled(hers, **{"unpublish_at_0": "2099-01-01", "unpublish_at_1": "10:00"})
    )

    asked = admin_client.post(
        url, filled(mine, **{"published_at_0": "2100-01-01", "published_at_1": "10:00"})
    )

    assert asked.status_code == 200
    assert asked.context["conflicts"]
    choose(admin_client, asked, "theirs")
    assert Post.objects.get().unpublish_at.year == 2099


def test_two_briefs_for_one_cell_are_asked_about(
    admin_client, naw, both_open, make, pdf
):
    publication = make(Publication)
    url, mine, hers = both_open(publication)
    facts = {"scope": "KH", "language": "km"}
    naw.post(
        url,
        filled(
            hers,
            rows={"policy_briefs": [facts]},
            **{"policy_briefs-0-file": pdf(note="hers")},
        ),
    )

    asked = admin_client.post(
        url,
        filled(
            mine,
            rows={"policy_briefs": [facts]},
            **{"policy_briefs-0-file": pdf(note="mine", name="mine.pdf")},
        ),
    )

    assert PolicyBrief.objects.count() == 1
    choose(admin_client, asked, "mine")
    assert PolicyBrief.objects.get().title == "mine"


def test_saving_twice_in_a_row_asks_nothing(admin_client, make):
    entry = make(Post, title="Crews")
    url = address(Post, "change", entry.pk)

    for summary in ("One", "Two"):
        form = filled(admin_client.get(url), summary=summary)
        assert admin_client.post(url, form).status_code == 302

    entry.refresh_from_db()
    assert entry.summary == "Two"


def test_what_programs_changed_meanwhile_is_kept_too(admin_client, make):
    post = make(Post, title="Crews")
    url = address(Post, "change", post.pk)
    form = filled(admin_client.get(url), summary="In short")
    Post.objects.filter(pk=post.pk).update(title="Crews at sea")

    admin_client.post(url, form)

    post.refresh_from_db()
    assert (post.title, post.summary) == ("Crews at sea", "In short")


def test_a_forged_choice_stores_nothing(admin_client, naw, both_open, make):
    one, other = make(Post, title="Crews"), make(Post, title="Nets")
    url, mine, hers = both_open(one)
    naw.post(url, filled(hers, title="Crews at sea"))
    asked = admin_client.post(url, filled(mine, title="Crews ashore"))
    data = {"attempt": asked.context["attempt"], "seen": asked.context["seen"]}
    data[f"content.entry:{one.pk}:title"] = "mine"

    forged = [
        naw.post(f"/admin/desk/versions/{one.pk}/choose/", data),
        admin_client.post(f"/admin/desk/versions/{other.pk}/choose/", data),
        admin_client.post(
            f"/admin/desk/versions/{one.pk}/choose/", {**data, "attempt": "x:y:z"}
        ),
    ]

    assert [response.status_code for response in forged] == [403, 403, 403]
    assert set(Entry.objects.values_list("title", flat=True)) == {
        "Crews at sea",
        "Nets",
    }


def test_organisations_merged_away_leave_the_choice_standing(
    admin_client, naw, both_open, make
):
    post = make(Post, title="Crews")
    network = Organisation.objects.create(name="Harbour")
    url, mine, hers = both_open(post)
    row = {"organisation": "Harbour", "listed": network.pk}
    naw.post(url, filled(hers, title="Crews at sea"))
    asked = admin_client.post(
        url, filled(mine, title="Crews ashore", rows={"signatories": [row]})
    )
    network.delete()

    choose(admin_client, asked, "mine")

    assert Post.objects.get().title == "Crews ashore"
    assert post.signatories.get().listed is None
