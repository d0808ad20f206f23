"""The page of results: what a reader sees, and how it helps on."""

import re
from datetime import date, timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from events.models import Event, Participant
from mmn.content import dates
from mmn.content.models import Category, CategoryName, Entry
from mmn.content.noticing import notice
from mmn.content.version import keeper
from mmn.search.asking import understand
from mmn.search.finding import find
from mmn.search.models import MOST_FRUITLESS, EqualWords, FruitlessQuery
from mmn.search.snippets import LONGEST, Marker
from news.models import Post
from publications.models import Publication


def order(query):
    return [hit.entry for hit in find(understand(query)).hits]


def test_title_comes_before_text_and_newer_before_older(make):
    text = make(Post, title="Ferry", body="<p>A lighthouse</p>")
    old = make(Post, title="Old lighthouse", published_at=timedelta(days=-2))
    new = make(Post, title="New lighthouse", published_at=timedelta(days=-1))
    same = make(Post, title="Lighthouse", published_at=timedelta(days=-9))

    assert order("lighthouse") == [same.pk, new.pk, old.pk, text.pk]


def test_exact_word_comes_before_others_of_its_stem(make):
    exact = make(
        Post, title="A", body="<p>lanterns</p>", published_at=timedelta(days=-9)
    )
    near = make(Post, title="B", body="<p>lantern</p>")

    assert order("lanterns") == [exact.pk, near.pk]
    assert order("lantern") == [near.pk, exact.pk]


def test_news_are_called_news_and_not_what_editors_call_a_post(make, client):
    make(Post, title="Lighthouse")
    make(Event, title="Lighthouse at night")

    page = client.get("/search/", {"q": "lighthouse"})

    for name in ("News", "Event"):
        assertContains(page, f'<span class="kind__mark"></span>{name}</span>')


def test_result_tells_when_an_event_is_and_when_a_publication_came_out(make, client):
    today = timezone.localtime()
    coming = (today + timedelta(days=40)).replace(hour=9)
    make(Event, title="Lighthouse at night", starts_at=coming)
    make(Publication, title="Lighthouses", published_in=date(2019, 7, 1))
    make(Post, title="Lighthouse")

    page = client.get("/search/", {"q": "lighthouse"})

    for machine, words in [
        (coming.date().isoformat(), dates.plain_days(coming.date())),
        ("2019-07", "July 2019"),
        (today.date().isoformat(), dates.day(today)),
    ]:
        assertContains(page, f'<time datetime="{machine}">{words}</time>')


def test_lines_of_facts_are_told_apart_in_what_is_quoted(make, client):
    event = make(Event, title="Launch", body="<p>A lighthouse.</p><p>It is lit.</p>")
    Participant.objects.create(event=event, name="Thida", organisation="MAP")
    Participant.objects.create(event=event, name="Boonma", position="Fisher")

    quoted = client.get("/search/", {"q": "thida"}).context["results"][0]["snippet"]
    assert "<mark>Thida</mark>, MAP · Boonma, Fisher" in quoted
    quoted = client.get("/search/", {"q": "lighthouse"}).context["results"][0]
    assert "<mark>lighthouse</mark>. It is lit." in " ".join(quoted["snippet"].split())


def test_words_that_stand_together_come_first(make):
    body = "<p>social protection</p>"
    near = make(Post, title="A", body=body, published_at=timedelta(days=-9))
    far = make(Post, title="B", body="<p>social work, health protection</p>")

    assert order("social protection") == [near.pk, far.pk]
    assert order('"social protection"') == [near.pk]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"right to work"', "a"),
        ('"to work"', "abc"),
        ('"right to wo*"', ""),
        ('"right to" -"to work"', "d"),
        ('"COVID 日本"', "e"),
    ],
)
def test_phrases_are_words_one_after_the_other(make, query, found):
    texts = {
        "a": "the right to work",
        "b": "to work is right",
        "c": "right to rest, time to work",
        "d": "right to rest",
        "e": "after COVID 日本語",
    }
    posts = {
        make(Post, title=f"Ferry {name}", body=f"<p>{text}</p>").pk: name
        for name, text in texts.items()
    }

    assert "".join(sorted(posts[number] for number in order(query))) == found


def test_newest_of_many_come_first_however_they_are_looked_through(make, monkeypatch):
    monkeypatch.setattr("mmn.search.postgresql.FEW", (2, 4))
    monkeypatch.setattr("mmn.search.postgresql.COUNTED_FOR", -1)
    posts = [
        make(
            Post,
            title="Pier" if months % 5 == 0 else "Ferry",
            body=f"<p>A lighthouse{' stood' * (months % 2)} here</p>",
            published_at=timedelta(days=-31 * months),
        ).pk
        for months in range(12)
    ]

    assert order("lighthouse") == posts
    assert order('"lighthouse stood"') == posts[1::2]
    assert order("pier lighthouse") == [posts[0], posts[5], posts[10]]


