"""Originals by languages: which translations there are, and in what state."""

from collections import defaultdict
from dataclasses import dataclass

from django.contrib import admin

from mmn.content.kinds import kind_named
from mmn.content.languages import INTERFACE, own_name
from mmn.content.models import Entry, Translation

from ..dashboard import change_address
from ..permissions import may, visible_to
from ..states import LABELS, state_of
from .starting import start_address

State = Translation.State


@dataclass
class Cell:
    """One original in one language; ``text`` is None where there is none yet."""

    language: str
    state: str
    text: Entry | None = None
    address: str = ""

    @property
    def language_name(self):
        return own_name(self.language)

    @property
    def label(self):
        return State(self.state).label if self.state else ""

    @property
    def hidden(self):
        """Why visitors don't see a text that is done; "" if they do."""
        done = self.state in (State.COMPLETE, State.OUT_OF_DATE, "")
        return LABELS[state_of(self.text)] if done and not self.text.is_visible else ""


def state_of_translation(text):
    """The state of a translation that is there; "" for an original."""
    if not text.translation_of_id:
        return ""
    if text.status != Entry.Status.PUBLISHED:
        return State.IN_PREPARATION
    record = getattr(text, "as_translation", None)
    return State.COMPLETE if record and record.is_up_to_date else State.OUT_OF_DATE


def cells(request, originals, languages):
    """[(original, its cells)], in two queries for all of them."""
    numbers = [original.pk for original in originals]
    there = Entry.objects.filter(translation_of__in=numbers)
    seen = visible_to(request.user, there).select_related("as_translation__source")
    texts = defaultdict(dict)
    for text in seen.defer("body", "as_translation__source__words"):
        texts[text.translation_of_id][text.language] = text
    hidden = set(there.values_list("translation_of", "language"))
    rows = []
    for original in originals:
        own = {original.language: original, **texts[original.pk]}
        known = own if len(languages) > 1 else [original.language]
        columns = dict.fromkeys([*languages, *known])
        rows.append(
            (original, [cell(request, original, own, hidden, c) for c in columns])
        )
    return rows


def cell(request, original, texts, there, language):
    if text := texts.get(language):
        address = change_address(text) if may(request, "view", text) else ""
        return Cell(language, state_of_translation(text), text, address)
    if (original.pk, language) in there:
        return Cell(language, State.IN_PREPARATION)
    kind_admin = admin.site.get_model_admin(kind_named(original.kind))
    may_start = kind_admin.has_add_permission(request)
    address = start_address(original, language) if may_start else ""
    return Cell(language, State.MISSING, address=address)


def languages_of(request, entry):
    """The cells of the one thing that ``entry`` is a text of; none if its original is
    not for this person."""
    own = Entry.objects.filter(pk=entry.original_id)
    originals = list(visible_to(request.user, own))
    return cells(request, originals, INTERFACE)[0][1] if originals else []
