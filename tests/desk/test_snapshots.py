"""What a version holds is what is put back: every field, row, tag, link and file."""

import json
from unittest import mock

import pytest
import reversion
from django.db import connection
from reversion.models import Version

from events.models import Event, Panel, PanelSeat, Participant
from mmn.content.models import Category, Entry, Tag
from mmn.desk.versions import store
from mmn.desk.versions.rows import entry_row, rows_of
from mmn.desk.versions.snapshots import as_if, renumbered, snapshot
from mmn.desk.versions.store import bare, keep_version, latest, rows_in, same
from mmn.desk.versions.writing import write
from mmn.media.models import Photo
from news.models import Post
from publications.models import PolicyBrief, Publication
from tests.admin_post import address, filled
from tests.desk.whole import EVERY_KIND, make_whole


@pytest.fixture(params=EVERY_KIND, ids=lambda kind: kind.KIND)
def whole(request, make, jpeg, pdf):
    return make_whole(make, jpeg, pdf, request.param)


def lose_everything(entry):
    kind = type(entry)
    entry.title = entry.summary = entry.body = "Gone"
    entry.cover = ""
    entry.save()
    for relation in kind._meta.related_objects:
        if hasattr(relation.related_model, "OWNER"):
            relation.related_model.objects.filter(
                **{relation.field.name: entry.pk}
            ).delete()
    entry.categories.clear()
    entry.tags.clear()
    entry.related.clear()


def test_a_version_holds_all_that_a_snapshot_does(whole):
    keep_version(whole)

    assert bare(rows_in(latest(whole))) == bare(snapshot(whole))


def test_nothing_new_keeps_no_second_version(whole):
    assert keep_version(whole) == keep_version(whole)


def test_an_entry_that_lost_everything_is_whole_again(whole):
    before = snapshot(whole)
    lose_everything(whole)
    assert not same(snapshot(whole), before)

    write(before)

    assert bare(snapshot(whole)) == bare(before)


def test_a_deleted_entry_comes_back_whole(whole):
    before, pk = snapshot(whole), whole.pk
    whole.delete()
    assert not Entry.objects.filter(pk=pk).exists()

    write(before)

    assert bare(snapshot(Entry.objects.get(pk=pk))) == bare(before)


def test_its_date_of_making_comes_back_too(whole):
    before, pk, made = snapshot(whole), whole.pk, whole.created_at
    whole.delete()

    write(before)

    assert Entry.objects.get(pk=pk).created_at == made


def test_a_trial_leaves_no_trace(whole):
    before = snapshot(whole)
    other = [dict(row, fields=dict(row["fields"])) for row in before[:2]]
    other[0]["fields"]["title"] = "On trial"

    with as_if(other) as entry:
        assert entry.title == "On trial"
        assert not entry.photos.exists()

    assert snapshot(whole) == before
    assert not connection.needs_rollback


def test_what_is_new_in_a_trial_gets_a_real_number_later(make):
    event = make(Event)
    with as_if(snapshot(event)):
        person = Participant.objects.create(event=event, name="Ms Srey")
        panel = Panel.objects.create(event=event, title="One")
        PanelSeat.objects.create(panel=panel, participant=person)
        tried = snapshot(event)
    waiting = renumbered(tried, known={(row["model"], event.pk) for row in tried[:2]})
    assert sum(row["pk"] < 0 for row in waiting) == 3

    write(waiting)

    seat = PanelSeat.objects.get()
    assert (seat.participant.name, seat.panel.title) == ("Ms Srey", "One")
    assert min(seat.pk, seat.participant_id, seat.panel_id) > 0


def test_briefs_that_swapped_their_cells_are_put_back(make, pdf):
    publication = make(Publication)
    one, two = (
        PolicyBrief.objects.create(
            publication=publication, language=code, file=pdf(note=code)
        )
        for code in ("en", "km")
    )
    before = snapshot(publication)
    PolicyBrief.objects.filter(pk=one.pk).update(language="th")
    PolicyBrief.objects.filter(pk=two.pk).update(language="en")
    PolicyBrief.objects.filter(pk=one.pk).update(language="km")

    write(before)

    assert bare(snapshot(publication)) == bare(before)


