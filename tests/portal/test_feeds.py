import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError

from mmn.content.models import Page
from mmn.media.models import Document, ImageConsent
from news.models import Post
from tests.conftest import KINDS

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MEDIA = "{http://search.yahoo.com/mrss/}content"
LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def rss(client):
    """``rss(address)``: the channel of a feed."""

    def read(address):
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"].startswith("application/rss+xml")
        return ElementTree.fromstring(response.content).find("channel")

    return read


@pytest.fixture
def items(rss):
    return lambda address: rss(address).findall("item")


def titles(items):
    return [item.findtext("title") for item in items]


def test_item_carries_summary_whole_text_and_absolute_addresses(make, items):
    post = make(
        Post,
        summary="In short.",
        body='<p>At <a href="/events/x/">length</a>, <a href="#n1">1</a> '
        '<img src="/media/images/2026/a.jpg" alt=""></p>',
    )

    item = items("/feed/")[0]

    address = f"http://testserver{post.get_absolute_url()}"
    assert item.findtext("link") == address
    assert item.findtext("description") == "In short."
    text = item.findtext(CONTENT)
    assert 'href="http://testserver/events/x/"' in text
    assert "http://testserver/media/" in text
    assert f'href="{address}#n1"' in text


def test_summary_says_the_signs_of_html_as_signs(make, client, items):
    make(Post, summary='Wages <200 THB, "if a<b & c", <b>more</b>')
    said = 'Wages &lt;200 THB, "if a&lt;b &amp; c", &lt;b&gt;more&lt;/b&gt;'

    atom = ElementTree.fromstring(client.get("/feed/atom/").content)

    assert items("/feed/")[0].findtext("description") == said
    assert atom.findtext(f"{ATOM}entry/{ATOM}summary") == said


@pytest.mark.parametrize("odd", ["//[to be added]/page", "//a.org／b", "//[a].org/"])
def test_link_that_is_no_address_takes_no_feed_away(make, items, odd):
    make(Post, body=f'<p><a href="{odd}">Here</a>, <a href="/events/">there</a></p>')

    text = items("/news/feed/")[0].findtext(CONTENT)

    assert f'href="{odd}"' in text
    assert 'href="http://testserver/events/"' in text


def test_words_about_addresses_stay_words(make, items):
    make(Post, body='<p>Write href="/events/" into it.</p>')

    text = items("/news/feed/")[0].findtext(CONTENT)

    assert text == '<p>Write href="/events/" into it.</p>'


def test_item_says_what_its_entry_says_now(make, items):
    post = make(Post, body="<p>Before</p>", tags=["boats", "an end"])
    assert items("/feed/")[0].findtext(CONTENT) == "<p>Before</p>"
    Post.objects.filter(pk=post.pk).update(body="<p>After</p>")

    item = items("/feed/")[0]

    assert item.findtext(CONTENT) == "<p>After</p>"
    assert [c.text for c in item.findall("category")] == ["boats", "an end"]


def test_item_is_known_by_the_same_name_for_ever(make, items):
    post = make(Post)
    before = items("/feed/")[0].find("guid")
    post.title, post.slug = "Changed", "changed"
    post.save()
    after = items("/feed/")[0].find("guid")

    assert before.text == after.text == f"tag:mekongmigration.org,2026:entry-{post.pk}"
    assert after.get("isPermaLink") == "false"


def test_item_says_categories_tags_and_its_language(make, items, category):
    make(Post, language="my", categories=[category], tags=["fishing"])

    item = items("/feed/")[0]

    assert [c.text for c in item.findall("category")] == ["MMN Activities", "fishing"]
    assert item.findtext(LANGUAGE) == "my"


def test_feed_was_built_when_its_newest_entry_changed(make, rss):
    post = make(Post)
    changed = datetime.now(UTC).replace(microsecond=0) - timedelta(days=2)
    Post.objects.filter(pk=post.pk).update(
        updated_at=changed, published_at=changed - timedelta(days=1)
    )

    channel = rss("/feed/")

    assert channel.findtext("lastBuildDate") == changed.strftime(
        "%a, %d %b %Y %H:%M:%S +0000"
    )
    assert channel.findtext("language") == "en"


def test_feed_of_everything_mixes_kinds_newest_first(make, items):
    for hours, model in enumerate(KINDS, start=1):
        make(model, title=model.KIND, published_at=timedelta(hours=-hours))
    make(Page, title="Who we are")

    assert titles(items("/feed/")) == [model.KIND for model in KINDS]


@pytest.mark.parametrize("model", KINDS)
def test_feed_of_a_kind_has_that_kind_only(make, rss, model):
    for kind in KINDS:
        make(kind, title=kind.KIND)

    channel = rss(f"/{model.KIND}/feed/")

    assert titles(channel.findall("item")) == [model.KIND]
    assert channel.findtext("link") == f"http://testserver/{model.KIND}/"


