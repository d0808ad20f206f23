"""The text of stored PDFs, page by page, read beside the requests.

PDFs are hostile: a child process with limits reads them, and of what it says no more is
taken than a real document would have.
"""

import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mmn.content.burmese import SURE, to_unicode, zawgyi_probability

from .models import PdfText, StoredFile
from .pdfs import ENVIRONMENT
from .text_quality import judged
from .text_state import TextState

CHILD = Path(__file__).with_name("text_of_pdf.py")
# Of the child's processor time, and of anybody's patience.
SECONDS, TIMEOUT = 60, 90
# How long a child may take to end when it has said everything.
PATIENCE = 5
MOST_PAGES, MOST_OF_A_PAGE, MOST_LETTERS = 1000, 40_000, 2_000_000
MOST_BYTES = 4 * MOST_LETTERS
# A process that dies over a file leaves its mark here; the second is the last.
ATTEMPTS = 2

Cut = PdfText.Cut
# Letters of old Thai fonts: the same ones, drawn a little higher or further left.
_OLD_THAI = dict(
    zip(
        range(0xF700, 0xF71B),
        "ฐ\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b"
        "\u0e4cญ\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        strict=True,
    )
)
_NOTHING = dict.fromkeys([*range(9), *range(11, 32), 0x7F, 0xAD, 0xFFFE, 0xFFFF])
# A sign that belongs to the letter before it can't begin a word.
_SPACE_IN_SYLLABLE = re.compile(
    "(?<=\\S) +(?=[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
    "\u102b-\u1030\u1032-\u103e\u17b6-\u17d3])"
)


@dataclass
class Output:
    """What the child printed, and how it ended: "" (well), "failed", or cut short."""

    pages: list
    ended: str


def read_next(files=1):
    """Read up to so many stored PDFs that nobody has read, the newest first; returns
    how many are done."""
    waiting = StoredFile.objects.filter(
        Q(reading=None) | Q(reading__read_at=None), name__startswith="documents/"
    )
    found = list(waiting.order_by("-pk")[:files])
    for file in found:
        read_file(file)
    return len(found)


def read_file(file):
    """Read a ``StoredFile`` and keep its text; returns the ``PdfText``."""
    reading, _new = PdfText.objects.get_or_create(file=file)
    if reading.read_at is None and reading.attempts >= ATTEMPTS:
        facts = {"state": TextState.FAIL}
    else:
        PdfText.objects.filter(pk=file.pk).update(attempts=reading.attempts + 1)
        facts = facts_of(file)
    with transaction.atomic():
        # It may have been deleted meanwhile.
        for reading in PdfText.objects.select_for_update().filter(pk=file.pk):
            for name, value in {**facts, "read_at": timezone.now()}.items():
                setattr(reading, name, value)
            reading.attempts = 0
            reading.save()
            StoredFile.objects.filter(pk=file.pk).update(text_state=reading.state)
    return reading


def facts_of(file):
    """What is noted about the text of a ``StoredFile``."""
    try:
        output = output_for(file)
    except FileNotFoundError:
        return {"state": TextState.FAIL}
    pages, cut = bounded([cleaned(page) for page in output.pages])
    if file.pages and file.pages > MOST_PAGES:
        cut = Cut.PAGES
    zawgyi = zawgyi_probability("\n".join(pages))
    pages = in_unicode(pages, zawgyi)
    return {
        **judged(pages, failed=output.ended in ("failed", Cut.TIME)),
        "text": "\f".join(pages),
        "zawgyi": zawgyi,
        "cut": output.ended if output.ended in Cut else cut,
        "pages_read": len(pages),
    }


def output_for(file):
    """The pages by pdftotext where it is installed and can read them, or by pdfium."""
    with as_stdin(file.name) as stdin:
        if program := shutil.which("pdftotext"):
            output = run_child(stdin, program)
            # A page may hold a form feed itself: then their numbers are lost.
            if output.ended != "failed" and len(output.pages) <= (file.pages or 10**9):
                return output
        return run_child(stdin)


@contextmanager
def as_stdin(name):
    """The stored file as something a child process can read by itself: not a byte of
    it goes through our memory."""
    with default_storage.open(name) as stored:
        try:
            stored.fileno()
        except (AttributeError, OSError):  # storage elsewhere
            with tempfile.TemporaryFile() as copy:
                shutil.copyfileobj(stored, copy)
                yield copy
        else:
            yield stored


def run_child(stdin, *program):
    # The child before may have left its place in the middle.
    os.lseek(stdin.fileno(), 0, os.SEEK_SET)
    arguments = [str(SECONDS), str(MOST_PAGES), str(MOST_OF_A_PAGE), *program]
    child = subprocess.Popen(  # noqa: S603
        [sys.executable, str(CHILD), *arguments],
        stdin=stdin.fileno(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={k: os.environ[k] for k in ENVIRONMENT if k in os.environ},
    )
    with child:
        data, ended = listen(child.stdout.fileno())
        try:
            code = child.wait(timeout=0 if ended else PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            code = child.wait()
    pages = data.decode("utf-8", "replace").split("\f")
    if not pages[-1].strip():
        pages.pop()
    return Output(pages, ended or why(code, pages))


def listen(pipe):
    """What comes through ``pipe``, and why no more was taken."""
    data, until = bytearray(), time.monotonic() + TIMEOUT
    while select.select([pipe], [], [], max(0, until - time.monotonic()))[0]:
        part = os.read(pipe, 65536)
        data += part
        if not part:
            return data, ""
        if len(data) > MOST_BYTES:
            return data, Cut.LENGTH
    return data, Cut.TIME


def why(code, pages):
    """How a child ended that closed its output with this code. One that was stopped
    for its use of time or memory may have read some pages before."""
    if code == 0:
        return ""
    return Cut.TIME if code < 0 and pages else "failed"


def cleaned(page):
    """A page without what is no letter, its old Thai letters as Unicode has them."""
    page = page.replace("\r\n", "\n").replace("\r", "\n").translate(_OLD_THAI)
    return unicodedata.normalize("NFC", page.translate(_NOTHING)).strip()


def bounded(pages):
    """No more of the pages than is kept, and whether something was cut."""
    kept, left, cut = [], MOST_LETTERS, ""
    for page in pages[:MOST_PAGES]:
        most = min(MOST_OF_A_PAGE, left)
        cut = Cut.LENGTH if len(page) > most else cut
        kept.append(page[:most])
        left -= len(kept[-1])
        if not left:
            break
    return kept, cut


def in_unicode(pages, zawgyi):
    """The pages without Zawgyi; of a document in Zawgyi each is judged by itself."""
    if zawgyi >= SURE:
        pages = [to_unicode(p) if zawgyi_probability(p) > 0.5 else p for p in pages]
    return [_SPACE_IN_SYLLABLE.sub("", page) for page in pages]
