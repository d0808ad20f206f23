"""A real Chromium for the tests marked ``browser``; skipped where there is none."""

import os
import shutil

import pytest
from django.test import testcases

# The test server would hand out MEDIA_ROOT to anybody. On the real site only our own
# view sends files, and so it does here.
testcases._MediaFilesHandler = lambda application: application

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

# Playwright's loop makes Django believe that tests run asynchronously.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install Debian's package chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, live_server):
    """A fresh window on the site: addresses may be given as paths."""
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    yield page
    context.close()
