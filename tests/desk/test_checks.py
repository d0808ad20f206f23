"""What the checks find in a form, each beside a form in which all is well."""

import json
import re
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.http import QueryDict
from django.test import RequestFactory

from events.models import Event
from mmn.desk.checking import findings
from mmn.desk.models import AvoidedTerm, CheckedLink
from news.models import Post
from tests.admin_post import address, post_form
from tests.conftest import NEEDED
from tests.desk.checking import found_in, rows


@pytest.fixture
def terms(db):
    """The list as a new site has it: a test with real transactions empties it."""
    first_list = import_module("mmn.desk.migrations.0003_terms_to_avoid")
    first_list.add_terms(apps, SimpleNamespace(connection=connection))


def check(fields=None):
    return found_in(Post, fields)


def codes(fields=None):
    return [finding["code"] for finding in check(fields)]


def photo(**values):
    """A photo stored before, as its row stands in the form."""
    return rows("photos", {"id": "7", "alt": "", **values})


FOUND_AND_FINE = [
    ("summary_missing", {"summary": "  "}, {"summary": "What crews earn."}),
    ("title_long", {"title": "Wages " * 12}, {"title": "Wages " * 11}),
    ("title_long", {"title": "移" * 36}, {"title": "移" * 35}),
    ("title_long", {"title": "ကို" * 71}, {"title": "ကို" * 70}),
    ("title_long", {"title": "ក្រុ" * 71}, {"title": "ក្រុ" * 70}),
    (
        "heading_skipped",
        {"body": "<h2>Wages</h2><h4>At sea</h4>"},
        {"body": "<h2>Wages</h2><h3>At sea</h3><h4>On deck</h4><h2>Homes</h2>"},
    ),
    ("heading_skipped", {"body": "<h3>Wages</h3>"}, {"body": "<h1>Wages</h1>"}),
    (
        "link_vague",
        {"body": '<p>Click <a href="/news/">HERE &raquo;</a></p>'},
        {"body": '<p><a href="/news/">Here is the report</a></p>'},
    ),
    ("link_vague", {"body": '<a href="/a/">อ่านต่อ...</a>'}, {"body": "อ่านต่อ"}),
    ("link_vague", {"body": '<a href="/a/">ဒီမှာ</a>'}, {"body": "<p>ဒီမှာ</p>"}),
    ("link_vague", {"body": '<a href="/a/">នៅទីនេះ</a>'}, {"body": "<p>នៅទីនេះ</p>"}),
    (
        "link_vague",
        {"body": '<a href="/a/">Tại <b>đây</b></a>'},
        {"body": '<a href="/a/">Báo cáo về tiền lương</a>'},
    ),
    (
        "link_bare",
        {"body": '<a href="https://ilo.org/a">https://ilo.org/a</a>'},
        {"body": '<a href="https://ilo.org/a">ILO</a>, www.ilo.org/a'},
    ),
    (
        "table_without_header",
        {"body": "<table><tr><td>1</td></tr></table>"},
        {"body": "<table><tr><th>Sector</th></tr><tr><td>1</td></tr></table>"},
    ),
    (
        "picture_undescribed",
        {"body": '<p><img src="/media/images/2026/a.jpg" alt=" "></p>'},
        {"body": '<p><img src="/media/images/2026/a.jpg" alt="A boat"></p>'},
    ),
    ("picture_undescribed", photo(), photo(alt="Four men on deck")),
    ("picture_undescribed", photo(), photo(decorative="on")),
    ("picture_undescribed", photo(), photo(DELETE="on")),
    ("picture_undescribed", photo(), photo(id="")),
    ("picture_undescribed", photo(**{"id": "", "image-kept": "x:y"}), photo(id="")),
    ("picture_undescribed", {"cover-kept": "x:y"}, {"cover_alt": ""}),
    (
        "picture_undescribed",
        {"cover-kept": "x:y"},
        {"cover-kept": "x:y", "cover_decorative": "on"},
    ),
    *(
        ("picture_file_name", photo(alt=name), photo(alt="Wages in 2024"))
        for name in [
            *("IMG_2044.jpg", "IMG_2044", "DSC00231", "20240501_101530", "photo 3"),
            *("WhatsApp Image 2024-05-01 at 10.15.30", "Screenshot (12)", "12"),
        ]
    ),
    (
        "picture_file_name",
        {"body": '<p><img src="/media/images/2026/dawei-3f.jpg" alt="dawei-3f"></p>'},
        {"body": '<p><img src="/media/images/2026/dawei-3f.jpg" alt="Dawei"></p>'},
    ),
]


