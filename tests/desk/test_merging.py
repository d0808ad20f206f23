"""Two rows for one thing become one, after a preview of all that changes."""

import pytest
from django.urls import reverse

from events.models import Event, Organiser
from mmn.content.models import Organisation, Tag
from mmn.desk.models import WaitingChanges
from mmn.desk.versions.store import versions
from news.models import Post
from publications.models import Publication
from tests.admin_post import address, filled


@pytest.fixture
def two(db):
    names = ["MAP Foundation", "M.A.P. Foundation"]
    return [Organisation.objects.create(name=name) for name in names]


def merge(client, rows, kept=None, **more):
    data = {"action": "merge", "_selected_action": [row.pk for row in rows], **more}
    if kept is not None:
        data["merge_into"] = getattr(kept, "pk", kept)
    return client.post(address(type(rows[0])), data, follow=True)


def confirmed(client, rows, kept):
    return merge(client, rows, kept, confirmed="Merge them")


def test_the_preview_names_all_that_changes_and_changes_nothing(
    admin_client, make, two
):
    kept, gone = two
    book = make(Publication, title="Jobs in SEZs")
    book.funders.add(gone)
    Organiser.objects.create(event=make(Event, title="Launch"), organisation=gone)

    first = merge(admin_client, two)
    assert "Which of them stays?" in first.text
    assert "named 2 times" in first.text
    second = merge(admin_client, two, kept)

    for words in ["Jobs in SEZs", "Launch", "Organisers: 1", "funders: 1"]:
        assert words in second.text
    assert Organisation.objects.count() == 2
    assert list(book.funders.all()) == [gone]


def test_all_that_named_one_names_the_other(admin_client, make, two):
    kept, gone = two
    book, event = make(Publication), make(Event)
    book.funders.add(gone)
    book.partners.add(gone)
    Organiser.objects.create(event=event, organisation=gone)

    answer = confirmed(admin_client, two, kept)

    assert list(Organisation.objects.all()) == [kept]
    assert list(book.funders.all()) == list(book.partners.all()) == [kept]
    assert event.organisers.get().organisation == kept
    assert "merged into" in answer.text
    assert versions(book).count() == 2  # before and after


def test_what_would_stand_twice_is_left_out_and_said(admin_client, make, two):
    kept, gone = two
    book, event = make(Publication, title="Jobs"), make(Event, title="Launch")
    book.funders.set(two)
    for organisation in two:
        Organiser.objects.create(event=event, organisation=organisation)

    answer = confirmed(admin_client, two, kept)

    assert list(book.funders.all()) == [kept]
    assert event.organisers.get().organisation == kept
    assert "Left out" in answer.text
    assert "Launch" in answer.text


def put_off(client, entry, rows=None, **changes):
    form = address(type(entry), "change", entry.pk)
    data = filled(client.get(form), rows, **changes, _wait="1")
    assert client.post(form, data).status_code == 302
    assert WaitingChanges.objects.filter(entry_id=entry.pk).exists()


def published(client, entry):
    client.post(reverse("desk:publish_changes", args=[entry.pk]))
    assert not WaitingChanges.objects.exists()
    return type(entry).objects.get(pk=entry.pk)


def test_what_waits_is_published_with_the_one_that_stays(admin_client, make, two):
    kept, gone = two
    event = make(Event)
    put_off(admin_client, event, {"organisers": [{"organisation": gone.pk}]})

    confirmed(admin_client, two, kept)

    shown = published(admin_client, event)
    assert [one.organisation for one in shown.organisers.all()] == [kept]


@pytest.mark.parametrize("tags", ["Labour", "Work, Labour"])
def test_a_tag_that_waits_is_published_once_under_its_new_name(
    admin_client, make, tags
):
    kept, gone = (Tag.objects.create(name=name) for name in ("Work", "Labour"))
    post = make(Post)
    put_off(admin_client, post, tags=tags)

    confirmed(admin_client, [kept, gone], kept)

    assert list(published(admin_client, post).tags.all()) == [kept]


@pytest.mark.parametrize("forged", ["none of them", "0", "999999", ""])
def test_only_one_of_the_chosen_can_stay(admin_client, two, forged):
    other = Organisation.objects.create(name="Bystander")

    for kept in (forged, other.pk):
        answer = confirmed(admin_client, two, kept)
        assert "Choose which of them stays." in answer.text

    assert Organisation.objects.count() == 3


@pytest.mark.parametrize("group", [None, "Contributor"])
@pytest.mark.parametrize("model", [Organisation, Tag])
def test_nobody_merges_without_the_right_to_change_and_delete(
    client, staff, group, model
):
    rows = [model.objects.create(name=name) for name in ("One", "Two")]
    client.force_login(staff(group))

    confirmed(client, rows, rows[0])

    assert model.objects.count() == 2


def test_an_editor_may_merge(client, staff, two):
    client.force_login(staff("Editor"))

    confirmed(client, two, two[0])

    assert list(Organisation.objects.all()) == [two[0]]


def test_merging_twice_says_that_there_is_nothing_to_merge(admin_client, two):
    confirmed(admin_client, two, two[0])

    answer = confirmed(admin_client, two, two[0])

    assert "at least two" in answer.text
    assert Organisation.objects.count() == 1


def test_old_address_of_a_tag_leads_to_the_one_that_stays(admin_client, client, make):
    both = make(Post, tags=["fishing", "fisheries"])
    make(Post, title="Other", tags=["fisheries"])
    kept, gone = Tag.objects.get(name="fishing"), Tag.objects.get(name="fisheries")
    assert client.get("/tag/fisheries/").status_code == 200

    confirmed(admin_client, [kept, gone], kept)

    moved = client.get("/tag/fisheries/")
    assert (moved.status_code, moved.url) == (301, "/tag/fishing/")
    assert "Other" in client.get("/tag/fishing/").text
    assert "Other" in client.get("/tag/fisheries/feed/").text
    assert [tag.name for tag in both.tags.all()] == ["fishing"]


def test_addresses_of_tags_merged_one_after_the_other_all_lead_on(
    admin_client, client, make
):
    make(Post, tags=["a", "b", "c"])
    a, b, c = (Tag.objects.get(name=name) for name in "abc")

    confirmed(admin_client, [a, b], b)
    confirmed(admin_client, [b, c], c)

    for old in "ab":
        assert client.get(f"/tag/{old}/").url == "/tag/c/"


def test_a_tag_written_anew_takes_its_address_back(admin_client, client, make):
    make(Post, tags=["a", "b"])
    a, b = (Tag.objects.get(name=name) for name in "ab")
    confirmed(admin_client, [a, b], b)
    assert client.get("/tag/a/").status_code == 301

    make(Post, title="Anew", tags=["a"])

    assert client.get("/tag/a/").status_code == 200


def test_merged_tag_of_hidden_entries_has_no_address(admin_client, client, make):
    make(Post, tags=["a", "b"], status="draft", published_at=None)
    a, b = (Tag.objects.get(name=name) for name in "ab")

    confirmed(admin_client, [a, b], b)

    assert client.get("/tag/a/").status_code == 404
