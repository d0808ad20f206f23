"""What is stored, and who may see it."""

import re
import secrets
from pathlib import PurePath

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..text_state import TextState


class StoredFile(models.Model):
    """One file in media storage, known by what was uploaded: the same bytes sent twice
    are stored once."""

    checksum = models.CharField(
        max_length=64, unique=True, help_text=_("SHA-256 of the bytes as uploaded.")
    )
    name = models.CharField(max_length=200, unique=True)
    original_name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True)
    pages = models.PositiveIntegerField(_("pages"), null=True)
    text_state = models.CharField(
        _("text"), max_length=4, choices=TextState, blank=True
    )
    sample = models.TextField(_("how its text begins"), blank=True)
    stored_at = models.DateTimeField(auto_now_add=True)
    rendered = models.BooleanField(
        default=False, help_text=_("Its smaller copies are made, or can't be.")
    )

    class Meta:
        ordering = ["-stored_at", "-pk"]
        verbose_name = _("file")
        verbose_name_plural = _("files in the library")

    def __str__(self):
        return self.original_name

    @property
    def is_picture(self):
        return self.name.startswith("images/")


def new_key():
    """A short token that can't be guessed (50 bits), for addresses of files."""
    return secrets.token_hex(7)[:13]


def readable(file_name):
    """A title from the name of a file: its words, without the extension."""
    return " ".join(re.split(r"[\s_]+", PurePath(file_name).stem)).strip()[:300]


class FileQuerySet(models.QuerySet):
    def visible(self):
        """Files of entries that a visitor may see now."""
        owner = self.model._meta.get_field(self.model.OWNER).related_model
        return self.filter(**{f"{self.model.OWNER}__in": owner.objects.published()})
