"""A real Chromium for the tests marked ``browser``; skipped where there is none."""

import pytest
from django.test import testcases

from tests import chromium

# The test server would hand out MEDIA_ROOT to anybody. On the real site only our own
# view sends files, and so it does here.
testcases._MediaFilesHandler = lambda application: application


@pytest.fixture(scope="session")
def browser():
    if chromium.PATH is None:
        pytest.skip("no Chromium on this machine: install Debian's package chromium")
    with chromium.chromium() as running:
        yield running


@pytest.fixture
def page(browser, live_server):
    """A fresh window on the site: addresses may be given as paths."""
    context = browser.new_context(base_url=live_server.url)
    context.set_default_timeout(60_000)  # a busy machine is slow
    page = context.new_page()
    yield page
    context.close()
