"""What a change looks like to people, one class for each way to show it.

``template`` is the partial that renders it; see admin/desk/versions/_changes.html.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.functional import cached_property

from .texts import compare_texts

TEMPLATES = "admin/desk/versions/changes/"


@dataclass
class Change:
    """``model``, ``pk`` and ``name`` say where: the name is None for whole rows."""

    label: str
    model: str = ""
    pk: int = 0
    name: str | None = None

    template: ClassVar[str] = ""


@dataclass
class TextChange(Change):
    """Prose, with the words that went and came."""

    before: str = ""
    after: str = ""
    language_before: str = ""
    language_after: str = ""

    template = TEMPLATES + "_text.html"

    @cached_property
    def passages(self):
        return compare_texts(self.before, self.after)

    @property
    def only_formatting(self):
        return self.before == self.after


@dataclass
class ValueChange(Change):
    """A date, a choice, a link ...: as people read it, "" for none."""

    before: str = ""
    after: str = ""

    template = TEMPLATES + "_value.html"


@dataclass
class ListChange(Change):
    """Categories, tags, links: what came, went, and stayed."""

    added: list = field(default_factory=list)
    removed: list = field(default_factory=list)
    kept: list = field(default_factory=list)

    template = TEMPLATES + "_list.html"


@dataclass
class PictureChange(Change):
    """Images by their names in storage, as objects that have a ``name``."""

    before: object = None
    after: object = None

    template = TEMPLATES + "_picture.html"


@dataclass
class StoredPdf:
    """A PDF as one version has it, at an address for staff."""

    name: str
    url: str
    size: int = 0
    pages: int = 0


@dataclass
class FileChange(Change):
    before: StoredPdf | None = None
    after: StoredPdf | None = None

    template = TEMPLATES + "_file.html"


@dataclass
class RowChange(Change):
    """One row that came or went, with what it said; or that changed, and how."""

    language: str = ""
    # What it is part of, if not of the entry itself: the session of a seat.
    within: str = ""
    picture: object = None
    changes: list = field(default_factory=list)


@dataclass
class RowsChange(Change):
    """The rows of one model: photos, participants ..."""

    added: list = field(default_factory=list)
    removed: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    # The names of all rows as they stand after, if those that stayed changed places.
    order: list = field(default_factory=list)

    template = TEMPLATES + "_rows.html"
