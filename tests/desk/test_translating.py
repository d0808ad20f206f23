"""Translations at the desk: started from the original, written beside it."""

from datetime import UTC, datetime

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from events.models import Event, Panel, PanelSeat, Participant
from mmn.content.models import Entry, PartText, Translation
from mmn.desk.translating.starting import start_address
from mmn.desk.versions.store import versions
from mmn.media.models import Document, Photo
from news.models import Post
from publications.models import Publication
from tests.admin_post import address, filled, from_form


def in_form(page, prefix):
    formsets = [f.formset for f in page.context["inline_admin_formsets"]]
    return next((one for one in formsets if one.prefix == prefix), None)


def typed(page, texts=None, **changes):
    """The form as posted, with words for parts of the original: {place: text}."""
    data = filled(page)
    for prefix in ("as_translation", "texts_of_parts"):
        if formset := in_form(page, prefix):
            for form in formset.forms:
                data |= from_form(form)
                if form.prefix.startswith("texts") and texts:
                    place = form["place"].value()
                    data[f"{form.prefix}-text"] = texts.get(place, "")
            data[f"{prefix}-TOTAL_FORMS"] = formset.total_form_count()
    return data | changes


def saved(client, url, **changes):
    response = client.post(url, typed(client.get(url), **changes))
    assert response.status_code == 302, response.context["errors"]


def title_of(model, language="th"):
    return model.objects.get(language=language)


@pytest.fixture
def original(make, category):
    return make(
        Post,
        title="Boats",
        slug="boats",
        summary="Crews wait.",
        body="<p>Crews wait for wages.</p>",
        format="statement",
        addressee="ASEAN",
        source_url="https://example.org/x",
        categories=[category],
        tags=["crews"],
    )


def started(client, original, language="th", **changes):
    """The stored translation, made with the form that the original leads to."""
    saved(client, start_address(original, language), title="เรือ", **changes)
    return type(original).objects.get(translation_of=original, language=language)


def test_an_empty_form_takes_over_what_is_no_text(admin_client, original, category):
    page = admin_client.get(start_address(original, "th"))

    initial = page.context["adminform"].form.initial
    assert (initial["translation_of"], initial["language"]) == (original.pk, "th")
    assert (initial["slug"], initial["format"]) == ("boats", "statement")
    assert initial["source_url"] == "https://example.org/x"
    assert initial["published_at"] == original.published_at
    assert initial["categories"] == [category.pk]
    assert [tag.name for tag in initial["tags"]] == ["crews"]
    assert not {"title", "summary", "body", "addressee"} & initial.keys()


def test_a_started_translation_is_a_draft_with_the_cover_of_its_original(
    admin_client, original, jpeg
):
    original.cover, original.cover_credit = jpeg(), "MMN"
    original.save()

    translation = started(admin_client, original)

    assert translation.status == "draft"
    assert translation.cover.name == original.cover.name
    assert translation.cover_credit == "MMN"
    assert translation.as_translation.is_up_to_date


def test_hours_of_an_event_are_taken_over_as_on_the_wall_of_its_place(
    admin_client, make
):
    starts = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
    event = make(Event, slug="talks", starts_at=starts, time_zone="Asia/Tokyo")

    translation = started(admin_client, event)

    assert (translation.starts_at, translation.time_zone) == (starts, "Asia/Tokyo")


def test_the_original_stands_beside_each_field(admin_client, original):
    page = admin_client.get(start_address(original, "th"))

    for field, words in (
        ("title", "Boats"),
        ("summary", "Crews wait."),
        ("body", "<p>"),
    ):
        assertContains(page, f'data-original-of="{field}"')
        assertContains(page, words)
    assertContains(page, 'data-original-of="addressee"')
    assertNotContains(page, 'data-original-of="cover_alt"')  # it says nothing


def test_starting_what_is_there_leads_to_it(admin_client, original):
    translation = started(admin_client, original)

    again = admin_client.get(start_address(original, "th"))
    from_it = admin_client.get(start_address(translation, "km"))

    assert again.url == address(Post, "change", translation.pk)
    assert from_it.context["beside"].original == original


@pytest.mark.parametrize("asked", ["x", "999999", "9" * 40, "-1", "", "1 OR 1"])
def test_nonsense_in_the_address_opens_an_empty_form(admin_client, asked):
    page = admin_client.get(
        address(Post, "add"), {"translation_of": asked, "language": "tlh"}
    )

    assert page.status_code == 200
    assert page.context["beside"] is None


def test_a_hidden_original_of_somebody_else_is_not_shown(client, staff, original):
    Entry.objects.update(status="draft")
    client.force_login(staff("Contributor"))

    assert client.get(start_address(original, "th")).status_code == 403


