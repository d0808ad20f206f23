"""Odd addresses and queries in the admin: an answer, never an error of ours."""

import pytest
from django.urls import reverse

from mmn.content.models import Entry
from mmn.media.models import Photo
from news.models import Post
from tests.admin_post import address
from tests.portal.test_odd_requests import VALUES

NAMES = [
    *("q", "p", "o", "all", "state", "mine", "kind", "e", "format", "language"),
    *("categories__id__exact", "published_at__year", "text", "status__exact"),
]
SUGGESTIONS = {
    **{"app_label": "content", "model_name": "entry"},
    **{"field_name": "related", "term": "a"},
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_odd_requests_are_answered(admin_client, make, value):
    value = value[:6000]
    make(Post, slug="a")
    lists = [address(Post), address(Entry), address(Photo)]
    asked = [f"{lists[0]}?{name}={value}" for name in NAMES]
    asked += [f"{url}?q={value}" for url in lists]
    asked += [f"{lists[0]}{value}/change/", f"{lists[0]}add/?tags={value}"]
    asked += [f"{reverse('ckeditor_browse')}?q={value}&page={value}"]
    asked += [f"/admin/r/{value}/{value}/"]
    suggestions = reverse("admin:autocomplete")
    for name in [*SUGGESTIONS, "original_of", "page"]:
        query = "&".join(f"{k}={v}" for k, v in SUGGESTIONS.items() if k != name)
        asked.append(f"{suggestions}?{query}&{name}={value}")

    for url in asked:
        assert admin_client.get(url).status_code < 500, url[:120]


def test_ordinary_suggestions_are_given(admin_client, make):
    make(Post, title="Aunt")

    answer = admin_client.get(reverse("admin:autocomplete"), SUGGESTIONS)

    assert [row["text"] for row in answer.json()["results"]] == ["Aunt"]
