"""What staff type is kept, cleaned, and refused with a sentence where it must be."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from events.models import Event
from mmn.content.models import Category, Page
from mmn.media.models import Document, Photo, StoredFile
from news.models import Post
from publications.models import Publication
from tests.admin_post import address, filled, post_form
from tests.conftest import NEEDED
from tests.desk.whole import EVERY_KIND
from vacancies.models import Vacancy

ADD = "admin:news_post_add"
WHOLE = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)  # forms know no parts of a second


def sent(file):
    """A file as a browser sends it; the test client closes what it has sent."""
    file.seek(0)
    return SimpleUploadedFile(file.name, file.read())


def add_post(client, rows=None, **typed):
    url = reverse(ADD)
    typed = {"title": "Fishing crews", **typed}
    return client.post(url, filled(client.get(url), rows, **typed))


def messages_of(response):
    return " ".join(str(message) for message in response.context["messages"])


@pytest.mark.parametrize("model", NEEDED)
def test_photos_documents_and_sorting_are_saved_with_each_kind(
    admin_client, jpeg, pdf, category, model
):
    meta = model._meta
    url = reverse(f"admin:{meta.app_label}_{meta.model_name}_add")
    rows = {
        "photos": [
            {"image": sent(jpeg()), "caption": "Crew", "alt": "Four men on deck"},
            {"image": sent(jpeg(colour=(9, 9, 9))), "decorative": "on"},
        ],
        "documents": [
            {"file": sent(pdf(pages=2)), "title": "Report", "language": "km"}
        ],
    }
    typed = {
        **{"title": "Fishing crews", "summary": "In short", "body": "<p>Text</p>"},
        **{"categories": [category.pk], "tags": "wages, fishing"},
        **{"cover": sent(jpeg(colour=(1, 2, 3))), "cover_alt": "A boat"},
        **{"starts_at_0": "2030-01-02", "starts_at_1": "09:00"},
        **{"deadline": "2030-01-02"},
    }

    answer = admin_client.post(url, filled(admin_client.get(url), rows, **typed))

    assert answer.status_code == 302, answer.context["errors"]
    entry = model.objects.get()
    assert (entry.title, entry.summary, entry.body) == (
        *("Fishing crews", "In short"),
        "<p>Text</p>",
    )
    assert (entry.slug, entry.kind) == ("fishing-crews", model.KIND)
    assert sorted(tag.name for tag in entry.tags.all()) == ["fishing", "wages"]
    assert list(entry.categories.all()) == [category]
    assert entry.cover.name.startswith("images/")
    photos = [(p.caption, p.alt, p.decorative) for p in entry.photos.all()]
    assert photos == [("Crew", "Four men on deck", False), ("", "", True)]
    document = entry.documents.get()
    assert (document.title, document.language, document.pages) == ("Report", "km", 2)


def test_alternative_text_is_never_the_name_of_the_file(admin_client, jpeg):
    image = sent(jpeg(name="DSC_0042.jpg"))

    add_post(admin_client, {"photos": [{"image": image}]})

    assert Photo.objects.get().alt == ""


def test_text_is_sanitised_on_its_way_through_the_form(admin_client):
    add_post(admin_client, body='<p onclick="x()">Crews<script>x()</script></p>')

    assert Post.objects.get().body == "<p>Crews</p>"


def refused_files(jpeg):
    return {
        "no picture": SimpleUploadedFile("crew.jpg", b"<?php echo 1; ?>"),
        "cut off": SimpleUploadedFile("crew.jpg", jpeg(900, 900).read()[:900]),
        "svg": SimpleUploadedFile("crew.svg", b"<svg xmlns='x'/>"),
    }


@pytest.mark.parametrize("wrong", ["no picture", "cut off", "svg"])
def test_refused_photo_says_why_keeps_the_form_and_stores_nothing(
    admin_client, jpeg, settings, tmp_path, wrong
):
    row = {"image": refused_files(jpeg)[wrong], "caption": "On deck", "alt": "Crew"}

    answer = add_post(admin_client, {"photos": [row]}, summary="In short", tags="sea")

    [formset] = [
        inline.formset
        for inline in answer.context["inline_admin_formsets"]
        if inline.formset.prefix == "photos"
    ]
    assert formset.forms[0].errors["image"]
    for kept in ("Fishing crews", "In short", "On deck", "sea"):
        assertContains(answer, kept)
    assert "must be chosen again" in messages_of(answer)
    assert not Post.objects.exists()
    assert not StoredFile.objects.exists()
    assert not [path for path in (tmp_path / "media").rglob("*") if path.is_file()]


def test_refused_document_says_why_on_its_field(admin_client, tmp_path):
    row = {"file": SimpleUploadedFile("report.pdf", b"%PDF-1.4 nothing"), "title": "A"}

    answer = add_post(admin_client, {"documents": [row]})

    errors = [error for error in answer.context["errors"] if error]
    assert errors
    assert not Document.objects.exists()
    assert not [path for path in (tmp_path / "media").rglob("*") if path.is_file()]


def test_good_files_beside_a_refused_one_are_kept_for_the_form(admin_client, jpeg):
    photos = [
        {"image": sent(jpeg(name="deck.jpg")), "alt": "Crew"},
        {"image": SimpleUploadedFile("crew.jpg", b"nothing")},
    ]

    answer = add_post(admin_client, {"photos": photos})

    assert not Photo.objects.exists()
    assertContains(answer, "“deck.jpg” is kept")
    assertNotContains(answer, "“crew.jpg” is kept")
    assert StoredFile.objects.get().original_name == "deck.jpg"


def test_no_word_about_files_when_none_was_sent(admin_client):
    answer = add_post(admin_client, title="")

    assertContains(answer, "This field is required.")
    assert "must be chosen again" not in messages_of(answer)


def test_description_of_a_decorative_photo_is_refused_with_a_sentence(
    admin_client, jpeg
):
    row = {"image": sent(jpeg()), "alt": "Crew", "decorative": "on"}

    answer = add_post(admin_client, {"photos": [row]})

    assertContains(answer, "A decorative photo has no description: clear one of")


def test_taken_address_is_a_sentence_not_a_crash(admin_client, make):
    make(Post, slug="fishing-crews")

    answer = add_post(admin_client, slug="fishing-crews")

    assertContains(answer, "Another entry of this kind and language has this address.")


def test_same_address_in_another_kind_or_language_is_fine(admin_client, make):
    make(Page, slug="fishing-crews")
    make(Post, slug="fishing-crews", language="km")

    assert add_post(admin_client, slug="fishing-crews").status_code == 302


def test_translation_takes_the_address_of_its_original(admin_client, make):
    original = make(Post, title="Fishing crews")

    add_post(
        admin_client, title="កម្មករ", language="km", translation_of=original.pk, slug=""
    )

    assert Post.objects.get(language="km").slug == "fishing-crews"


def test_second_translation_into_one_language_is_refused(admin_client, make):
    original = make(Post)
    make(Post, language="km", translation_of=original)

    answer = add_post(admin_client, language="km", translation_of=original.pk)

    assertContains(answer, "The original already has a translation in this language.")


def test_withdrawing_before_publishing_is_refused(admin_client):
    answer = add_post(
        admin_client,
        status="published",
        **{"published_at_0": "2030-05-02", "published_at_1": "10:00"},
        **{"unpublish_at_0": "2030-05-01", "unpublish_at_1": "10:00"},
    )

    assertContains(answer, "An entry cannot be withdrawn before it is published.")


def test_address_without_scheme_is_https(admin_client):
    add_post(admin_client, source_url="example.org/story")

    assert Post.objects.get().source_url == "https://example.org/story"


def test_save_and_preview_shows_the_draft_at_its_own_address(admin_client):
    answer = add_post(admin_client, _preview="Save and preview")

    post = Post.objects.get()
    assert not post.is_visible
    assert answer.headers["Location"] == post.get_absolute_url()
    assert admin_client.get(post.get_absolute_url()).status_code == 200


def test_form_links_to_the_preview_of_a_draft_and_to_the_public_page(
    admin_client, make
):
    draft = make(Post, status="draft", published_at=None)
    public = make(Post)

    for entry, words in ((draft, "Preview"), (public, "View on site")):
        page = admin_client.get(reverse("admin:news_post_change", args=[entry.pk]))
        link = f'<a class="viewsitelink" href="{entry.get_absolute_url()}">{words}</a>'
        assertContains(page, link, html=True)


def test_only_forms_loosen_the_content_security_policy(admin_client, make):
    form = admin_client.get(reverse(ADD)).headers["Content-Security-Policy"]
    page = admin_client.get(reverse("admin:news_post_changelist"))

    assert "script-src-attr 'unsafe-inline'" in form
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"]


@pytest.mark.parametrize("kind", ["news", "events"])
def test_field_translation_of_offers_only_originals_of_its_kind(
    admin_client, make, kind
):
    post = make(Post, title="Crews in news")
    make(Post, title="Crews translated", language="km", translation_of=post)
    make(Event, title="Crews meet")

    answer = admin_client.get(
        reverse("admin:autocomplete"),
        {
            **{"app_label": "content", "model_name": "entry", "term": "crews"},
            **{"field_name": "translation_of", "original_of": kind},
        },
    )

    [offered] = answer.json()["results"]
    assert offered["text"] == {"news": "Crews in news", "events": "Crews meet"}[kind]


def test_category_gets_its_names_in_other_languages(admin_client):
    url = reverse("admin:content_category_add")
    rows = {"names": [{"language": "km", "name": "សកម្មភាព"}]}

    admin_client.post(
        url, filled(admin_client.get(url), rows, name="Activities", slug="activities")
    )

    assert Category.objects.get().names.get().name == "សកម្មភាព"


def test_every_kind_that_can_be_made_is_tested_here():
    assert set(NEEDED) == {Post, Event, Publication, Vacancy, Page}


@pytest.mark.parametrize("model", EVERY_KIND, ids=lambda model: model.KIND)
def test_other_categories_and_related_entries_replace_those_before(
    admin_client, make, model
):
    before, after = (
        Category.objects.create(name=name, slug=name.lower())
        for name in ("Fishing", "Seafood")
    )
    old, new = make(Post), make(Post)
    entry = make(model, categories=[before])
    entry.related.set([old])
    url = address(model, "change", entry.pk)
    form = filled(admin_client.get(url), categories=[after.pk], related=[new.pk])

    assert admin_client.post(url, form).status_code == 302
    assert list(entry.categories.all()) == [after]
    assert list(entry.related.all()) == [new.entry_ptr]


@pytest.mark.parametrize("model", EVERY_KIND, ids=lambda model: model.KIND)
def test_categories_and_related_entries_can_be_taken_away(admin_client, make, model):
    category = Category.objects.create(name="Fishing")
    entry = make(model, categories=[category])
    entry.related.set([make(Post)])
    url = address(model, "change", entry.pk)
    form = filled(admin_client.get(url), categories=[], related=[])

    assert admin_client.post(url, form).status_code == 302
    assert not entry.categories.exists()
    assert not entry.related.exists()


@pytest.mark.parametrize("model", NEEDED)
def test_saving_what_nobody_changed_is_no_change_to_readers(admin_client, make, model):
    moments = {"published_at": WHOLE}
    if model is Event:
        moments["starts_at"] = WHOLE
    entry = make(model, tags=["wages"], **moments)
    url = address(model, "change", entry.pk)

    post_form(admin_client, url)

    saved = model.objects.get(pk=entry.pk)
    assert (saved.updated_at, saved.updated_by) == (entry.updated_at, None)

    post_form(admin_client, url, tags="wages, fishing")

    saved = model.objects.get(pk=entry.pk)
    assert saved.updated_at > entry.updated_at
    assert saved.updated_by.is_superuser