@pytest.mark.parametrize(("code", "found", "fine"), FOUND_AND_FINE)
def test_found_where_it_is_and_only_there(db, code, found, fine):
    assert codes(found) == [code]
    assert codes(fine) == []


AVOIDED = [
    ("body", "<p>Many Illegal Migrants came</p>", "<p>Undocumented migrants came</p>"),
    ("body", "<p>an illegal <b>migrant</b></p>", "<p>illegal</p><p>migrant</p>"),
    ("body", "<p>illegal\n&nbsp;migrant-workers</p>", "<p>paralegal migrants</p>"),
    ("title", "The runaways", "The Runawayson family"),
    ("summary", "Maids' wages", "Maidstone's wages"),
    ("addressee", "Ministry of Illegal Migration", "Ministry of Migration"),
    ("body", "<p>ว่าแรงงานต่างด้าวมา</p>", "<p>ว่าแรงงานข้ามชาติมา</p>"),
    ("cover_alt", "A prostitute at work", "A sex worker at work"),
]


@pytest.mark.parametrize(("name", "found", "fine"), AVOIDED)
def test_term_to_avoid_is_found_as_a_word_and_in_the_plural(terms, name, found, fine):
    assert codes({name: found}) == ["term_avoided"]
    assert codes({name: fine}) == []


def test_term_is_named_with_its_place_and_what_to_write(terms):
    body = "<p>“An illegal migrant”, they say of</p><p>illegal migrants, runaways</p>"

    quoted, plain, other = check({"body": body})

    assert (quoted["code"], plain["code"]) == ("term_quoted", "term_avoided")
    assert plain["label"] == "Text"
    assert plain["field"] == "id_body"
    assert plain["at"] == {"words": "illegal migrants", "number": 0}
    assert "“undocumented migrant” instead of “illegal migrants”" in plain["message"]
    assert other["at"] == {"words": "runaways", "number": 0}


def test_second_of_the_same_words_is_where_the_jump_leads(terms):
    body = "<blockquote><p>A runaway</p></blockquote><p>A runaway</p>"

    places = [finding["at"]["number"] for finding in check({"body": body})]

    assert places == [0, 1]


@pytest.mark.parametrize(
    "body",
    [
        "<blockquote><p>The illegal migrants</p></blockquote>",
        "<p>He said: “all illegal migrants”.</p>",
        '<p>He said: "all illegal migrants".</p>',
        "<p>He said: <q>all illegal migrants</q>.</p>",
        "<p>彼は「illegal migrants」</p>",
    ],
)
def test_words_of_others_are_left_to_them(terms, body):
    assert codes({"body": body}) == ["term_quoted"]
    assert codes({"body": f"{body}<p>Illegal migrants</p>"}) == [
        *("term_quoted", "term_avoided"),
    ]


def test_terms_are_looked_for_in_rows_but_not_in_names(terms):
    rows = {
        "signatories-TOTAL_FORMS": "1",
        "signatories-0-organisation": "Maids United",
        **photo(alt="A house", caption="Two maids"),
    }

    (found,) = check(rows)

    assert (found["field"], found["label"]) == (
        "id_photos-0-caption",
        "Photo 1: caption",
    )


def test_how_often_is_said_once(terms):
    (found,) = check({"body": "<p>a maid, a maid</p><p>a maid</p>"})

    assert "It stands here 3 times." in found["message"]


def test_without_terms_nothing_is_avoided(db):
    AvoidedTerm.objects.all().delete()

    assert codes({"body": "<p>Illegal migrants</p>"}) == []


def test_decorative_picture_leaves_a_link_without_words(db):
    picture = '<a href="/a/"><img src="/media/images/2026/a.jpg" {}></a>'

    assert codes({"body": picture.format('alt="" role="presentation"')}) == [
        "link_nameless"
    ]
    assert codes({"body": picture.format('alt="A boat"')}) == []


