"""Organisations whose names are known, found in what was pasted."""

import re

from django.apps import apps

from mmn.content.models import Organisation

from .places import country, is_city
from .words import ENDS_NAME, ORGANISATIONS, UNITS

CONNECTORS = {"of", "for", "in", "at", "and", "the", "on", "to", "by", "with", "-", "–"}
BRACKETED = re.compile(r"\s*[(\[（][^()（）\[\]]*[)\]）]\s*")


def plain(text):
    """How names are compared: without case, spaces, full stops."""
    return " ".join(re.sub(r"[.\s]+", " ", text.replace("’", "'")).split()).casefold()


class KnownOrganisations:
    """The list of organisations, and every name that entries hold already.

    Models say by ``NAMES_ORGANISATION`` which of their fields holds such a name.
    """

    def __init__(self, listed=(), names=()):
        self.listed, self.names = {}, {}
        for organisation in listed:
            self.listed[plain(organisation.name)] = organisation
            self.names[plain(organisation.name)] = organisation.name
            if organisation.acronym:
                self.listed.setdefault(plain(organisation.acronym), organisation)
        for name in names:
            if len(name) > 3 and "," not in name and ";" not in name:
                self.names.setdefault(plain(name), name)

    @classmethod
    def stored(cls):
        names = []
        for model in apps.get_models():
            field = getattr(model, "NAMES_ORGANISATION", None)
            if field:
                stored = model._default_manager.order_by().exclude(**{field: ""})
                names += stored.values_list(field, flat=True).distinct()
        return cls(Organisation.objects.all(), names)

    def find(self, text):
        """The organisation in our list that is called so, by name or acronym."""
        without = BRACKETED.sub(" ", text)
        return self.listed.get(plain(text)) or self.listed.get(plain(without))

    def is_known(self, text):
        name, without = plain(text), plain(BRACKETED.sub(" ", text))
        return bool(
            {name, without} & self.names.keys() or {name, without} & self.listed.keys()
        )

    def within(self, text):
        """Places in ``text`` of known names, the longest first, none overlapping."""
        lowered = text.replace("’", "'").casefold()
        if len(lowered) != len(text):
            return []
        taken = []
        whole = plain(text)
        for name in sorted(self.names, key=len, reverse=True):
            start = lowered.find(name) if name != whole and len(name) > 4 else -1
            end = start + len(name)
            if start < 0 or not _stands_alone(text, start, end):
                continue
            if all(end <= left or start >= right for left, right in taken):
                taken.append((start, end))
        return sorted(taken)

    def fused(self, text):
        """The names of several organisations that ``text`` seems to run together."""
        found = self.within(text)
        if len(found) > 1:
            return _cut(text, [start for start, _end in found])
        if self.is_known(text):
            return []
        if found:
            return _beside_known(text, *found[0])
        return _by_their_words(text)


def _stands_alone(text, start, end):
    """Whether no word goes on there; but a new one may begin without a space."""
    before, after = text[start - 1 : start], text[end : end + 1]
    starts = not before.isalnum() or (before.islower() and text[start].isupper())
    return starts and (not after.isalnum() or after.isupper())


def _cut(text, starts):
    edges = [0, *[start for start in starts if start], len(text)]
    pieces = [text[a:b] for a, b in zip(edges, edges[1:], strict=False)]
    pieces = [
        re.sub(r"^(and|&|/|,|;)\s+|[\s,;/&]+$|\s+(and)$", "", p.strip()) for p in pieces
    ]
    return [piece for piece in pieces if piece]


def _beside_known(text, start, end):
    """One known name with other words: those may be another's, or a branch."""
    rest = BRACKETED.sub(" ", text[:start] + " " + text[end:]).strip(" ,-–/&")
    words = rest.split()
    several_words = len(text[start:end].split()) > 1
    if not several_words or len(words) < 2 or country(rest) or is_city(rest):
        return []
    first, last = words[0].casefold(), words[-1].casefold()
    if first in CONNECTORS or last in CONNECTORS or last in UNITS:
        return []
    if not all(w[:1].isupper() or w.casefold() in CONNECTORS for w in words):
        return []
    return _cut(text, [start or end])


def _by_their_words(text):
    """ "... Foundation Labour Network": a name ends, and another one begins."""
    found = list(
        re.finditer(r"[^\s,()]+", BRACKETED.sub(lambda m: " " * len(m[0]), text))
    )
    words = [match[0].casefold() for match in found]
    for place, word in enumerate(words[:-2]):
        rest = words[place + 1 :]
        ends = place > 0 and word in ENDS_NAME and rest[0] not in CONNECTORS
        goes_on = rest[0] in ENDS_NAME or not ORGANISATIONS & set(rest[1:])
        if ends and not goes_on and found[place + 1][0][:1].isupper():
            return _cut(text, [found[place + 1].start()])
    return []