def test_who_may_write_nothing_starts_nothing(client, staff, original):
    client.force_login(staff())

    assert client.get(start_address(original, "th")).status_code == 403


def test_a_contributor_translates_what_is_public_as_a_draft(client, staff, original):
    user = staff("Contributor")
    client.force_login(user)

    facts = {"as_translation-0-translator": "Mai"}
    translation = started(client, original, **facts)

    assert (translation.created_by, translation.status) == (user, "draft")
    assert translation.as_translation.translator == "Mai"


def test_two_who_start_the_same_are_told_and_lose_nothing(admin_client, original):
    first = admin_client.get(start_address(original, "th"))
    second = typed(first, title="Second", body="<p>Typed second</p>")
    admin_client.post(start_address(original, "th"), typed(first, title="First"))

    refused = admin_client.post(start_address(original, "th"), second)

    assertContains(refused, "The original already has a translation in this language.")
    assertContains(refused, "Typed second")
    assert title_of(Post).title == "First"


def test_who_translated_is_kept_and_said_when_wanted(admin_client, client, original):
    facts = {"translator": "Daw Khin Mar", "method": "machine", "credited": "on"}
    rows = {f"as_translation-0-{name}": value for name, value in facts.items()}
    translation = started(admin_client, original, status="published", **rows)

    page = client.get(translation.get_absolute_url())
    assertContains(page, "Daw Khin Mar</p>")
    assertContains(page, '<p class="translated">', 2)
    saved(
        admin_client,
        address(Post, "change", translation.pk),
        **{"as_translation-0-credited": ""},
    )
    assertNotContains(client.get(translation.get_absolute_url()), "Daw Khin Mar")


def test_each_field_says_how_the_original_changed(admin_client, original):
    translation = started(admin_client, original)
    Post.objects.get(pk=original.pk).save()
    form = address(Post, "change", translation.pk)
    assert admin_client.get(form).context["beside"].changes == []

    original.summary = "Crews still wait."
    original.save()

    beside = admin_client.get(form).context["beside"]
    told = {said.name: said.change for said in beside.fields}
    assert (told["summary"].before, told["summary"].after) == (
        "Crews wait.",
        "Crews still wait.",
    )
    assert told["title"] is None


def test_a_text_that_only_the_editor_wrote_anew_is_no_change(admin_client, original):
    """The editor of the form sets space between paragraphs in its own way."""
    stored = "<p>Crews wait\nfor wages.</p><p>And rest.</p>"
    hour = original.published_at.replace(microsecond=0)
    Post.objects.filter(pk=original.pk).update(body=stored, published_at=hour)
    translation = started(admin_client, original)
    written = "<p>Crews wait for wages.</p>\n\n<p>And rest.</p>\n"

    url = address(Post, "change", original.pk)
    saved(admin_client, url, body=written, source_url="https://example.org/y")

    original.refresh_from_db()
    assert (original.body, original.source_url) == (stored, "https://example.org/y")
    assert Translation.objects.get(entry=translation).is_up_to_date
    [saved_now, *_before] = versions(original)
    assert saved_now.revision.comment == "Address of the original"


def test_saying_so_brings_a_translation_up_to_date(admin_client, original):
    translation = started(admin_client, original)
    original.title = "Ships"
    original.save()
    form = address(Post, "change", translation.pk)

    saved(admin_client, form, summary="รอ")
    assert not Translation.objects.get(entry=translation).is_up_to_date
    saved(admin_client, form, **{"as_translation-0-up_to_date": "on"})

    assert Translation.objects.get(entry=translation).is_up_to_date
    assertNotContains(admin_client.get(form), "Changed since")


def test_nobody_confirms_a_change_that_they_have_not_seen(admin_client, original):
    translation = started(admin_client, original)
    form = address(Post, "change", translation.pk)
    data = typed(admin_client.get(form), title="ใหม่")
    original.title = "Changed meanwhile"
    original.save()

    data["as_translation-0-up_to_date"] = "on"
    refused = admin_client.post(form, data)

    assertContains(refused, "The original has changed since you opened this form.")
    assertContains(refused, 'value="ใหม่"')
    assert not Translation.objects.get(entry=translation).is_up_to_date
    again = typed(refused, **{"as_translation-0-up_to_date": "on"})
    assert admin_client.post(form, again).status_code == 302
    assert Translation.objects.get(entry=translation).is_up_to_date


