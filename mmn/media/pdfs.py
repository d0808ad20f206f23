"""PDFs from outside: judged by content and opened once, in a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from mmn.content.slugs import ascii_slug

from .text_state import TextState
from .uploads import CleanUpload, checksum_of, megabytes, refusal, short_name

CHILD = Path(__file__).with_name("open_pdf.py")
TIMEOUT = 30
# The child reads hostile bytes: it gets no secrets, only what Python needs to start.
ENVIRONMENT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT")


def clean_pdf(upload):
    """The PDF in ``upload``, opened and counted; ValidationError says why not."""
    _check_size(upload)
    upload.seek(0)
    if b"%PDF-" not in upload.read(1024):
        raise _refusal("not_a_pdf", upload)
    upload.seek(0)
    checksum = checksum_of(upload)
    found = open_apart(upload)
    if "problem" in found:
        raise _refusal(found["problem"], upload)
    return CleanUpload(
        upload,
        sent_as=short_name(upload),
        checksum=checksum,
        extension="pdf",
        pages=found["pages"],
        text_state=_text_state(found),
        sample=found.get("sample", "").replace("\0", ""),
    )


def open_apart(upload):
    """What a child process finds: ``pages`` and the text there is, or the ``problem``.

    A document that opens is taken even if looking for its text then fails.
    """
    upload.seek(0)
    _completed, answer = _child(upload.read())
    upload.seek(0)
    found = {}
    for line in answer.splitlines(keepends=True):
        if line.endswith(b"\n"):
            found |= json.loads(line)
    return found or {"problem": "too_heavy"}


def first_page(file):
    """The first page of a stored PDF as the bytes of a JPEG, or None."""
    with file.open("rb") as pdf:
        completed, answer = _child(pdf.read(), "cover")
    return answer if completed and answer else None


def _child(data, *arguments):
    """Whether the child process did its work, and what it said."""
    environment = {k: os.environ[k] for k in ENVIRONMENT if k in os.environ}
    try:
        child = subprocess.run(  # noqa: S603
            [sys.executable, str(CHILD), *arguments],
            input=data,
            capture_output=True,
            timeout=TIMEOUT,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return False, late.stdout or b""
    return child.returncode == 0, child.stdout


def _text_state(found):
    if not found.get("probed"):
        return TextState.UNKNOWN
    if not found["with_text"]:
        return TextState.NONE
    return TextState.ALL if found["with_text"] == found["probed"] else TextState.PART


def pdf_name(name):
    """``name`` as every system can save it: ASCII, and ending in .pdf."""
    stem = name[:-4] if name.lower().endswith(".pdf") else name
    return ascii_slug(stem, fallback="document")[:100] + ".pdf"


def _check_size(upload):
    limit = settings.MEDIA_MAX_PDF_MB
    if upload.size > limit * 1024 * 1024:
        raise refusal(
            upload,
            "too_large",
            _(
                "“%(name)s” has %(size)s MB; a PDF may have up to %(limit)s MB. Save "
                "it with smaller pictures (“reduced size”), or in parts."
            ),
            size=megabytes(upload.size),
            limit=limit,
        )


def _refusal(problem, upload):
    sentences = {
        "not_a_pdf": _(
            "“%(name)s” is not a PDF, whatever its name says. Open it in the program "
            "it comes from, save it as PDF, and choose that."
        ),
        "password": _(
            "“%(name)s” is locked with a password, so visitors could not open it. Save "
            "a copy without the password and choose that."
        ),
        "damaged": _(
            "“%(name)s” can't be opened: it is damaged or incomplete. Save it as PDF "
            "again, or ask for another copy, and choose that."
        ),
        "too_heavy": _(
            "“%(name)s” can't be opened: that takes more time or memory than a PDF "
            "should. Save it as PDF again, with smaller pictures (“reduced size”), and "
            "choose that."
        ),
    }
    return refusal(upload, problem, sentences[problem])
