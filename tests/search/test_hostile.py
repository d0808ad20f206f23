"""Whatever is typed into the search, a page answers."""

import pytest
from django.utils.html import strip_tags
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.asserts import assertContains

from mmn.search.asking import understand
from mmn.search.finding import find
from mmn.search.snippets import Marker
from mmn.search.words import spans, words
from news.models import Post

HOSTILE = {
    "fts syntax": 'title:boats AND (crew NEAR/2 "net" OR ^captain) NOT * + -',
    "tsquery syntax": "boats & !crew | 'net':*A <-> (:*)",
    "sql": "'; DROP TABLE search_searchunit; --",
    "percent": "100% %s %(name)s {0} \\",
    "long": "boats " * 2000,
    "one long word": "b" * 10_000,
    "long cluster": "က" + "ိ" * 5000,
    "nul": "boats\0crew",
    "surrogates": "\ud800boats\udfff",
    "only marks": "\u0301\u17d2\u1039\u0e49",
    "only quotes": "\"\" “” '' «»",
    "one quote": '"boats',
    "only minus": '- -- -""',
    "only unwanted": "-boats",
    "only stars": "* ** ***",
    "overrides": "\u202eboats\u202c \u2066crew\u2069",
    "private use": "\ue000\ue001boats\ue004um",
    "unseen": "\u200b\u200d\ufeff\u2060",
    "signs of the index": "boats_crew boats+crew =boats ~=crew #kevents |boats| ==b !9",
    "one cluster": "က*",
    "many clusters": '-က* ខ្មែរ* "ก*" 東* 東京都庁*',
    "unwanted phrase of three": 'boats -"the crew and its" -"က္ခ ခ" -*',
    "only unwanted phrase": '-"boats crew" -“net”',
    "right to left": "\u202e\u2067مرحبا\u2069 boats\u200f",
    "emoji": "🚢🧑‍✈️",
    "scripts": "boatsเรือ船ေလွខ្មែរ",
    "halfwidth": "ﾔﾝｺﾞﾝ",
    "new letters": "ꧠ\U00011700\U0001e290\U00020000",
    "every sign": "".join(map(chr, range(1, 256))),
}
FILTERS = [
    "kind=%00",
    "country=ZZ",
    "category='",
    "tag=9" * 2,
    "year=0000",
    "year=²",
    "language=x",
    "pdf=yes",
    "page=-1",
    "page=9" * 30,
    "page=last",
    "q=a&q=b",
]


@pytest.fixture
def boats(make):
    return make(Post, title="Boats and crews", body="<p>The crew and its net.</p>")


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_page_answers(client, boats, query):
    response = client.get("/search/", {"q": query.encode("utf-8", "surrogatepass")})

    assertContains(response, "<h1>")


@pytest.mark.parametrize("filters", FILTERS)
def test_odd_filters_are_answered(client, boats, filters):
    assert client.get(f"/search/?q=boats&{filters}").status_code == 200


@pytest.mark.parametrize("query", ["", "   ", "“”", "-", "\u0301", "*", "!?"])
def test_a_query_without_a_word_is_told_so(client, boats, query):
    response = client.get("/search/", {"q": query})

    assertContains(response, "one or more words in any language")


LETTERS = st.sampled_from(
    "ab -*\"“”'’()&|!:<>%\\\0\ud800\u200b\u202eาำเก้ํ១្កခ္ျိ့်东ｶﾞがéđ\u0301\u1039\u17d2\ue000"
)
QUERIES = st.one_of(st.text(LETTERS, max_size=40), st.text(max_size=60))


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(QUERIES)
def test_no_query_breaks_the_search(db, query):
    asked = understand(query)
    found = find(asked, ["knews"])

    assert isinstance(found.hits, list)
    if asked:
        marked = Marker(asked).marked("กา boats ခ္ျိ")
        assert strip_tags(marked) == "กา boats ခ္ျိ"


@settings(max_examples=300, deadline=None)
@given(QUERIES)
def test_places_of_words_are_those_of_the_index(text):
    text = text.encode("utf-8", "ignore").decode()

    assert [word for word, _start, _end in spans(text)] == words(text)
