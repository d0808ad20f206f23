"""A link shows one hidden entry with its files, until it ends; and nothing else."""

import re
from datetime import timedelta

import pytest
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Event
from mmn.content.models import Entry, Page
from mmn.desk.models import ShareLink, WaitingChanges, WaitingStep
from mmn.desk.sharing.links import address_of, token_of
from mmn.desk.versions.snapshots import snapshot
from mmn.media.models import Document, Photo
from news.models import Post
from publications.models import PolicyBrief, Publication
from tests.admin_post import address
from tests.conftest import KINDS

pytestmark = pytest.mark.django_db

DRAFT = {"status": "draft", "published_at": None}


def link_to(entry, days=7, **fields):
    end = timezone.now() + timedelta(days=days)
    entry = Entry.objects.get(pk=entry.pk)
    return ShareLink.objects.create(entry=entry, expires_at=end, **fields)


def withdrawn(entry):
    return link_to(entry, withdrawn_at=timezone.now())


@pytest.fixture
def draft(make, jpeg, pdf):
    """A draft with a cover, a photo and a PDF."""
    post = make(Post, **DRAFT, title="Not public yet", cover=jpeg(colour=(9, 9, 9)))
    Photo.objects.create(entry=post, image=jpeg(), alt="Crew")
    Document.objects.create(entry=post, file=pdf())
    return post


def files_of(post):
    photo = post.photos.get().image.name
    return [
        f"/media/{post.cover.name}",
        f"/media/{photo}",
        f"/media/renditions/{photo}/320.webp",
        post.documents.get().get_absolute_url(),
    ]


def answers(client, addresses):
    return {client.get(one).status_code for one in addresses}


# --- What a link shows


@pytest.mark.parametrize("model", [*KINDS, Page])
def test_link_shows_an_entry_of_every_kind_before_it_is_public(client, make, model):
    entry = make(model, **DRAFT, title="Not public yet")
    assert client.get(entry.get_absolute_url()).status_code == 404

    page = client.get(address_of(link_to(entry)))

    assert page.status_code == 200
    assert "Not public yet" in page.text
    assert "Shared with you; not public. This link works until" in page.text
    assert "only staff see this page" not in page.text


def test_shared_page_is_kept_and_found_by_nobody(client, draft):
    page = client.get(address_of(link_to(draft)))

    assert '<meta name="robots" content="noindex">' in page.text
    assert page["X-Robots-Tag"] == "noindex"
    assert page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"]


def test_shared_page_has_the_interface_of_its_language(client, make):
    post = make(Post, **DRAFT, language="th", title="แรงงานข้ามชาติ")

    path = address_of(link_to(post))

    assert path.startswith("/th/shared/")
    assert '<html lang="th">' in client.get(path).text


def test_link_to_what_became_public_leads_to_its_address(client, make):
    post = make(Post)

    answer = client.get(address_of(link_to(post)))

    assert (answer.status_code, answer.url) == (302, post.get_absolute_url())


def test_link_opens_nothing_but_its_entry(client, make, draft):
    other = make(Post, **DRAFT, title="Another draft")
    hidden_series = make(Event, **DRAFT, title="Hidden series")
    session = make(Event, **DRAFT, title="Session", part_of=hidden_series)
    session.related.add(other)
    parent = make(Page, **DRAFT, title="Hidden parent", slug="hidden-parent")
    below = make(Page, **DRAFT, title="Below", parent=parent)

    seen = client.get(address_of(link_to(session))).text
    below_seen = client.get(address_of(link_to(below))).text

    assert "Session" in seen
    assert "Another draft" not in seen
    assert "Hidden series" not in seen
    assert "Hidden parent" not in below_seen
    for hidden in (session, other, hidden_series, parent, draft):
        assert client.get(hidden.get_absolute_url()).status_code == 404
    assert client.get(address(Post, "change", draft.pk)).status_code == 302
    assert client.get(reverse("admin:index")).status_code == 302


def test_link_in_a_posted_form_is_refused(client, draft):
    assert client.post(address_of(link_to(draft))).status_code == 405


# --- Links that don't work


def forged(entry, change=lambda token: token, salt="mmn.desk.sharing", key=None):
    link = link_to(entry)
    token = change(Signer(salt=salt, key=key).sign(link.pk))
    return reverse("shared", args=[token])


