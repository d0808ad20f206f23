"""The site's settings under the environment that tests need, wherever they run."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "known to everybody who reads the tests")
os.environ.setdefault("STATIC_FROM_SOURCE", "on")

from mmn.settings import *  # noqa: F403
from mmn.settings import DATABASES

BACKGROUND = False  # a test that wants a job runs it
NOTICE_CHANGES = False
PAGE_CACHE = False  # a test that wants pages kept has them kept in a place of its own
# Looked up when asked for: every test's client starts the site anew, and would look at
# each of 1,500 files (a third of all tests' time).
WHITENOISE_AUTOREFRESH = True

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in real life: in memory, threads would share one connection and no
    # test could see two people saving at once.
    name = f"mmn-tests-{os.getpid()}.sqlite3"
    DATABASES["default"]["TEST"] = {"NAME": f"{tempfile.gettempdir()}/{name}"}
