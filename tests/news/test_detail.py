from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertContains, assertNotContains

from mmn.content.models import Tag
from mmn.media.models import Photo
from news.models import Post, PressContact, Signatory


@pytest.fixture
def page(client):
    """The page of an entry, as text."""
    return lambda entry: client.get(entry.get_absolute_url()).content.decode()


def test_statement_shows_date_line_addressee_and_text(make, page):
    shown = page(
        make(
            Post,
            format="open_letter",
            dated_on=date(2019, 9, 20),
            addressee="Ministers of labour",
            body="<p>We ask for contracts.</p>",
        )
    )

    assert "Open letter" in shown
    assert '<time datetime="2019-09-20">20 September 2019</time>' in shown
    assert "Ministers of labour" in shown
    assert "<p>We ask for contracts.</p>" in shown


def test_day_of_publication_is_bangkoks(make, page):
    midnight = Post.published_at.field.to_python("2019-09-19T17:00:00+00:00")

    assert "20 September 2019" in page(make(Post, published_at=midnight))


def test_signatories_are_counted_and_named_in_order(make, page):
    post = make(Post, format="joint_statement")
    Signatory.objects.create(post=post, organisation="Fortify Rights", position=2)
    Signatory.objects.create(
        post=post, organisation="MAP Foundation", acronym="MAP", position=1
    )

    shown = page(post)

    assert "2 organisations" in shown
    assert shown.index("MAP Foundation (MAP)") < shown.index("Fortify Rights")


def test_press_contact_says_whom_to_ask_in_which_language(make, page):
    post = make(Post, format="press_release")
    PressContact.objects.create(
        post=post,
        name="Sokchar M.",
        title="Programme manager",
        organisation="LSCW",
        email="press@example.org",
        phone="+855 12 345 678 (mobile)",
        languages_spoken="Khmer, English",
    )

    shown = page(post)

    for fact in ("Sokchar M.", "Programme manager", "LSCW", "Khmer, English"):
        assert fact in shown
    assert 'href="mailto:press@example.org"' in shown
    assert 'href="tel:+85512345678"' in shown


def test_clipping_links_to_the_original(make, page):
    shown = page(
        make(
            Post,
            format="clipping",
            outlet="The Nation",
            source_url="https://example.org/crews",
        )
    )

    assert 'href="https://example.org/crews"' in shown
    assert "Read the original:" in shown
    assert ">The Nation</span>" in shown


def test_page_without_facts_has_no_empty_list_of_them(make, page):
    assert 'class="facts"' not in page(make(Post))


def test_summary_and_cover_stand_in_the_head(make, page, jpeg):
    shown = page(make(Post, summary="Crews wait.", cover=jpeg(), cover_alt="A boat"))
    head = shown.partition("</head>")[0]

    assert '<meta name="description" content="Crews wait.">' in head
    assert 'property="og:title" content="Migrants in fishing"' in head
    assert 'property="og:image" content="http://testserver/media/renditions/' in head
    assert '<link rel="canonical" href="http://testserver/news/' in head
    assert 'href="/news/feed/"' in head


def test_photos_are_plain_links_with_caption_and_credit(make, client, jpeg):
    post = make(Post)
    Photo.objects.create(
        entry=post, image=jpeg(), alt="Boats", caption="At Ranong", credit="MMN"
    )
    hidden = {"alt": "A face", "consent": Photo.Consent.WITHDRAWN}
    Photo.objects.create(entry=post, image=jpeg(colour=(1, 2, 3)), **hidden)

    response = client.get(post.get_absolute_url())

    assertContains(response, '" data-gallery-link>', count=1)
    assertContains(response, 'alt="Boats"')
    assertContains(response, "At Ranong")
    assertContains(response, "Photo: MMN")
    assertNotContains(response, "A face")


def test_photo_without_description_is_a_link_with_a_name(make, page, jpeg):
    post = make(Post)
    Photo.objects.create(entry=post, image=jpeg(), decorative=True)

    assert 'aria-label="Photo 1 of 1"' in page(post)


def test_file_says_language_part_pages_and_size(make, page, pdf):
    post = make(Post)
    document = post.documents.create(
        title="แถลงการณ์", language="th", part="Part I", file=pdf(pages=3)
    )

    shown = page(post)

    assert f'href="{document.get_absolute_url()}"' in shown
    for fact in ('<span lang="th">ไทย</span>', "Part I", "PDF, 3 pages", "kB"):
        assert fact in shown


def test_category_and_tags_lead_to_their_archives(make, page, category):
    category.names.create(language="th", name="กิจกรรม")
    post = make(Post, categories=[category], tags=["fishing"])

    shown = page(post)

    assert 'href="/category/mmn-activities/"' in shown
    assert "MMN Activities</a>" in shown
    assert f'href="{Tag.objects.get().get_absolute_url()}"' in shown


def test_category_has_its_name_in_the_readers_language(make, client, category):
    category.names.create(language="th", name="กิจกรรม")
    category.names.create(language="ja", name="活動")
    make(Post, slug="x", categories=[category])

    response = client.get("/th/news/x/")

    assertContains(response, "กิจกรรม")
    assertNotContains(response, "活動")


def test_same_story_names_visible_entries_only(make, page):
    post = make(Post)
    post.related.add(make(Post, title="The report"))
    post.related.add(make(Post, title="The draft", status="draft", published_at=None))

    assert "The report" in page(post)
    assert "The draft" not in page(post)


def fill(post, number):
    """Everything a post can have, ``number`` times."""
    for model in (Signatory, PressContact):
        field = "organisation" if model is Signatory else "name"
        model.objects.bulk_create(
            model(post=post, **{field: f"{field} {n}"}) for n in range(number)
        )
    Photo.objects.bulk_create(
        Photo(entry=post, image=f"images/2026/{n}.jpg", width=900, height=600)
        for n in range(number)
    )
    post.tags.set([f"tag {n}" for n in range(number)])


def test_page_costs_the_same_queries_however_much_it_shows(
    make, client, category, django_assert_max_num_queries
):
    small, huge = (make(Post, categories=[category]) for _ in range(2))
    fill(small, 1)
    fill(huge, 100)
    for number in range(20):
        huge.related.add(make(Post, title=f"Part {number}"))
    small.related.add(huge)

    with CaptureQueriesContext(connection) as few:
        client.get(small.get_absolute_url())
    with django_assert_max_num_queries(12) as many:
        client.get(huge.get_absolute_url())

    assert len(many) == len(few)
