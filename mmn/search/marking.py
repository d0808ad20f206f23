"""Units that say what they said, of an entry that is shown or sorted otherwise: when a
publication appears, no page of its PDFs is read again. What marks them stands before
their words; the database writes that anew."""

from collections import defaultdict

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from .facets import mark
from .models import SearchUnit
from .units import MOST_PIECES, OWN, facets_of


def marks(facets):
    """What the words of a unit with these ``facets`` begin with."""
    return "".join(f" {mark(facet)}" for facet in facets.split())


def mark_anew(units, base, common, digest, using):
    """Let ``units``, rows of values, be as ``common`` says and stand from number
    ``base`` on; their numbers then. ``digest`` is that of some new unit."""
    alike, moved = defaultdict(list), set()
    for unit in units:
        was = unit.number - unit.number % MOST_PIECES
        alike[was, unit.language, unit.facets].append(unit.number)
        moved.add(unit.number - was + base)
    shown = {name: common[name] for name in ("family", "shown_from", "shown_until")}
    for (was, language, facets), numbers in alike.items():
        now = facets_of(language, common)
        SearchUnit.objects.using(using).filter(number__in=numbers).update(
            number=F("number") + (base - was),
            facets=now,
            words=Concat(Value(marks(now)), Substr("words", len(marks(facets)) + 1)),
            digest=Concat(Substr("digest", 1, OWN), Value(digest[OWN:])),
            **shown,
        )
    return moved
