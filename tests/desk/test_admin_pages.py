"""Every admin opens: list, search, filters, add and change."""

from html.parser import HTMLParser

import pytest
from django.contrib import admin

from events.models import Event, Panel, Participant
from mmn.content.kinds import kinds
from mmn.content.models import Category, Entry, Organisation, Tag
from mmn.media.models import InlineImage, Photo
from tests.admin_post import address, filled, post_form
from tests.conftest import NEEDED

ENTRY_KINDS = list(NEEDED)


def test_every_kind_has_an_admin():
    assert set(kinds()) == set(ENTRY_KINDS)
    assert all(admin.site.is_registered(kind) for kind in kinds())


@pytest.mark.parametrize("model", [*ENTRY_KINDS, Entry])
def test_list_shows_and_searches_entries(admin_client, make, model):
    make(model if model is not Entry else ENTRY_KINDS[0], title="Fishing crews")

    found = admin_client.get(address(model), {"q": "fishing"})
    missed = admin_client.get(address(model), {"q": "quarry"})

    assert "Fishing crews" in found.text
    assert "Fishing crews" not in missed.text


@pytest.mark.parametrize("model", [*ENTRY_KINDS, Entry])
def test_all_filters_of_the_list_answer(admin_client, make, model, category):
    make(
        model if model is not Entry else ENTRY_KINDS[0],
        title="Fishing crews",
        categories=[category],
    )
    page = admin_client.get(address(model))

    specs = page.context["cl"].filter_specs
    queries = [
        choice["query_string"]
        for spec in specs
        for choice in spec.choices(page.context["cl"])
    ]
    assert len(queries) > 10
    for query in queries:
        assert admin_client.get(address(model) + query).status_code == 200


@pytest.mark.parametrize("model", ENTRY_KINDS)
def test_add_and_change_forms_open(admin_client, make, model):
    entry = make(model)

    assert admin_client.get(address(model, "add")).status_code == 200
    page = admin_client.get(address(model, "change", entry.pk))

    assert page.status_code == 200
    for inline in page.context["inline_admin_formsets"]:
        assert page.text.count(f'id="{inline.formset.prefix}-group"') == 1


@pytest.mark.parametrize("model", ENTRY_KINDS)
def test_saving_an_untouched_form_changes_nothing(admin_client, make, model, category):
    entry = make(model, categories=[category], tags=["wages"], body="<p>Text</p>")
    before = model.objects.filter(pk=entry.pk).values().get()
    url = address(model, "change", entry.pk)

    answer = admin_client.post(url, filled(admin_client.get(url)))

    assert answer.status_code == 302, answer.context["errors"]
    after = model.objects.filter(pk=entry.pk).values().get()
    changed = {name for name in before if before[name] != after[name]}
    # The form knows no fractions of seconds.
    assert changed <= {
        *("updated_at", "updated_by_id", "published_at"),
        *("starts_at", "over_at"),
    }
    assert [c.name for c in entry.categories.all()] == ["MMN Activities"]
    assert [tag.name for tag in entry.tags.all()] == ["wages"]


@pytest.mark.parametrize("model", [Category, Organisation, Tag])
def test_sorting_can_be_listed_added_and_changed(admin_client, model):
    thing = model.objects.create(name="Wages")
    assert "Wages" in admin_client.get(address(model), {"q": "wage"}).text
    url = address(model, "change", thing.pk)
    page = admin_client.get(url)

    new = filled(admin_client.get(address(model, "add")), name="Housing")
    if model is Category:
        new["slug"] = "housing"
    admin_client.post(address(model, "add"), new)
    admin_client.post(url, filled(page, name="Fair wages", slug="wages"))

    names = model.objects.order_by("name").values_list("name", flat=True)
    assert list(names) == ["Fair wages", "Housing"]


