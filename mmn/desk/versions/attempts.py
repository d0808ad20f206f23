"""Somebody's save on a strand that somebody else has changed meanwhile, perhaps."""

from dataclasses import dataclass, field

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from ..describing.rules import nothing_bare_goes_public
from .merge import Merge
from .strands import STRANDS, rows_opened

SALT = "mmn.desk.versions.attempt"


@dataclass
class Attempt:
    """``mine`` is to be stored on a strand; it was made of what ``opened`` names.

    It travels through the page of the choices signed, so that nothing is lost while
    somebody thinks, and nobody stores what no form has checked.
    """

    entry: object
    strand: str
    opened: str
    mine: list
    user: object
    choices: dict = field(default_factory=dict)
    # Sentences about what another entry had taken when it was stored.
    told: list = field(default_factory=list)

    @property
    def target(self):
        return STRANDS[self.strand](self.entry)

    def merge(self, strict=False):
        base = rows_opened(self.entry, self.opened)
        theirs = self.target.rows()
        return Merge(base or theirs, theirs, self.mine, self.choices, strict=strict)

    def store(self):
        """Store it, unless the ``Merge`` that is returned has something undecided.

        Undescribed, and nothing stored, if it would bring a picture without a
        description before visitors.
        """
        try:
            return self._stored(self.merge())
        except (IntegrityError, ValidationError):
            # The two together are not valid: one of them whole, then, in each row.
            return self._stored(self.merge(strict=True))

    def _stored(self, merge):
        if not merge.undecided:
            with transaction.atomic(), nothing_bare_goes_public(self.entry.pk):
                stored = self.target.store(merge.rows, self.user)
                self.told = getattr(stored, "told", [])
        return merge

    def signed(self):
        told = [self.entry.pk, self.strand, self.opened, self.mine, self.user.pk]
        return signing.dumps(told, salt=SALT, compress=True)

    @classmethod
    def from_signed(cls, text, entry, user, choices):
        """The attempt of this user on this entry; BadSignature for any other text."""
        pk, strand, opened, mine, user_pk = signing.loads(text, salt=SALT)
        if (pk, user_pk) != (entry.pk, user.pk):
            raise signing.BadSignature
        return cls(entry, strand, opened, mine, user, choices)
