"""The site with its pages kept, as the application server has it."""

import io

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import override_settings

from mmn.content import noticing, version
from mmn.portal.page_cache.wrapper import PageCache


class Answered:
    def __init__(self, status, headers, body):
        self.status = int(status.split()[0])
        self.headers = {name.lower(): value for name, value in headers}
        self.body = body
        self.text = body.decode("utf-8", "replace")


class Worker:
    """One process that serves requests; ``made`` counts what its Django answered."""

    def __init__(self):
        self.django = WSGIHandler()
        self.made = 0
        self.site = PageCache(self.count)

    def count(self, environ, start_response):
        self.made += 1
        return self.django(environ, start_response)

    def get(self, address, method="GET", **headers):
        return ask(self.site, address, method, **headers)

    def fresh(self, address, **headers):
        """The same, by Django alone, which remembers nothing."""
        with override_settings(NOTICE_CHANGES=False):
            return ask(self.django, address, **headers)


def ask(application, address, method="GET", **headers):
    path, _question, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        **headers,
    }
    sent = []
    body = application(environ, lambda *answer: sent.append(answer))
    try:
        return Answered(*sent[-1][:2], b"".join(body))
    finally:
        if hasattr(body, "close"):
            body.close()


@pytest.fixture
def pages_kept(settings, tmp_path, transactional_db):
    """Pages are kept, in a place of this test's own, and changes are noticed."""
    settings.PAGE_CACHE = settings.NOTICE_CHANGES = True
    settings.PAGE_CACHE_DIR = str(tmp_path / "pages")
    version.keeper.cache_clear()
    noticing.notice(connection)
    yield
    connection.execute_wrappers.remove(noticing.watch)
    version.keeper.cache_clear()


@pytest.fixture
def worker(pages_kept):
    return Worker()


@pytest.fixture
def other(pages_kept):
    """A second process on the same machine."""
    return Worker()
