"""From something sent to a file in storage: checked, renamed, stored once."""

import hashlib
import secrets
import weakref
from pathlib import PurePath

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from mmn.content.slugs import ascii_slug

READ_AT_ONCE = 1024 * 1024


class CleanUpload(File):
    """A file that has passed intake: what may be stored, and what was sent.

    ``checksum`` is of the bytes as sent, so that sending them again is recognised.
    """

    def __init__(
        self,
        content,
        *,
        sent_as,
        checksum,
        extension,
        pages=None,
        text_state="",
        sample="",
    ):
        super().__init__(content, name=sent_as)
        self.sent_as = sent_as
        self.checksum = checksum
        self.extension = extension
        self.pages = pages
        self.text_state = text_state
        self.sample = sample


def short_name(upload):
    """The name of an upload as sentences about it say it.

    The text editor shows those sentences as HTML: a name must not be a tag. Nor may it
    turn the direction of the words around it.
    """
    name = PurePath(str(upload.name or "").replace("\\", "/")).name
    name = "".join("_" if c in "<>" else c for c in name if c.isprintable())
    return name if len(name) <= 80 else f"{name[:60]}…{name[-15:]}"


def refusal(upload, code, sentence, **figures):
    """The error to raise: ``sentence`` names the file, says why, and what to do."""
    params = {"name": short_name(upload), **figures}
    return ValidationError(sentence, code=code, params=params)


def megabytes(size):
    """Bytes as whole megabytes, rounded up: what is over a limit also reads so."""
    return -(-size // (1024 * 1024))


def checksum_of(upload):
    digest = hashlib.sha256()
    for chunk in upload.chunks(READ_AT_ONCE):
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def store(upload, folder):
    """Put a clean upload into storage and return its name there.

    The same bytes sent twice, also by two people at once, end as one file; a file whose
    transaction is rolled back is taken away again.
    """
    stored_files = apps.get_model("media", "StoredFile").objects
    known = stored_files.filter(checksum=upload.checksum).first()
    if known and default_storage.exists(known.name):
        return known.name
    if known:  # its file was lost: fill the gap
        return default_storage.save(known.name, upload)
    name = default_storage.save(_new_name(upload, folder), upload)
    _withdraw_on_rollback(name)
    stored, is_new = stored_files.get_or_create(
        checksum=upload.checksum,
        defaults={"name": name, **facts(upload)},
    )
    if not is_new:
        default_storage.delete(name)
    return stored.name


def facts(upload):
    """What is noted about a stored file: found out once, when it comes in."""
    return {
        "original_name": upload.sent_as[-200:],
        "size": upload.size,
        "pages": upload.pages,
        "text_state": upload.text_state,
        "sample": upload.sample,
    }


def _new_name(upload, folder):
    """A readable ASCII name that can't be guessed, with an extension of our choice."""
    stem = ascii_slug(PurePath(upload.sent_as).stem, fallback="file")
    token = secrets.token_hex(6)
    return f"{folder}/{timezone.now():%Y}/{stem}-{token}.{upload.extension}"


class _Receipt:
    """Stands for a stored file until its transaction has ended."""


def _withdraw_on_rollback(name):
    """Delete the file unless the transaction commits.

    Django has no hook for a rollback, but it then drops what was to run on commit: the
    receipt dies with it, and its finaliser deletes the file.
    """
    receipt = _Receipt()
    finalizer = weakref.finalize(receipt, default_storage.delete, name)
    finalizer.atexit = False

    def keep(receipt=receipt):
        finalizer.detach()

    transaction.on_commit(keep)