def test_two_who_work_on_a_translation_keep_what_both_did(admin_client, original):
    translation = started(admin_client, original)
    original.title = "Ships"
    original.save()
    form = address(Post, "change", translation.pk)
    mine = typed(admin_client.get(form), **{"as_translation-0-up_to_date": "on"})
    saved(admin_client, form, summary="รอ", **{"as_translation-0-translator": "Mai"})

    response = admin_client.post(form, mine | {"title": "เรือใหญ่"})

    assert response.status_code == 302
    stored = Post.objects.get(pk=translation.pk)
    assert (stored.title, stored.summary) == ("เรือใหญ่", "รอ")
    assert stored.as_translation.translator == "Mai"
    assert stored.as_translation.is_up_to_date


def test_being_up_to_date_waits_with_the_changes_that_say_so(admin_client, original):
    translation = started(admin_client, original, status="published")
    original.title = "Ships"
    original.save()
    form = address(Post, "change", translation.pk)
    tick = {"as_translation-0-up_to_date": "on"}

    saved(admin_client, form, title="เรือใหญ่", _wait="1", **tick)
    assert not Translation.objects.get(entry=translation).is_up_to_date
    admin_client.post(f"/admin/desk/versions/{translation.pk}/publish/")

    stored = Post.objects.get(pk=translation.pk)
    assert stored.title == "เรือใหญ่"
    assert stored.as_translation.is_up_to_date


@pytest.fixture
def event(make, jpeg):
    event = make(Event, slug="talks", title="Talks")
    panel = Panel.objects.create(event=event, title="Opening words", summary="First")
    person = Participant.objects.create(event=event, name="U Aung")
    PanelSeat.objects.create(panel=panel, participant=person, topic="Wages at sea")
    Photo.objects.create(entry=event, image=jpeg(), caption="A pier", alt="Boats")
    return event


def test_captions_and_sessions_are_said_in_the_language(admin_client, client, event):
    photo, panel, seat = (
        Photo.objects.get(),
        Panel.objects.get(),
        PanelSeat.objects.get(),
    )
    texts = {
        f"media.photo:{photo.pk}:caption": "ท่าเรือ",
        f"events.panel:{panel.pk}:title": "เปิดงาน",
        f"events.panelseat:{seat.pk}:topic": "ค่าจ้าง",
    }
    started(admin_client, event, texts=texts, status="published")

    page = client.get("/th/events/talks/")

    assertContains(page, '<span lang="th">ท่าเรือ</span>')
    assertContains(page, 'lang="th">เปิดงาน</h3>')
    assertContains(page, 'lang="th">ค่าจ้าง</span>')
    assertContains(page, 'lang="en">U Aung</b>', 0)
    name = '<a class="quiet" href="/th/events/people/aung/">U Aung</a>'
    assertContains(page, f'<span lang="en"><b class="person__name">{name}</b>')
    assertContains(client.get("/events/talks/"), '<span lang="en">A pier</span>')


def test_emptied_words_give_way_to_the_original(admin_client, client, event):
    place = f"media.photo:{Photo.objects.get().pk}:caption"
    translation = started(admin_client, event, texts={place: "ท่า"}, status="published")
    form = address(Event, "change", translation.pk)

    saved(admin_client, form, texts={place: " "})

    assert not PartText.objects.exists()
    assertContains(client.get("/th/events/talks/"), '<span lang="en">A pier</span>')


def test_words_for_what_has_gone_are_kept_and_said_to_be_so(admin_client, event):
    photo = Photo.objects.get()
    place = f"media.photo:{photo.pk}:caption"
    translation = started(admin_client, event, texts={place: "ท่าเรือ"})
    photo.delete()

    page = admin_client.get(address(Event, "change", translation.pk))

    assertContains(page, "No longer in the original")
    assertContains(page, "ท่าเรือ")


def test_a_translation_with_photos_of_its_own_is_not_asked_for_others(
    admin_client, event, jpeg
):
    translation = started(admin_client, event)
    Photo.objects.create(entry=translation, image=jpeg(colour=(9, 9, 9)), alt="x")

    page = admin_client.get(address(Event, "change", translation.pk))

    places = [f["place"].value() for f in in_form(page, "texts_of_parts").forms]
    assert places
    assert not [place for place in places if place.startswith("media.photo")]


def test_a_language_without_pages_of_its_own_gets_an_address_of_its_own(
    admin_client, client, original
):
    shan = started(admin_client, original, language="shn", status="published")

    assert shan.slug == "boats-shn"
    assertContains(client.get("/news/boats-shn/"), 'lang="shn">เรือ</h1>')
    refused = admin_client.post(
        address(Post, "change", shan.pk),
        typed(admin_client.get(address(Post, "change", shan.pk)), slug="boats"),
    )
    assertContains(refused, "needs an address that differs from the original")


