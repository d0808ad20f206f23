"""One person spelt in several ways is spelt in one, in all entries, after a preview."""

from datetime import timedelta

import pytest
from django.urls import reverse

from events.models import Event, Panel, PanelSeat, Participant
from mmn.desk.models import FormCopy, WaitingChanges
from mmn.desk.versions.store import latest, versions
from news.models import Post, PressContact
from tests.admin_post import address, filled

URL = "desk:people"
BOTH = ["Aye Aye Win", "Ms Aye Aye Win"]


@pytest.fixture
def event(make):
    """With "Ms Aye Aye Win", in the field for names."""
    made = make(Event, title="Dialogue")
    person = Participant.objects.create(
        event=made, name="Ms Aye Aye Win", position="Adviser", organisation="ILO"
    )
    panel = Panel.objects.create(event=made, title="Opening")
    PanelSeat.objects.create(panel=panel, participant=person)
    return made


@pytest.fixture
def post(make):
    made = make(Post, title="Statement")
    PressContact.objects.create(post=made, name="Aye Aye Win", title="Director")
    return made


def send(client, **data):
    return client.post(reverse(URL), data, follow=True)


def previewed(client, kept="Aye Aye Win", names=BOTH):
    return send(client, name=names, kept=kept)


def confirmed(client, kept="Aye Aye Win", names=BOTH):
    page = previewed(client, kept, names)
    plan = page.context.get("plan")
    return send(client, name=names, kept=kept, seal=plan.seal if plan else "")


def test_every_spelling_is_listed_those_of_one_person_side_by_side(
    admin_client, make, event, post
):
    for name in ("Zaw Min", "Ba Thein", "Aye Aye Win"):
        Participant.objects.create(event=event, name=name)

    page = admin_client.get(reverse(URL))

    assert list(page.context["page"]) == [
        ("Aye Aye Win", 2),
        ("Ms Aye Aye Win", 1),
        ("Ba Thein", 1),
        ("Zaw Min", 1),
    ]
    found = admin_client.get(reverse(URL), {"q": "zaw"})
    assert list(found.context["page"]) == [("Zaw Min", 1)]
    assert "Nobody is called so" in admin_client.get(reverse(URL), {"q": "xyz"}).text


def test_without_names_the_list_says_so(admin_client):
    assert "No entry names anybody yet." in admin_client.get(reverse(URL)).text


def test_the_preview_tells_each_row_and_changes_nothing(admin_client, event, post):
    assert "Which spelling stays?" in send(admin_client, name=BOTH).text
    page = previewed(admin_client, kept="Daw Aye Aye Win", names=[*BOTH]).text
    assert "Choose which of them stays." in page

    page = previewed(admin_client).text

    assert "Dialogue" in page
    assert "<del>Ms Aye Aye Win</del>" in page
    assert "Statement" not in page
    assert event.participants.get().name == "Ms Aye Aye Win"


def test_the_name_changes_and_what_was_so_on_that_day_stays(admin_client, event, post):
    answer = confirmed(admin_client)

    person = event.participants.get()
    assert (person.honorific, person.name) == ("Ms", "Aye Aye Win")
    assert (person.position, person.organisation) == ("Adviser", "ILO")
    assert person.seats.count() == 1
    assert "in 1 more entry" in answer.text
    assert versions(event).count() == 2
    assert "spelt as elsewhere" in latest(event).comment
    assert versions(post).count() == 0
    assert (
        "spelt as elsewhere"
        in admin_client.get(address(Event, "history", event.pk)).text
    )


def test_a_form_of_address_is_not_said_twice(admin_client, make, post):
    named = make(Event)
    Participant.objects.create(event=named, honorific="Ms", name="Aye Aye Wynn")
    PressContact.objects.create(post=post, name="Ms Aye Aye Win")

    confirmed(admin_client, "Ms Aye Aye Win", ["Ms Aye Aye Win", "Aye Aye Wynn"])

    assert named.participants.get().full_name == "Ms Aye Aye Win"


