"""The machine's own Chromium, for the tests, the pictures and the figures."""

import os
import shutil
from contextlib import contextmanager

PATH = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

# Playwright's loop makes Django believe that it runs asynchronously.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@contextmanager
def chromium(*flags):
    """A running Chromium for as long as the block runs."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=PATH, args=[*FLAGS, *flags]
        )
        yield running
        running.close()