MALFORMED = [
    *("<", "<p", "</p></p>", "<a href='", "<h2><h2><h2>", "<![CDATA[x", "<!--", "&#0;"),
    *("<table><th></table></table><th>", "<a><a><a>", "</q></blockquote>x", "\x00"),
    *("<img>", "<img src>", "<p>" * 3000, "<![if x]>"),
]


@pytest.mark.parametrize("html", MALFORMED)
def test_odd_html_is_checked_like_any_other(db, html):
    assert {c.partition("_")[0] for c in codes({"body": html})} <= {"link", "table"}


@pytest.mark.parametrize("total", ["", "many", "-1", "99999999999999", "²"])
def test_odd_number_of_rows_is_no_error(db, total):
    assert codes({"photos-TOTAL_FORMS": total, "photos-0-id": "1"}) in (
        [],
        ["picture_undescribed"],
    )


def test_form_without_any_value_is_checked(db):
    request = RequestFactory().post("/")
    model_admin = admin.site.get_model_admin(Post)

    (found,) = findings(model_admin, request, None, QueryDict())

    assert found["code"] == "summary_missing"


def long_form(paragraphs, people):
    body = (
        "<p>Migrants in fishing were <a href='/news/'>paid late</a>.</p>" * paragraphs
    )
    names = {"name": "Daw Khin", "position": "Director", "organisation": "MAP"}
    pictures = {"id": "1", "alt": "Four men", "caption": "The crew before leaving"}
    return {
        **{"body": body, "city": "Yangon", "time_zone": "Asia/Yangon"},
        **rows("participants", *[names] * people),
        **rows("photos", *[pictures] * people),
    }


def test_checks_of_a_long_form_cost_the_queries_of_a_short_one(
    terms, django_assert_num_queries
):
    CheckedLink.objects.create(url="/news/")
    for form in (long_form(1, 1), long_form(700, 60)):
        with django_assert_num_queries(3):
            assert found_in(Event, form) == []


def test_what_publishing_refuses_comes_first(db):
    found = check({"summary": "", **photo()})

    assert [f["level"] for f in found] == ["stop", "advice"]


# --- When a form is opened


def shown_to(client, staff, url):
    client.force_login(staff("Publisher"))
    page = client.get(url)
    script = re.search(r'<script id="desk-checks"[^>]*>(.*?)</script>', page.text)
    return json.loads(script[1]) if script else None


def test_opened_form_says_what_is_stored(client, staff, make, jpeg, terms):
    post = make(Post, summary="In short", body='<p><a href="/a/">here</a>, a maid</p>')
    post.photos.create(image=jpeg(), caption="A runaway")
    url = address(Post, "change", post.pk)

    found = {(f["code"], f["field"]) for f in shown_to(client, staff, url)}

    assert found == {
        ("picture_undescribed", "id_photos-0-alt"),
        ("link_vague", "id_body"),
        ("term_avoided", "id_body"),
        ("term_avoided", "id_photos-0-caption"),
    }
    post.photos.all().delete()
    Post.objects.filter(pk=post.pk).update(body="")
    assert shown_to(client, staff, url) == []


@pytest.mark.parametrize("model", NEEDED)
def test_empty_form_of_each_kind_is_checked(client, staff, model):
    found = shown_to(client, staff, address(model, "add"))

    assert "summary_missing" in [f["code"] for f in found]


def test_who_may_only_read_is_told_nothing(client, staff, make):
    client.force_login(staff("Contributor"))
    page = client.get(address(Post, "change", make(Post).pk))

    assert page.status_code == 200
    assert "desk-checks" not in page.text


def test_refused_form_is_checked_as_it_was_typed(client, staff):
    client.force_login(staff("Publisher"))
    url = address(Post, "add")

    page = post_form(client, url, title="", body="<h4>Deep</h4>")

    assert page.status_code == 200
    assert "heading_skipped" in page.text


def test_list_of_terms_is_kept_by_editors(client, staff, terms):
    client.force_login(staff("Editor"))
    url = address(AvoidedTerm, "add")

    post_form(client, url, term="guest worker", preferred="migrant worker")

    assert "guest worker" in client.get(address(AvoidedTerm), {"q": "guest"}).text
    assert codes({"title": "Guest workers"}) == ["term_avoided"]
