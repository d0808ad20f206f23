"""A real Chromium for the tests marked ``browser``; skipped where there is none."""

import threading
import time

import pytest
from django.core.signals import request_finished, request_started
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


@pytest.fixture(scope="session")
def underway():
    """The threads of the test server that answer a request just now."""
    threads = set()

    def begin(**_signal):
        threads.add(threading.current_thread())

    def end(**_signal):
        threads.discard(threading.current_thread())

    request_started.connect(begin)
    request_finished.connect(end)
    yield threads
    request_started.disconnect(begin)
    request_finished.disconnect(end)


@pytest.fixture
def page(browser, live_server, underway):
    """A fresh window on the site: addresses may be given as paths."""
    context = browser.new_context(base_url=live_server.url)
    context.set_default_timeout(60_000)  # a busy machine is slow
    page = context.new_page()
    yield page
    # The tables are emptied next: what a closing page would send then, and what is
    # still being answered, would lock them the other way round.
    context.set_offline(True)
    context.close()
    for _ in range(1000):
        if underway <= {threading.main_thread()}:
            break
        time.sleep(0.01)
