"""What is logged as a warning or worse names no reader, no writer and no search."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from news.models import Post
from tests.admin_post import address

SECRETS = ["dara", "secret search", "secret+search", "203.0.113.7", "river", "Mon Cafe"]


@pytest.fixture
def logged(caplog):
    """All that reaches the log, tracebacks included, as one text."""
    caplog.set_level(logging.WARNING)

    def read():
        formatter = logging.Formatter("%(levelname)s %(name)s %(message)s")
        lines = [formatter.format(record) for record in caplog.records]
        return "\n".join(lines)

    return read


def test_log_holds_nothing_personal(client, staff, make, logged, monkeypatch):
    reader = {"REMOTE_ADDR": "203.0.113.7", "HTTP_USER_AGENT": "Mon Cafe"}
    query = {"q": "secret search", "email": "dara@example.org"}
    strict = Client(enforce_csrf_checks=True)
    form = {"username": "dara@example.org", "password": "river"}
    user = staff("Contributor", username="dara", email="dara@example.org")

    client.get("/nowhere/", query, **reader)
    client.get("/search/", {**query, "page": 7}, **reader)
    client.post(reverse("admin:login"), form, **reader)
    strict.post(reverse("admin:login"), form, **reader)
    client.get("/", query, headers={"host": "dara.example.org"}, **reader)
    client.force_login(user)
    client.get(address(Post), {"created_by__email__startswith": "dara"}, **reader)
    client.get(address(Post, "change", make(Post).pk), query, **reader)
    client.post("/admin/pictures/upload/?q=dara", {"upload": "dara"}, **reader)
    monkeypatch.setattr("mmn.portal.views.home_context", lambda: 1 / 0)
    client.raise_request_exception = False
    client.get("/", query, **reader)

    log = logged()
    assert "Not Found: /nowhere/" in log
    assert "ZeroDivisionError" in log
    for secret in SECRETS:
        assert secret not in log, log


def test_path_cannot_write_a_line_of_its_own(client, db, logged):
    client.get("/nowhere%0aCRITICAL%20django%20Forged/")

    assert "\nCRITICAL" not in logged()
    assert "nowhere" in logged()