def test_feeds_of_category_and_tag_have_what_stands_there(make, rss, category):
    make(Post, title="In both", categories=[category], tags=["fishing"])
    make(Post, title="Elsewhere")

    for address in ("/category/mmn-activities/", "/tag/fishing/"):
        channel = rss(f"{address}feed/")
        assert titles(channel.findall("item")) == ["In both"]
        assert channel.findtext("link") == f"http://testserver{address}"


@pytest.mark.parametrize("address", ["/category/none/feed/", "/tag/none/feed/"])
def test_feed_of_nothing_is_not_found(client, db, address):
    assert client.get(address).status_code == 404


def test_feed_under_a_prefix_is_in_that_language(make, rss):
    post = make(Post, title="Boats")
    make(Post, title="เรือ", translation_of=post, language="th")

    english, thai = rss("/feed/"), rss("/th/feed/")

    assert titles(english.findall("item")) == ["Boats"]
    assert titles(thai.findall("item")) == ["เรือ"]
    assert thai.findtext("language") == "th"
    assert thai.find("item").findtext("link").startswith("http://testserver/th/news/")


def test_atom_feed_has_the_same_entries_with_content(make, client):
    make(Post, title="Boats", summary="Short.", body="<p>Long.</p>")

    response = client.get("/feed/atom/")
    entry = ElementTree.fromstring(response.content).find(f"{ATOM}entry")

    assert response["Content-Type"].startswith("application/atom+xml")
    assert entry.findtext(f"{ATOM}title") == "Boats"
    assert entry.findtext(f"{ATOM}summary") == "Short."
    assert entry.find(f"{ATOM}content").get("type") == "html"
    assert entry.findtext(f"{ATOM}content") == "<p>Long.</p>"


def test_character_that_xml_cannot_hold_breaks_no_feed(make, items):
    make(Post, title="Bo\x0bats", summary="a\x01b", body="<p>c\x1fd</p>")

    assert titles(items("/feed/")) == ["Boats"]


def test_feed_of_nothing_yet_is_still_a_feed(rss, db):
    assert rss("/feed/").findall("item") == []


@pytest.mark.parametrize("model", KINDS)
def test_every_list_has_its_feed_as_rss_and_as_atom(make, client, category, model):
    entry = make(model, categories=[category], tags=["fishing"])

    for page in (f"/{model.KIND}/", "/category/mmn-activities/", "/tag/fishing/"):
        for kind, address in [("rss", f"{page}feed/"), ("atom", f"{page}feed/atom/")]:
            link = (
                rf'<link rel="alternate" type="application/{kind}\+xml"[^>]*"{address}"'
            )
            assert re.search(link, client.get(page).text)
            feed = client.get(address)
            assert feed["Content-Type"].startswith(f"application/{kind}+xml")
            assert entry.title in feed.text


def test_item_shows_its_cover_and_brings_its_pdf(make, items, client, jpeg, pdf):
    post = make(Post, cover=jpeg(), cover_alt="Two boats", body="<p>Long.</p>")
    for language in ("th", "en"):
        Document.objects.create(entry=post, language=language, file=pdf(note=language))
    english = post.documents.get(language="en")

    item = items("/feed/")[0]

    assert item.find(MEDIA).get("url").startswith("http://testserver/media/")
    text = item.findtext(CONTENT)
    assert text.startswith('<p><img src="http://testserver/media/renditions/')
    assert 'alt="Two boats"' in text
    enclosure = item.find("enclosure")
    assert enclosure.get("url") == f"http://testserver{english.get_absolute_url()}"
    assert enclosure.get("length") == str(english.size)
    atom = ElementTree.fromstring(client.get("/feed/atom/").content)
    links = atom.findall(f"{ATOM}entry/{ATOM}link[@rel='enclosure']")
    assert len(links) == 2


def test_feed_shows_no_cover_without_consent(make, items, jpeg):
    post = make(Post, cover=jpeg())
    ImageConsent.objects.note(post.cover.name, consent="withdrawn")

    item = items("/feed/")[0]

    assert item.find(MEDIA) is None
    assert "<img" not in (item.findtext(CONTENT) or "")


def test_feed_costs_the_same_queries_for_one_entry_and_for_many(
    make, client, category, django_assert_num_queries
):
    for number in range(12):
        for model in KINDS:
            make(model, slug=f"x-{number}", categories=[category], tags=["fishing"])

    for _ in range(2):
        with django_assert_num_queries(5):
            response = client.get("/feed/")

    assert response.content.count(b"<item>") == 20


def test_no_entry_takes_the_address_of_a_feed(make):
    assert make(Post, title="Feed").slug == "feed-2"
    with pytest.raises(ValidationError, match="used by the site itself"):
        Post(title="x", slug="feed").full_clean()


@pytest.mark.parametrize("archive", ["category/mmn-activities", "tag/asean"])
def test_feed_of_an_archive_has_translations_where_their_originals_are_sorted(
    make, items, category, archive
):
    original = make(Post, title="Original", categories=[category], tags=["ASEAN"])
    make(Post, title="ไทย", language="th", translation_of=original)

    assert titles(items(f"/th/{archive}/feed/")) == ["ไทย"]
    assert titles(items(f"/{archive}/feed/")) == ["Original"]
