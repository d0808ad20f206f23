"""What a save changed, in a line: "Title, Text; Photos: 2 added"."""

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .naming import label_of
from .pairs import Pair

LONGEST = 300


def summary_of(before, after):
    """A line for the history; costs no query. "" if nothing differs."""
    pair = Pair(before, after)
    fields = [
        _named(field, value)
        for label in pair.own
        for field, _before, value in pair.changed_fields(label, pair.pk)
    ]
    groups = [_about(pair.rows(label)) for label in pair.parts]
    said = "; ".join(words for words in [", ".join(map(str, fields)), *groups] if words)
    return said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"


def _named(field, value):
    """ "Title", and "State: Published" of what is chosen from a few."""
    chosen = dict(field.flatchoices).get(value) if field.choices else None
    return f"{label_of(field)}: {chosen}" if chosen else label_of(field)


def _about(rows):
    """ "Photos: 2 added, 1 changed" """
    if not rows.differ:
        return ""
    model = rows.target.related_model if rows.target else apps.get_model(rows.label)
    counts = [
        (_("%d added"), len(rows.added)),
        (_("%d removed"), len(rows.removed)),
        (_("%d changed"), len(rows.changed)),
    ]
    said = [words % count for words, count in counts if count]
    if rows.moved:
        said.append(_("order"))
    name = capfirst(model._meta.verbose_name_plural)
    return f"{name}: {', '.join(said)}" if said else ""
