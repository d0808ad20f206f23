"""Lists: states, filters, actions that say what they did, and few queries."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from mmn.content.kinds import kinds
from mmn.content.models import Entry, Page
from mmn.media.models import Photo
from mmn.search.changes import catch_up
from news.models import Post
from tests.admin_post import address
from tests.conftest import HIDDEN, KINDS, NEEDED

STATES = {
    "draft": HIDDEN["draft"],
    "in_review": HIDDEN["in_review"],
    "scheduled": HIDDEN["scheduled"],
    "withdrawn": HIDDEN["expired"],
    "published": {},
}
MODELS = [*KINDS, Page, Entry]


def titles_on(page):
    return {entry.title for entry in page.context["cl"].result_list}


@pytest.mark.parametrize("state", STATES)
def test_badge_and_filter_agree_on_the_state(admin_client, make, state):
    for name, fields in STATES.items():
        make(Post, title=f"Entry {name}", **fields)

    page = admin_client.get(address(Post), {"state": state})

    assert titles_on(page) == {f"Entry {state}"}
    assert page.text.count('class="state state--') == 1
    assert f"state--{state}" in page.text


def test_filter_mine_shows_what_i_wrote(admin_client, admin_user, make):
    make(Post, title="Mine", created_by=admin_user)
    make(Post, title="Another's")

    assert titles_on(admin_client.get(address(Post), {"mine": "1"})) == {"Mine"}


def test_overview_filters_by_kind(admin_client, make):
    for model in KINDS:
        make(model, title=model.KIND)

    page = admin_client.get(address(Entry), {"kind": "events"})

    assert titles_on(page) == {"events"}


def test_list_shows_covers_and_counts_files(admin_client, make, jpeg, pdf):
    post = make(Post, cover=jpeg())
    for number in range(3):
        Photo.objects.create(entry=post, image=jpeg(colour=(number, 0, 0)))
    post.documents.create(file=pdf(), title="Report")

    page = admin_client.get(address(Post)).text

    assert 'class="thumbnail"' in page
    assert "1 PDF, 3 photos" in page


# --- Actions


def act(client, action, *entries, model=Post):
    chosen = [entry.pk for entry in entries]
    answer = client.post(address(model), {"action": action, "_selected_action": chosen})
    return " ".join(str(m) for m in get_messages(answer.wsgi_request))


def test_publishing_says_what_is_public_what_later_and_what_was_left(
    admin_client, make
):
    draft = make(Post, title="New", status="draft", published_at=None)
    later = make(Post, title="Later", status="draft", published_at=timedelta(days=1))
    public = make(Post, title="Old")
    before = public.published_at

    said = act(admin_client, "publish", draft, later, public)

    assert "1 entry is public now: New" in said
    assert "1 entry becomes public at its date: Later" in said
    assert "Left alone, public or scheduled already: Old" in said
    for entry in (draft, later, public):
        entry.refresh_from_db()
    assert draft.is_visible
    assert later.is_scheduled
    assert public.published_at == before


def test_publishing_what_was_withdrawn_lifts_the_withdrawal(admin_client, make):
    post = make(Post, **HIDDEN["expired"])

    act(admin_client, "publish", post)

    post.refresh_from_db()
    assert post.is_visible


def test_unpublishing_says_what_is_a_draft_again_and_what_was_left(admin_client, make):
    public, draft = make(Post, title="Old"), make(Post, title="New", status="draft")

    said = act(admin_client, "unpublish", public, draft)

    public.refresh_from_db()
    assert public.status == "draft"
    assert "1 entry is a draft again: Old" in said
    assert "Left alone, not published: New" in said


def test_review_takes_drafts_only(admin_client, make):
    draft, public = make(Post, title="New", status="draft"), make(Post, title="Old")

    said = act(admin_client, "send_to_review", draft, public)

    draft.refresh_from_db()
    public.refresh_from_db()
    assert (draft.status, public.status) == ("in_review", "published")
    assert "1 entry waits for review: New" in said
    assert "no drafts that you may change: Old" in said


@pytest.mark.parametrize("model", KINDS)
def test_overview_publishes_entries_of_every_kind(admin_client, make, model):
    entry = make(model, status="draft", published_at=None, body="<p>Kept</p>")

    act(admin_client, "publish", entry.entry_ptr, model=Entry)

    entry = model.objects.get()
    assert entry.is_visible
    assert entry.body == "<p>Kept</p>"


def test_an_action_is_written_into_the_history(admin_client, make):
    post = make(Post, status="draft")

    act(admin_client, "publish", post)

    history = admin_client.get(reverse("admin:news_post_history", args=[post.pk]))
    assert "State is now: Published." in history.text


# --- Queries


def many(model, total):
    """``total`` rows of ``model``, as cheaply as two tables allow."""
    wanted = model if model is not Entry else Post
    now = timezone.now()
    Entry.objects.bulk_create(
        [
            Entry(
                **{"kind": wanted.KIND, "title": f"Entry {n}", "slug": f"entry-{n}"},
                **{"status": "published", "published_at": now - timedelta(days=n)},
            )
            for n in range(total)
        ]
    )
    for entry in Entry.objects.all():
        child = wanted(entry_ptr=entry, **NEEDED[wanted]())
        child.__dict__.update(
            {k: v for k, v in vars(entry).items() if k not in ("_state", "id")}
        )
        child._fill_in()
        child.save_base(raw=True)


@pytest.mark.parametrize("total", [10, 1000])
@pytest.mark.parametrize("model", MODELS)
def test_list_needs_at_most_twelve_queries(
    client, staff, model, total, category, jpeg, django_assert_max_num_queries
):
    client.force_login(staff("Publisher"))
    many(model, total)
    category.entries.set(Entry.objects.order_by("?")[:9])

    with django_assert_max_num_queries(12):
        page = client.get(address(model))

    assert len(page.context["cl"].result_list) == min(total, 50)


def test_list_of_photos_needs_at_most_twelve_queries(
    client, staff, make, jpeg, django_assert_max_num_queries
):
    client.force_login(staff("Publisher"))
    for number in range(12):
        photo = jpeg(20, 20, colour=(number, 0, 0))
        Photo.objects.create(entry=make(Post), image=photo)

    with django_assert_max_num_queries(12):
        page = client.get(address(Photo))

    assert len(page.context["cl"].result_list) == 12


def test_search_and_filters_need_no_query_per_row(client, staff, category):
    client.force_login(staff("Publisher"))
    many(Post, 10)
    query = {"q": "entry", "state": "published", "language__exact": "en"}
    client.get(address(Post), query)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(address(Post), query)
    Entry.objects.all().delete()
    many(Post, 40)
    catch_up()
    with CaptureQueriesContext(connection) as more:
        client.get(address(Post), query)

    assert len(more) == len(few)


def test_every_kind_is_counted():
    assert {*kinds(), Entry} == set(MODELS)