class Inputs(HTMLParser):
    """Which visible inputs of a page nothing names for a screen reader."""

    def __init__(self, html):
        super().__init__()
        self.labelled, self.inputs = set(), []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag == "label":
            self.labelled.add(found.get("for"))
        named = "aria-label" in found or found.get("type") in ("hidden", "submit")
        if tag in ("input", "select", "textarea") and not named:
            self.inputs.append(found.get("id"))

    @property
    def nameless(self):
        ours = [name for name in self.inputs if name and name.startswith("id_")]
        return [name for name in ours if name not in self.labelled]


@pytest.mark.parametrize("model", ENTRY_KINDS)
def test_every_input_of_a_form_has_a_name(admin_client, model):
    page = Inputs(admin_client.get(address(model, "add")).text)

    assert "id_title" in page.inputs
    assert page.nameless == []


def test_every_input_in_the_list_of_photos_has_a_name(admin_client, make, jpeg):
    Photo.objects.create(entry=make(Event), image=jpeg())

    page = admin_client.get(address(Photo)).text

    assert 'id="id_form-0-alt"' in page
    assert Inputs(page).nameless == []


def test_a_new_tag_gets_its_address_from_its_name(admin_client):
    post_form(admin_client, address(Tag, "add"), name="រដ្ឋាភិបាល")

    tag = Tag.objects.get()
    assert tag.slug.isascii()
    assert tag.slug


def test_a_row_of_the_overview_leads_to_the_form_of_its_kind(admin_client, make):
    for model in ENTRY_KINDS:
        entry = make(model)
        form = address(model, "change", entry.pk)

        assert form in admin_client.get(address(Entry)).text
        answer = admin_client.get(address(Entry, "change", entry.pk))
        assert answer.headers["Location"] == form


@pytest.mark.parametrize("model", [Entry, Photo])
def test_an_address_that_names_no_row_is_not_found(admin_client, model):
    for name in ("none", 4711):
        assert admin_client.get(address(model, "change", name)).status_code == 404


def test_a_photo_is_changed_in_the_form_of_its_entry(admin_client, make, jpeg):
    event = make(Event)
    photo = Photo.objects.create(entry=event, image=jpeg())

    answer = admin_client.get(address(Photo, "change", photo.pk))

    assert answer.headers["Location"] == address(Event, "change", event.pk)


@pytest.mark.parametrize("model", ENTRY_KINDS)
def test_a_form_of_nothing_leads_back_to_the_first_page(admin_client, model):
    for name in ("none", 4711):
        answer = admin_client.get(address(model, "change", name))
        assert answer.headers["Location"] == "/admin/"


def test_pictures_of_texts_are_listed_read_only(admin_client, jpeg):
    InlineImage.objects.create(image=jpeg())

    page = admin_client.get(address(InlineImage))

    assert "images/" in page.text
    assert admin_client.get(address(InlineImage, "add")).status_code == 403


def test_many_photos_are_described_in_one_list(admin_client, make, jpeg):
    entry = make(ENTRY_KINDS[0])
    photo = Photo.objects.create(entry=entry, image=jpeg())
    url = address(Photo) + "?text=missing"
    assert "images/" in admin_client.get(url).text

    admin_client.post(
        url,
        {
            **{"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": photo.pk},
            **{"form-0-alt": "Crews on deck", "form-0-consent": "obtained"},
            "_save": "Save",
        },
    )

    photo.refresh_from_db()
    assert (photo.alt, photo.consent) == ("Crews on deck", "obtained")
    assert "images/" not in admin_client.get(url).text


def test_session_page_offers_only_people_of_its_event(admin_client, make):
    event, other = make(Event), make(Event)
    Participant.objects.create(event=event, name="Sokha Chan")
    Participant.objects.create(event=other, name="Somebody Else")
    panel = Panel.objects.create(event=event, title="Opening")

    page = admin_client.get(address(Panel, "change", panel.pk))

    assert "Sokha Chan" in page.text
    assert "Somebody Else" not in page.text