def test_what_was_found_is_marked_and_quoted(client, make):
    make(
        Post, title="Ferry", body=f"<p>{'word ' * 200} old <b>Lighthouse</b> & pier</p>"
    )

    page = client.get("/search/?q=lighthouse")

    assertContains(page, "old <mark>Lighthouse</mark> &amp; pier")
    assertContains(page, "… word")


def test_markup_in_texts_and_queries_is_only_text(client, make):
    make(Post, title="<i>Ferry</i>", body="<p>&lt;script&gt;ferry()&lt;/script&gt;</p>")

    page = client.get("/search/", {"q": "<script>ferry"})

    assertNotContains(page, "<script>ferry")
    assertContains(page, "&lt;<mark>script&gt;ferry</mark>")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("น้ำท่วมและการย้ายถิ่น" * 40, "ย้าย"),
        ("រួមគ្នាដើម្បីសិទ្ធិពលករ" * 40, "សិទ្ធិ"),
        ("ရွှေ့ပြောင်းအလုပ်သမားများ" * 40, "အလုပ်"),
        ("x" * 500 + "Đà Nẵng" * 50, "nang"),
    ],
    ids=["Thai", "Khmer", "Burmese", "marks apart"],
)
def test_quotes_are_cut_between_clusters(db, text, query):
    snippet = Marker(understand(query)).snippet(text)
    pieces = re.split(r"</?mark>|…", snippet)

    assert "<mark>" in snippet
    assert len(snippet) < 3 * LONGEST
    for piece in filter(None, map(str.strip, pieces)):
        assert not re.match(
            "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u17b6-\u17d3\u102d-\u1030"
            "\u1032\u1037\u1039-\u103e\u0300-\u036f]",
            piece,
        )
        assert piece[-1] not in "\u17d2\u1039"


def test_hit_in_one_language_offers_the_text_in_the_readers(client, make):
    original = make(Post, title="Ferry", slug="ferry")
    make(
        Post,
        title="เรือข้ามฟาก",
        body="<p>ประภาคาร</p>",
        language="th",
        translation_of=original,
    )

    english = client.get("/search/", {"q": "ประภาคาร"})
    thai = client.get("/th/search/", {"q": "ferry"})

    assertContains(english, 'href="/news/ferry/"')
    assertContains(english, 'href="/th/news/ferry/"')
    assertContains(english, "Found in:")
    assertContains(english, '<h2 class="card__title" lang="en">')
    assertContains(thai, '<h2 class="card__title" lang="th">')
    assert len(english.context["results"]) == len(thai.context["results"]) == 1


def test_filters_count_and_narrow(client, make):
    category = Category.objects.create(name="Activities", slug="activities")
    make(Post, title="Lighthouse a", categories=[category])
    make(Event, title="Lighthouse b", country="TH", starts_at=timezone.now())
    make(Publication, title="Lighthouse c", language="vi")

    page = client.get("/search/?q=lighthouse")
    assertContains(page, '<option value="events">Events (1)</option>')
    for query, title in {
        "kind=events": "b",
        "country=TH": "b",
        "category=activities": "a",
        "language=vi": "c",
    }.items():
        shown = client.get(f"/search/?q=lighthouse&{query}").context["results"]
        assert [result["entry"].title[-1] for result in shown] == [title], query
    assertContains(
        client.get("/search/?q=lighthouse&country=TH&kind=news"),
        "look without the filters",
    )


def test_category_of_a_filter_has_its_name_in_the_readers_language(client, make):
    category = Category.objects.create(name="Activities", slug="activities")
    CategoryName.objects.create(category=category, language="th", name="กิจกรรม")
    make(Post, title="Lighthouse", categories=[category])
    make(Post, title="Lighthouse", categories=[Category.objects.create(name="B")])

    assertContains(client.get("/th/search/?q=lighthouse"), "กิจกรรม (1)")


def test_options_of_filters_keep_the_order_that_editors_gave(client, make):
    for position, name in enumerate(["Wages & <fees>", "Activities", "Borders"]):
        category = Category.objects.create(name=name, slug=name[:3], position=position)
        make(Post, title="Lighthouse", categories=[category])

    page = client.get("/search/?q=lighthouse").text
    options = page.partition('name="category"')[2].partition("</select>")[0]

    assert re.findall(r'value="(\w+)">(.*?) [(]1[)]', options) == [
        ("Wag", "Wages &amp; &lt;fees&gt;"),
        ("Act", "Activities"),
        ("Bor", "Borders"),
    ]
    assertContains(
        client.get("/search/?q=lighthouse&category=Act"),
        '<option value="Act" selected>Activities (1)</option>',
    )


def test_filters_say_in_which_language_their_words_are(client, make):
    make(Post, title="Lighthouse", tags=["wages", "ประกันสังคม"], language="en")
    make(Post, title="Lighthouse", tags=["wages"], language="th")

    english = client.get("/search/?q=lighthouse").text
    burmese = client.get("/my/search/?q=lighthouse").text

    assert re.search(r'<option value="th" lang="th">', english)
    assert re.search(r'<option value="en">English', english)
    assert re.search(r'lang="th">ประกันสังคม', english)
    assert re.search(r'"[\w-]+">wages', english)
    assert re.search(r'lang="en">wages', burmese)