def test_an_original_with_translations_is_not_deleted(admin_client, original):
    translation = started(admin_client, original)

    page = admin_client.post(address(Post, "delete", original.pk), {"post": "yes"})

    assertContains(page, translation.title)
    assert Post.objects.filter(pk__in=[original.pk, translation.pk]).count() == 2


def test_the_form_names_every_language_with_its_state(admin_client, original):
    started(admin_client, original)

    page = admin_client.get(address(Post, "change", original.pk))

    states = {cell.language: cell.state for cell in page.context["languages"]}
    assert (states["en"], states["th"], states["km"]) == (
        "",
        "in_preparation",
        "missing",
    )
    assertContains(page, f"?translation_of={original.pk}&amp;language=km")


# --- The page of all translations

COVERAGE = "/admin/desk/translations/"


def shown(client, query=""):
    return [
        original.title
        for original, _cells in client.get(COVERAGE + query).context["rows"]
    ]


def test_what_misses_most_stands_first(admin_client, make):
    whole = make(Post, title="Whole", published_at=None)
    for language in ("th", "my"):
        make(Post, language=language, translation_of=whole)
    half = make(Post, title="Half")
    make(Post, language="th", translation_of=half)
    behind = make(Post, title="Behind")
    make(Post, language="th", translation_of=behind)
    behind.title = "Behind now"
    behind.save()
    make(Post, title="Draft", status="draft", published_at=None)

    assert shown(admin_client) == ["Behind now", "Half", "Whole", "Draft"]


def test_filters_ask_for_kind_year_language_and_state(admin_client, make):
    old = datetime(2019, 5, 1, tzinfo=UTC)
    post = make(Post, title="Post", published_at=old)
    make(Post, language="th", translation_of=post)
    report = make(Publication, title="Report")
    make(Publication, language="km", translation_of=report, status="draft")
    report.summary = "More"
    report.save()

    assert shown(admin_client, "?kind=news") == ["Post"]
    assert shown(admin_client, "?year=2019") == ["Post"]
    assert shown(admin_client, "?state=complete") == ["Post"]
    assert shown(admin_client, "?state=complete&language=km") == []
    assert shown(admin_client, "?state=in_preparation") == ["Report"]
    assert shown(admin_client, "?state=missing&language=th") == ["Report"]
    assert shown(admin_client, "?state=missing&language=en") == []
    assert len(shown(admin_client, "?state=missing")) == 2
    post.title = "Post, changed"
    post.save()
    assert shown(admin_client, "?state=out_of_date&language=th") == ["Post, changed"]


@pytest.mark.parametrize("query", ["?kind=x", "?year=-1", "?page=999", "?state=x"])
def test_nonsense_narrows_nothing(admin_client, original, query):
    assert shown(admin_client, query) == ["Boats"]


def test_contributors_see_what_is_public_and_their_own(client, staff, make):
    user = staff("Contributor")
    make(Post, title="Public")
    make(Post, title="Own", status="draft", created_by=user)
    hidden = make(Post, title="Hidden", status="draft")
    make(Post, title="Secret", language="th", translation_of=hidden)
    client.force_login(user)

    page = client.get(COVERAGE)

    assert sorted(shown(client)) == ["Own", "Public"]
    assertNotContains(page, "Secret")


def test_a_hidden_translation_of_somebody_else_is_not_started_again(
    client, staff, original, make
):
    make(Post, language="th", translation_of=original, status="draft")
    client.force_login(staff("Contributor"))

    page = client.get(COVERAGE)

    assertNotContains(page, f"translation_of={original.pk}&amp;language=th")
    assertContains(page, f"translation_of={original.pk}&amp;language=km")


def test_the_page_takes_the_same_queries_for_any_number_of_rows(
    admin_client, make, django_assert_num_queries
):
    for number in range(30):
        post = make(Post, title=f"Post {number}")
        for language in ("th", "my", "km"):
            make(Post, language=language, translation_of=post)
    admin_client.get(COVERAGE)

    with django_assert_num_queries(7):
        page = admin_client.get(COVERAGE)

    assert len(page.context["rows"]) == 25


def test_documents_of_a_translation_are_saved_with_their_language(
    admin_client, client, original, pdf
):
    translation = started(admin_client, original, status="published")
    document = Document.objects.create(
        entry=translation, language="th", file=pdf(name="รายงาน.pdf")
    )

    sent = client.get(document.get_absolute_url())["Content-Disposition"]

    assert sent.isascii()
    assert sent.endswith('-th.pdf"')
