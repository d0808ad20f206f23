"""Pages as files: for the other processes of this machine, and for nginx.

Below the folder stand ``<generation>/<scheme>/<host>/<path>@<query>`` with the page as
nginx sends it, ``.gz`` beside it, and ``.kept`` with all that the site knows of it;
``current``, the link to the generation that is true; and ``last``, the last good copy
of every page, which nginx shows while the site is down.
"""

import fcntl
import logging
import os
import re
import threading
import time
from contextlib import contextmanager, nullcontext
from hashlib import sha256
from pathlib import Path
from zlib import crc32

from .page import Page
from .release import release
from .sweeping import Sweeper

logger = logging.getLogger(__name__)

# Addresses that are files of their own: no dots in a row, nothing that a file system or
# nginx reads otherwise. All others are kept, too, but not for nginx.
PLAIN_PATH = re.compile(r"(?:/[a-z0-9_-][a-z0-9_.-]{0,99}){0,8}/?", re.IGNORECASE)
PLAIN_QUERY = re.compile(r"[\w=&%+-]{0,150}", re.ASCII)
PLAIN_ROOT = re.compile(r"(https?)://([a-z0-9][a-z0-9.:-]*)")
TURNS = 256
# Who makes a page has so many seconds before others do so, too; they look so often.
PATIENCE, LOOK = 20, 0.005


class FileStore:
    def __init__(self, keeper):
        self.keeper = keeper
        self.folder = keeper.folder
        self.sweeper = Sweeper(keeper)

    def begin(self):
        release()
        self.sweeper.start()

    def get(self, generation, asked):
        return self._read(self.folder / name_of(generation) / place_of(asked))

    def last(self, asked):
        return self._read(self.folder / "last" / place_of(asked))

    def _read(self, path):
        try:
            return Page.loaded(Path(f"{path}.kept").read_bytes())
        except (OSError, ValueError):
            return None

    def put(self, generation, asked, page):
        place, name = place_of(asked), name_of(generation)
        files = {".kept": page.dumped()}
        if not place.startswith("other/"):
            files[""] = page.body
            files[".gz"] = page.encoded("gzip")
        try:
            for ending, content in files.items():
                self._write(name, place + ending, content, page.modified)
            self.sweeper.publish(generation, name)
        except (FileExistsError, FileNotFoundError):
            pass  # a change came meanwhile, and the sweeper after it
        except OSError as error:
            logger.warning("A page is kept in memory only: %s", error)

    def _write(self, name, place, content, modified):
        """The file in its generation, and as the last good one: one file, two names."""
        if content is None:
            (self.folder / "last" / place).unlink(missing_ok=True)
            return
        ours = f"~{os.getpid()}-{threading.get_ident()}"
        for path in (self.folder / name / place, self.folder / "last" / place):
            path.parent.mkdir(parents=True, exist_ok=True)
        first, last = self.folder / name / place, self.folder / "last" / place
        draft, second = f"{first}{ours}", f"{last}{ours}"
        with open(draft, "wb") as file:
            file.write(content)
        # nginx tells copies apart by size and this time.
        os.utime(draft, (modified, modified))
        os.link(draft, second)
        os.replace(draft, first)
        os.replace(second, last)

    def forget(self, asked):
        """What is no page for everybody any more is none while the site is down."""
        try:
            for ending in ("", ".gz", ".kept"):
                path = self.folder / "last" / (place_of(asked) + ending)
                path.unlink(missing_ok=True)
        except OSError as error:
            logger.warning("A last good copy stays: %s", error)

    def clear(self):
        self.sweeper.clear()

    @contextmanager
    def turn(self, address):
        """One process at a time makes a page."""
        with self._lock_of(address) as lock:
            ends = time.monotonic() + PATIENCE
            while lock and not locked(lock) and time.monotonic() < ends:
                time.sleep(LOOK)
            yield

    def _lock_of(self, address):
        """A file that one process at a time can lock; none where nothing may be written
        or no room is left, and then each process makes the page."""
        path = self.folder / "turns" / str(crc32(repr(address).encode()) % TURNS)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return open(path, "wb")
        except OSError as error:
            logger.warning("Pages are made by each process: %s", error)
            return nullcontext()


def locked(file):
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def name_of(generation):
    """The folder of a generation: its version, the release of the site that made its
    pages, and until when it is true."""
    version, until = generation
    return f"g{version.hex()}-{release()}-{moment(until):x}"


def moment(until):
    return int(until.timestamp() * 1_000_000)


def place_of(asked):
    """Where the file of a page stands in its generation."""
    variant = "" if asked.language is None else f"~{asked.language}"
    root = PLAIN_ROOT.fullmatch(asked.root)
    plain = PLAIN_PATH.fullmatch(asked.path) and PLAIN_QUERY.fullmatch(asked.query)
    if root and plain and ".." not in asked.path:
        return f"{root[1]}/{root[2]}{asked.path}@{asked.query}{variant}"
    return f"other/{sha256(repr(asked.address).encode()).hexdigest()}"