def test_pages_keep_words_and_filters(client, make):
    for number in range(12):
        make(Post, title=f"Lighthouse {number}")
    make(Event, title="Lighthouse")

    page = client.get("/search/?q=lighthouse&kind=news")

    assertContains(page, "12 results")
    assertContains(page, "?q=lighthouse&amp;kind=news&amp;page=2")
    assert (
        len(client.get("/search/?q=lighthouse&kind=news&page=2").context["results"])
        == 2
    )


def test_words_that_staff_call_equal_are_found(make):
    EqualWords.objects.all().delete()
    burma, myanmar = make(Post, title="Burma"), make(Post, title="Myanmar")
    assert order("burma") == [burma.pk]

    EqualWords.objects.create(words="Burma\nMyanmar")
    assert order("burma") == [burma.pk, myanmar.pk]


def test_nothing_found_helps_on_and_is_counted(client, make):
    make(Post, title="Registration of migrants in Yangon")

    page = client.get("/search/?q=registation lighthouse")
    client.get("/search/?q=REGISTATION")
    client.get("/search/?q=registation")

    assertContains(page, "Nothing was found")
    assertContains(client.get("/search/?q=registation"), ">registration</a>")
    assertContains(client.get("/search/?q=yango"), "yango*</a>")
    assertContains(client.get("/search/?q=yangon lighthouse"), ">yangon</a>")
    assert FruitlessQuery.objects.get(query="registation").times == 3
    assert not FruitlessQuery.objects.filter(query="registration").exists()


def test_page_answers_while_the_database_is_busy_writing(client, db, monkeypatch):
    def busy(query):
        raise OperationalError("database is locked")

    monkeypatch.setattr(FruitlessQuery.objects, "note", busy)

    assertContains(client.get("/search/?q=lighthouse"), "Nothing was found")


@pytest.mark.parametrize("query", ["dara@example.org", "081 234 5678"])
def test_what_may_name_a_person_is_not_kept(client, db, query):
    client.get("/search/", {"q": query})

    assert not FruitlessQuery.objects.exists()


def test_only_so_many_fruitless_queries_are_kept(db):
    today = timezone.localdate()
    FruitlessQuery.objects.bulk_create(
        FruitlessQuery(query=f"q{n}", times=1, last_on=today - timedelta(days=1))
        for n in range(MOST_FRUITLESS)
    )
    FruitlessQuery.objects.note("new")

    assert FruitlessQuery.objects.count() == MOST_FRUITLESS
    assert FruitlessQuery.objects.filter(query="new").exists()


def test_hidden_words_are_not_offered(client, make):
    make(Post, title="Secretariat", status="draft", published_at=None)

    assertNotContains(client.get("/search/?q=secretaria"), "secretariat")


def test_long_query_says_that_it_was_shortened(client, db):
    assertContains(client.get("/search/?q=" + "a+" * 20), "only the first words")


def test_query_count_of_a_page_is_fixed(client, make, django_assert_num_queries):
    for number in range(15):
        make(Post, title=f"Lighthouse {number}", tags=[f"t{number}", "all"])
    order("lighthouse")
    EqualWords.objects.create(words="a\nb")
    client.get("/search/?q=lighthouse")

    # The menu, hits, units, entries with their texts, names of tags.
    with django_assert_num_queries(5):
        client.get("/search/?q=lighthouse")


@pytest.fixture
def noticing(transactional_db, settings, tmp_path):
    """Changes are noticed as on a server, and results are remembered until then."""
    settings.NOTICE_CHANGES = True
    settings.PAGE_CACHE_DIR = str(tmp_path / "pages")
    keeper.cache_clear()
    noticed = [*connection.execute_wrappers]
    notice(connection)
    yield
    connection.execute_wrappers[:] = noticed
    keeper.cache_clear()


def test_remembered_results_follow_each_change(noticing, client, make):
    post = make(Post, title="Lighthouse", slug="a", body="<p>The old pier</p>")
    make(Post, title="ประภาคาร", language="th", translation_of=post, slug="b")
    for title, body in (("Pier", "old"), ("Lighthouse", "new")):
        post.title, post.body = title, f"<p>The {body} lighthouse</p>"
        post.save()
        page = client.get("/search/?q=lighthouse")
        assertContains(page, f"The {body} <mark>lighthouse</mark>")
        assertContains(page, 'hreflang="th"')

    Entry.objects.filter(pk=post.pk).update(status="draft")
    assertNotContains(client.get("/search/?q=lighthouse"), 'href="/news/a/"')


def test_what_was_found_before_is_not_read_again(
    noticing, client, make, django_assert_num_queries
):
    for number in range(3):
        make(Post, title=f"Lighthouse {number}", body="<p>A pier</p>", tags=["all"])
    client.get("/search/?q=lighthouse")

    with django_assert_num_queries(1):
        client.get("/search/?q=pier")