def test_only_entries_that_one_may_change_are_changed(client, staff, make, event, post):
    author = staff("Contributor")
    own = make(Event, title="My draft", status="draft", created_by=author)
    hidden = make(Event, title="Secret", status="draft")
    for one in (own, hidden):
        Participant.objects.create(event=one, name="Ms Aye Aye Win")
    client.force_login(author)

    page = previewed(client).text
    assert "<del>Ms Aye Aye Win</del>" in page
    assert "Dialogue" in page
    assert "1 entry that you can" in page
    assert "Secret" not in page
    confirmed(client)

    names = [one.participants.get().name for one in (own, event, hidden)]
    assert names == ["Aye Aye Win", "Ms Aye Aye Win", "Ms Aye Aye Win"]


def test_names_in_entries_that_one_cannot_see_are_not_told(client, staff, make, post):
    hidden = make(Event, status="draft")
    Participant.objects.create(event=hidden, name="Ms Aye Aye Win")
    client.force_login(staff("Contributor"))

    assert "Ms Aye Aye Win" not in client.get(reverse(URL)).text
    assert "at least two" in previewed(client).text


@pytest.mark.parametrize("group", [None, "anonymous"])
def test_who_does_not_write_reaches_no_names(client, staff, event, group):
    if group is None:
        client.force_login(staff())
    for answer in (client.get(reverse(URL)), client.post(reverse(URL), {"name": BOTH})):
        assert answer.status_code == (403 if group is None else 302)


@pytest.mark.parametrize(
    "names", [[], ["Aye Aye Win"], ["Aye Aye Win", "nobody"], ["x" * 3000] * 2]
)
def test_fewer_than_two_known_spellings_are_nothing_to_merge(
    admin_client, event, post, names
):
    answer = send(admin_client, name=names, kept="Aye Aye Win", seal="x")

    assert "at least two spellings" in answer.text
    assert event.participants.get().name == "Ms Aye Aye Win"


def test_what_changed_since_the_preview_is_shown_again(admin_client, event, post):
    seal = previewed(admin_client).context["plan"].seal
    Participant.objects.create(event=event, name="Ms Aye Aye Win", position="Chair")

    answer = send(admin_client, name=BOTH, kept="Aye Aye Win", seal=seal)

    assert "Look again at what will change." in answer.text
    assert "Merge them" in answer.text
    assert not event.participants.filter(name="Aye Aye Win").exists()


def test_merging_twice_says_that_there_is_nothing_left(admin_client, event, post):
    seal = previewed(admin_client).context["plan"].seal
    for _time in range(2):
        answer = send(admin_client, name=BOTH, kept="Aye Aye Win", seal=seal)

    assert "at least two spellings" in answer.text
    assert versions(event).count() == 2


def test_changes_that_wait_are_published_with_the_merged_name(
    admin_client, event, post
):
    url = address(Event, "change", event.pk)
    data = filled(admin_client.get(url), title="Dialogue, day two", _wait="1")
    admin_client.post(url, data)
    assert WaitingChanges.objects.exists()

    confirmed(admin_client)
    admin_client.post(reverse("desk:publish_changes", args=[event.pk]))

    event.refresh_from_db()
    assert event.title == "Dialogue, day two"
    assert event.participants.get().name == "Aye Aye Win"
    assert not WaitingChanges.objects.exists()


def test_a_form_opened_before_is_saved_beside_it(admin_client, event, post):
    url = address(Event, "change", event.pk)
    data = filled(admin_client.get(url), title="Dialogue, day two")
    copies = FormCopy.objects.count()

    confirmed(admin_client)
    admin_client.post(url, {**data, "_save": "1"})

    event.refresh_from_db()
    assert event.title == "Dialogue, day two"
    assert event.participants.get().name == "Aye Aye Win"
    assert FormCopy.objects.count() == copies


def test_many_rows_of_one_entry_make_one_version(admin_client, make, event, post):
    for number in range(50):
        Participant.objects.create(
            event=event, name="Ms Aye Aye Win", position=f"P {number}"
        )
    later = make(Event, starts_at=timedelta(days=9))
    Participant.objects.create(event=later, name="Ms Aye Aye Win")

    answer = confirmed(admin_client)

    assert "in 2 more entries" in answer.text
    assert versions(event).count() == 2
    assert not Participant.objects.filter(name="Ms Aye Aye Win").exists()
