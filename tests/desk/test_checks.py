"""What the checks find in a form, each beside a form in which all is well."""

import pytest
from django.contrib import admin
from django.http import QueryDict
from django.test import RequestFactory

from mmn.desk.checking import findings
from news.models import Post

GOOD = {"title": "Wages at sea", "summary": "What crews are paid."}


def check(fields=None, model=Post, entry=None, method="get"):
    """The findings about a form of ``model`` with these values."""
    data = QueryDict(mutable=True)
    data.update({**GOOD, **(fields or {})})
    request = getattr(RequestFactory(), method)("/admin/")
    return findings(admin.site.get_model_admin(model), request, entry, data)


def codes(fields=None, **options):
    return [finding["code"] for finding in check(fields, **options)]


def photo(**values):
    """A photo stored before, as its row stands in the form."""
    row = {"id": "7", "alt": "", **values}
    named = {f"photos-0-{name}": value for name, value in row.items()}
    return {"photos-TOTAL_FORMS": "1", **named}


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
