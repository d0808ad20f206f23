"""Uploads that wait for their form to be saved: stored once, and known by a token.

A form that is refused, or whose copy is offered back later, holds the token in place of
the file: browsers never fill a file input in again. A token is good for whom it was
given to and for nobody else; without it a stored file that no entry uses is reached by
nobody.
"""

from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from django.apps import apps
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from .uploads import CleanUpload, store

SALT = "mmn.media.kept"
# Unsaved texts are kept as long: one that is offered back has its files.
MAX_AGE = timedelta(days=90)


class Token(NamedTuple):
    """What a form sent instead of a file; who sent it is not known yet."""

    text: str


class KeptUpload(CleanUpload):
    """A clean upload that is in storage already; opened only if somebody reads it."""

    def __init__(self, stored, token, facts):
        super().__init__(
            None,
            sent_as=facts["name"],
            checksum=stored.checksum,
            extension=stored.name.rpartition(".")[2],
            pages=facts["pages"],
            text_state=stored.text_state,
            sample=stored.sample,
        )
        del self.file
        self.stored = stored
        self.token = token

    @cached_property
    def file(self):
        return default_storage.open(self.stored.name)

    @cached_property
    def size(self):
        return default_storage.size(self.stored.name)

    @property
    def is_picture(self):
        return self.extension != "pdf"


def keep(upload, folder, user):
    """Store a clean upload; what stands for it until a form of ``user`` is saved.

    To be called outside a transaction: one that is rolled back takes its new files
    along.
    """
    name = store(upload, folder)
    stored = apps.get_model("media", "StoredFile").objects.get(name=name)
    return kept(stored, user, name=upload.sent_as, pages=upload.pages)


def kept(stored, user, *, name, pages=None):
    """The stand-in for a file that is stored already."""
    facts = {"file": stored.pk, "user": user.pk, "name": name, "pages": pages}
    return KeptUpload(stored, signing.dumps(facts, salt=SALT), facts)


def resolve(token, user, folder):
    """The upload that ``token`` stands for; ValidationError says why there is none."""
    try:
        facts = signing.loads(token.text, salt=SALT, max_age=MAX_AGE)
    except signing.SignatureExpired:
        raise ValidationError(too_old(), code="expired") from None
    except signing.BadSignature:
        raise ValidationError(not_yours(), code="forged") from None
    if user is None or facts["user"] != user.pk:
        raise ValidationError(not_yours(), code="forged")
    stored = apps.get_model("media", "StoredFile").objects.filter(pk=facts["file"])
    file = stored.filter(name__startswith=f"{folder}/").first()
    if file is None or not default_storage.exists(file.name):
        raise ValidationError(gone(facts["name"]), code="gone")
    return KeptUpload(file, token.text, facts)


def too_old():
    return (
        _(
            "The file that was kept here was uploaded more than %d days ago. Choose it "
            "again."
        )
        % MAX_AGE.days
    )


def not_yours():
    return _(
        "The file that was kept here can't be used: you did not upload it in this "
        "form. Choose it again."
    )


def gone(name):
    return _(
        "“%(name)s” was kept here, but has been deleted since. Choose it again."
    ) % {"name": name}