def test_putting_back_changes_neither_state_nor_dates(make):
    post = make(Post, status="draft", published_at=None)
    before = snapshot(post)
    post.status = "published"
    post.save()

    write(before)

    post.refresh_from_db()
    assert post.is_visible


def test_links_to_what_is_gone_are_left_out(make, jpeg, pdf):
    post = make_whole(make, jpeg, pdf, Post)
    before = snapshot(post)
    Category.objects.all().delete()
    Tag.objects.filter(name="crews").delete()

    written = write(before)

    assert [tag.name for tag in written.tags.all()] == ["ရွှေ့ပြောင်း"]
    assert not written.categories.exists()
    assert bare(snapshot(written)).keys() < bare(before).keys()


def test_the_address_that_visitors_knew_redirects_after_a_restore(make, client):
    post = make(Post, title="First title")
    before = snapshot(post)
    post.slug = "second"
    post.save()

    write(before)

    assert client.get("/news/second/").status_code == 301
    assert client.get("/news/first-title/").status_code == 200


def test_photos_keep_their_files(make, jpeg, pdf):
    post = make_whole(make, jpeg, pdf, Post)
    names = set(Photo.objects.values_list("image", flat=True))
    before = snapshot(post)
    post.photos.all().delete()

    write(before)

    assert set(Photo.objects.values_list("image", flat=True)) == names


def test_no_version_is_kept_of_what_is_only_tried_on(make):
    post = make(Post, title="Crews")
    rows = snapshot(post)
    rows[0]["fields"]["title"] = "Only tried"

    with as_if(rows), pytest.raises(RuntimeError):
        keep_version(post)

    assert not Version.objects.exists()
    assert keep_version(post)


def test_opening_a_form_keeps_what_stood_once(admin_client, make):
    post = make(Post)
    url = address(Post, "change", post.pk)

    versions = Version.objects.get_for_object_reference(Entry, post.pk)

    admin_client.get(url)
    assert versions.count() == 1
    with mock.patch.object(store, "texts_of_last", wraps=store.texts_of_last) as looks:
        admin_client.get(url)

    assert versions.count() == 1
    assert looks.call_count == 1, "the last version is found, and read, once"


def test_first_changes_that_wait_start_from_what_is_stored(admin_client, make):
    """The form in the trial names the version before it, not one of the trial."""
    post = make(Post, title="Crews")
    url = address(Post, "change", post.pk)
    form = filled(admin_client.get(url), title="")

    refused = admin_client.post(url, {**form, "_wait": "1"})
    number = refused.context["adminform"].form["opened_version"].value()

    assert Version.objects.filter(revision_id=number).exists()


def test_versions_are_written_as_django_reversion_writes_them(whole):
    """Which reads them, and may write some itself one day."""
    number = keep_version(whole)
    with reversion.create_revision(manage_manually=True):
        for row in rows_of(whole):
            reversion.add_to_revision(row)

    told = ("object_id", "content_type", "db", "format")
    ours, theirs = (
        [
            (*row, json.loads(data))
            for *row, data in found.order_by("pk").values_list(*told, "serialized_data")
        ]
        for found in (
            Version.objects.filter(revision=number),
            Version.objects.filter(revision__gt=number),
        )
    )
    assert ours == theirs
    assert ours


def test_links_are_kept_in_their_order(make):
    names = ("Fishing", "Crews", "Ports")
    sections = [
        Category.objects.create(name=name, slug=name.lower(), position=3 - number)
        for number, name in enumerate(names)
    ]
    post = make(Post, categories=sections)

    kept = entry_row(snapshot(post))["fields"]["categories"]
    assert kept == [section.pk for section in reversed(sections)]