BROKEN = {
    # name: (address of the broken link to an entry, status)
    "expired": (lambda post: address_of(link_to(post, days=-1)), 410),
    "withdrawn": (lambda post: address_of(withdrawn(post)), 410),
    "guessed": (lambda post: reverse("shared", args=[str(link_to(post).pk)]), 404),
    "tampered": (lambda post: forged(post, lambda token: f"{token[:-1]}!"), 404),
    "other salt": (lambda post: forged(post, salt="mmn.desk.uploads"), 404),
    "other key": (lambda post: forged(post, key="guessed"), 404),
    "of nothing": (lambda post: address_of(ShareLink(pk=10**9, entry_id=post.pk)), 404),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_link_says_so_and_shows_nothing(client, draft, name):
    broken, status = BROKEN[name]

    page = client.get(broken(draft))

    assert page.status_code == status
    assert "ask the person who sent it for a new one" in page.text
    assert "Not public yet" not in page.text
    assert not page.cookies
    assert "no-store" in page["Cache-Control"]
    assert answers(client, files_of(draft)) == {404}


# --- Files


def test_files_load_for_the_holder_and_for_nobody_else(client, draft):
    assert answers(client, files_of(draft)) == {404}

    page = client.get(address_of(link_to(draft)))

    assert draft.photos.get().image.name in page.text
    assert answers(client, files_of(draft)) == {200}
    assert answers(Client(), files_of(draft)) == {404}
    for one in files_of(draft):
        assert client.get(one)["Cache-Control"] == "private, no-store"


def test_files_of_briefs_load_for_the_holder(client, make, pdf):
    report = make(Publication, **DRAFT)
    brief = PolicyBrief.objects.create(publication=report, file=pdf())
    assert answers(client, [brief.get_absolute_url()]) == {404}

    client.get(address_of(link_to(report)))

    assert answers(client, [brief.get_absolute_url()]) == {200}


@pytest.mark.parametrize(
    "end",
    [
        {"withdrawn_at": timezone.now},
        {"expires_at": lambda: timezone.now() - timedelta(seconds=1)},
    ],
    ids=["withdrawn", "expired"],
)
def test_files_stop_at_once_when_the_link_ends(client, draft, end):
    link = link_to(draft)
    client.get(address_of(link))
    assert answers(client, files_of(draft)) == {200}

    ShareLink.objects.update(**{name: moment() for name, moment in end.items()})

    assert answers(client, files_of(draft)) == {404}
    assert client.get(address_of(link)).status_code == 410


def test_link_to_one_entry_opens_no_files_of_another(client, make, draft, jpeg, pdf):
    other = make(Post, **DRAFT, title="Other")
    Photo.objects.create(entry=other, image=jpeg(colour=(1, 2, 3)))
    Document.objects.create(entry=other, file=pdf(note="other"))

    client.get(address_of(link_to(other)))

    assert answers(client, files_of(draft)) == {404}
    photo, document = other.photos.get(), other.documents.get()
    own = [f"/media/{photo.image.name}", document.get_absolute_url()]
    assert answers(client, own) == {200}


def test_two_links_are_held_beside_each_other(client, make, draft, jpeg):
    other = make(Post, **DRAFT, cover=jpeg(colour=(1, 2, 3)))

    client.get(address_of(link_to(draft)))
    client.get(address_of(link_to(other)))

    assert answers(client, [*files_of(draft), f"/media/{other.cover.name}"]) == {200}


def test_forged_cookie_opens_no_files(client, draft):
    link = link_to(draft)
    tampered = token_of(link)[:-1] + "!"
    for value in (str(link.pk), tampered, Signer().sign(link.pk), ""):
        client.cookies[f"shared-{link.pk}-media"] = value
        assert answers(client, files_of(draft)) == {404}


def test_cookies_go_to_files_only_and_to_no_script(client, draft):
    page = client.get(address_of(link_to(draft)))

    assert {cookie["path"] for cookie in page.cookies.values()} == {
        "/media/",
        "/files/",
    }
    for cookie in page.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["max-age"] <= 7 * 24 * 60 * 60


def test_photo_without_consent_is_hidden_from_the_holder_too(client, draft):
    link = link_to(draft)
    client.get(address_of(link))
    photo = draft.photos.get()
    path = f"/media/{photo.image.name}"
    assert answers(client, [path]) == {200}

    photo.consent = "withdrawn"
    photo.save()

    assert answers(client, [path]) == {404}
    assert photo.image.name not in client.get(address_of(link)).text


# --- Who makes and withdraws links

OK, NO = 302, 403
RIGHTS = {
    # whose draft:  none, contributor, editor, publisher
    "own": [NO, OK, OK, OK],
    "another's": [NO, NO, OK, OK],
    "published": [NO, NO, OK, OK],
}


@pytest.mark.parametrize("whose", RIGHTS)
@pytest.mark.parametrize(
    ("number", "role"), [*enumerate([None, "Contributor", "Editor", "Publisher"])]
)
def test_who_may_change_an_entry_may_share_it(client, make, staff, whose, number, role):
    user = staff(role)
    state = {} if whose == "published" else DRAFT
    owner = user if whose != "another's" else staff()
    post = make(Post, **state, created_by=owner)
    kept = link_to(post)
    client.force_login(user)

    made = client.post(reverse("desk:share", args=[post.pk]), {"label": "X", "days": 7})
    ended = client.post(reverse("desk:withdraw_link", args=[kept.pk]))

    expected = RIGHTS[whose][number]
    assert [made.status_code, ended.status_code] == [expected, expected]
    kept.refresh_from_db()
    assert post.share_links.count() == (2 if expected == OK else 1)
    assert kept.works == (expected != OK)


def test_visitors_and_holders_make_and_withdraw_no_links(client, draft):
    link = link_to(draft)
    client.get(address_of(link))

    for path in (
        reverse("desk:share", args=[draft.pk]),
        reverse("desk:withdraw_link", args=[link.pk]),
    ):
        assert "login" in client.post(path, {"days": 7}).url

    link.refresh_from_db()
    assert link.works
    assert ShareLink.objects.count() == 1


def test_links_are_made_by_posted_forms_of_ours_only(staff, draft):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(staff("Publisher"))
    path = reverse("desk:share", args=[draft.pk])

    assert strict.post(path, {"days": 7}).status_code == 403
    assert strict.get(path).status_code == 405
    assert not ShareLink.objects.exists()


@pytest.mark.parametrize(
    ("days", "made"), [(1, 1), (90, 1), (91, 0), (0, 0), ("x", 0), ("", 0)]
)
def test_link_works_for_up_to_ninety_days(client, staff, draft, days, made):
    client.force_login(staff("Publisher"))
    path = reverse("desk:share", args=[draft.pk])

    page = client.post(path, {"label": "UNICEF", "days": days}, follow=True)

    assert ShareLink.objects.count() == made
    if made:
        link = ShareLink.objects.get()
        left = link.expires_at - timezone.now()
        assert timedelta(days=days - 1) < left <= timedelta(days=days)
        assert address_of(link) in page.text
    else:
        assert "Days:" in page.text


def test_form_lists_the_links_with_their_state(client, staff, draft):
    client.force_login(staff("Publisher"))
    works, ended = link_to(draft, label="UNICEF"), link_to(draft, days=-1, label="Old")
    gone = withdrawn(draft)

    page = client.get(address(Post, "change", draft.pk)).text

    assert re.search(r"<strong>UNICEF</strong> · works until", page)
    assert re.search(r"<strong>Old</strong> · ended", page)
    assert re.search(r"<strong>Without a name</strong> · withdrawn", page)
    assert f"http://testserver{address_of(works)}" in page
    for link in (ended, gone):
        assert address_of(link) not in page


def test_script_gets_the_panel_anew(client, staff, draft):
    client.force_login(staff("Publisher"))
    path = reverse("desk:share", args=[draft.pk])
    script = {"X-Requested-With": "fetch"}

    made = client.post(path, {"label": "UNICEF", "days": 7}, headers=script)
    refused = client.post(path, {"label": "UNICEF", "days": 99}, headers=script)

    assert (made.status_code, refused.status_code) == (200, 422)
    assert "The link is ready" in made.text
    assert "less than or equal to 90" in refused.text


def test_no_page_may_take_the_address_of_links(make):
    from mmn.content.reserved import reserved_words

    assert "shared" in reserved_words()


def test_link_to_a_public_entry_shows_the_changes_that_wait(client, make, jpeg):
    post = make(Post, title="As it is")
    rows, picture = changed(post, jpeg)
    step = WaitingStep.objects.create(entry=post, rows=rows)
    WaitingChanges.objects.create(entry=post, step=step, opened_version=1)
    assert answers(client, [f"/media/{picture}"]) == {404}

    page = client.get(address_of(link_to(post)))

    assert page.status_code == 200
    assert "As it will be" in page.text
    assert "Shared with you; not public" in page.text
    assert answers(client, [f"/media/{picture}"]) == {200}
    assert answers(Client(), [f"/media/{picture}"]) == {404}
    public = Client().get(post.get_absolute_url()).text
    assert "As it is" in public
    assert "As it will be" not in public


def changed(post, jpeg):
    """A snapshot of ``post`` with another title and a photo, and the photo's name."""
    photo = Photo.objects.create(entry=post, image=jpeg(colour=(7, 7, 7)), alt="Crew")
    Post.objects.filter(pk=post.pk).update(title="As it will be")
    rows = snapshot(Post.objects.get(pk=post.pk))
    photo.delete()
    Post.objects.filter(pk=post.pk).update(title="As it is")
    return rows, photo.image.name
