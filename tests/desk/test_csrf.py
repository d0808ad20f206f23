"""Nothing below /admin/ is done for a form on somebody else's page."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver

SAMPLE = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "x"}
REFUSED = "Nothing was sent"


def routes(patterns, prefix=""):
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def staff_addresses():
    """Every address below /admin/, filled with something."""
    found = set(routes(get_resolver().url_patterns))
    plain = {route for route in found if route.startswith("admin/")}
    return sorted(
        "/" + re.sub(r"<(\w+):\w+>", lambda m: SAMPLE[m[1]], route)
        for route in plain
        if "(?P<" not in route
    )


@pytest.fixture
def strict(admin_user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)
    return client


def test_the_sweep_finds_the_desk():
    addresses = staff_addresses()

    assert "/admin/desk/versions/1/publish/" in addresses
    assert "/admin/desk/uploads/photo/" in addresses
    assert "/admin/news/post/add/" in addresses
    assert len(addresses) > 60


def test_nothing_is_done_without_the_token(strict):
    answers = {url: strict.post(url, {"post": "yes"}) for url in staff_addresses()}

    done = [
        url
        for url, answer in answers.items()
        if answer.status_code != 403 or REFUSED not in answer.text
    ]
    assert done == []


@pytest.mark.parametrize("name", ["publish", "schedule", "discard", "choose"])
def test_with_the_token_it_is_asked_what_is_to_be_done(strict, name):
    strict.get("/admin/password_change/")
    token = strict.cookies["csrftoken"].value

    answer = strict.post(
        f"/admin/desk/versions/1/{name}/", {"csrfmiddlewaretoken": token}
    )

    assert answer.status_code == 404
    assert REFUSED not in answer.text
