"""Forged requests of a contributor against what others wrote and still hide."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from events.models import Event, Panel
from mmn.content.models import Category, Entry, FormerAddress, Page
from mmn.media.models import Document, Photo
from news.models import Post, PressContact
from publications.models import Publication
from tests.admin_post import address, post_form
from tests.conftest import KINDS

HIDDEN = {"status": "draft", "published_at": None}
# Fields that name another entry, by the kind whose form has them.
LINKS = [
    (Post, "related"),
    (Post, "translation_of"),
    (Event, "part_of"),
    (Page, "parent"),
]


@pytest.fixture
def contributor(client, staff):
    user = staff("Contributor")
    client.force_login(user)
    return user


def linked(entry, field):
    value = getattr(type(entry).objects.get(pk=entry.pk), field)
    return list(value.all()) if field == "related" else [value] if value else []


@pytest.mark.parametrize(("model", "field"), LINKS)
def test_no_link_tells_the_title_of_a_hidden_entry_of_others(
    client, contributor, make, model, field
):
    own = make(model, created_by=contributor, language="th", **HIDDEN)
    other = make(model, title="Secret merger", **HIDDEN)
    url = address(model, "change", own.pk)

    answer = post_form(client, url, **{field: other.pk})

    assert field in answer.context["adminform"].form.errors
    assert "Secret merger" not in answer.text
    assert "Secret merger" not in client.get(url).text
    assert not linked(own, field)


@pytest.mark.parametrize(("model", "field"), LINKS)
def test_links_to_what_one_may_see_are_kept(client, contributor, make, model, field):
    own = make(model, created_by=contributor, language="th", **HIDDEN)
    public = make(model, title="Public")

    answer = post_form(client, address(model, "change", own.pk), **{field: public.pk})

    assert answer.status_code == 302
    assert [entry.pk for entry in linked(own, field)] == [public.pk]


@pytest.mark.parametrize(("model", "field"), LINKS)
def test_link_that_an_editor_made_to_a_hidden_entry_stays(
    client, contributor, make, model, field
):
    own = make(model, created_by=contributor, language="th", **HIDDEN)
    other = make(model, title="Other", **HIDDEN)
    if field == "related":
        own.related.add(other)
    else:
        setattr(own, field, other)
        own.save()

    answer = post_form(
        client, address(model, "change", own.pk), title="New", **{field: other.pk}
    )

    assert answer.status_code == 302
    assert [entry.pk for entry in linked(own, field)] == [other.pk]


@pytest.mark.parametrize("model", KINDS)
def test_address_of_a_hidden_entry_of_others_is_not_told(
    client, contributor, make, model
):
    own = make(model, slug="mine", created_by=contributor, **HIDDEN)
    other = make(model, slug="secret-merger", **HIDDEN)

    assert shortcut(client, own)["Location"].endswith("/mine/")
    answer = shortcut(client, other)
    assert answer.status_code == 403
    assert "Location" not in answer


def test_documents_of_hidden_entries_of_others_cannot_be_counted_through(
    client, contributor, make, pdf
):
    other = make(Post, **HIDDEN)
    document = Document.objects.create(entry=other, file=pdf())

    answer = shortcut(client, document)

    assert answer.status_code == 403
    assert document.key not in answer.headers.get("Location", "")


def test_archives_are_shown_from_their_forms(client, staff, db):
    client.force_login(staff("Editor"))
    category = Category.objects.create(name="Boats", slug="boats")

    assert shortcut(client, category)["Location"].endswith("/category/boats/")


def shortcut(client, row):
    """What the admin's button "View on site" leads to, for any row."""
    number = ContentType.objects.get_for_model(row).pk
    return client.get(reverse("admin:view_on_site", args=[number, row.pk]))


def test_shortcut_is_for_staff(client, make):
    assert "/admin/login/" in shortcut(client, make(Post))["Location"]


@pytest.mark.parametrize("prefix", ["photos", "documents", "press_contacts"])
def test_parts_of_another_entry_are_not_taken_by_their_number(
    client, contributor, make, jpeg, pdf, prefix
):
    own = make(Post, created_by=contributor, **HIDDEN)
    other = make(Post)
    row = {
        "photos": lambda: Photo.objects.create(entry=other, image=jpeg()),
        "documents": lambda: Document.objects.create(entry=other, file=pdf()),
        "press_contacts": lambda: PressContact.objects.create(post=other, name="A"),
    }[prefix]()

    for deletion in ({}, {f"{prefix}-0-DELETE": "on"}):
        post_form(
            client,
            address(Post, "change", own.pk),
            **{f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-INITIAL_FORMS": 1},
            **{f"{prefix}-0-id": row.pk, f"{prefix}-0-caption": "Mine"},
            **{f"{prefix}-0-title": "Mine", f"{prefix}-0-name": "Mine"},
            **deletion,
        )

    kept = type(row).objects.get(pk=row.pk)
    assert (getattr(kept, "post", None) or kept.entry).pk == other.pk
    assert "Mine" not in (str(kept), getattr(kept, "caption", ""))


def test_author_of_a_new_entry_is_who_sends_it(client, contributor, staff):
    editor = staff("Editor")

    post_form(
        client, address(Post, "add"), title="Mine", created_by=editor.pk,
        created_by_id=editor.pk,
    )  # fmt: skip

    assert Post.objects.get().created_by == contributor


@pytest.mark.parametrize("page", ["change", "history", "delete"])
@pytest.mark.parametrize("model", [*KINDS, Page])
def test_no_page_about_a_hidden_entry_of_others_opens(
    client, contributor, make, model, page
):
    other = make(model, title="Secret merger", **HIDDEN)

    answers = [client.get(address(model, page, other.pk))]
    if page != "change":  # that of all entries leads to the one of the kind
        answers.append(client.get(address(Entry, page, other.pk)))

    for answer in answers:
        assert answer.status_code == 403
        assert "Secret merger" not in answer.text


@pytest.mark.parametrize("page", ["change", "history", "delete"])
def test_no_page_about_a_session_of_others_opens(client, contributor, make, page):
    other = make(Event, title="Secret merger", **HIDDEN)
    panel = Panel.objects.create(event=other, title="Opening")

    answer = client.get(address(Panel, page, panel.pk))

    assert answer.status_code == 403
    assert "Secret merger" not in answer.text


def test_passwords_cannot_be_guessed_through_filters(client, contributor, make):
    make(Post, created_by=contributor)

    for lookup in ("created_by__password__startswith", "related__title__startswith"):
        assert client.get(address(Post), {lookup: "p"}).status_code == 400


def test_draft_takes_no_former_address_from_what_is_public(client, make):
    public = make(Post, slug="old")
    public.slug = "new"
    public.save()

    make(Post, slug="old", **HIDDEN)

    assert FormerAddress.objects.filter(entry=public).exists()
    assert client.get("/news/old/")["Location"] == "/news/new/"


def test_entry_shown_at_a_former_address_takes_it_over(client, make):
    public = make(Publication, slug="old")
    public.slug = "new"
    public.save()

    make(Publication, slug="old", title="Successor")

    assert not FormerAddress.objects.exists()
    assert "Successor" in client.get("/publications/old/").text
