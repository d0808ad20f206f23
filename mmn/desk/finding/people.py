"""People whom entries name: in words, which stay as they were on that day.

A model whose rows name somebody says so with ``PERSON_FIELDS``: what the desk calls
each fact, and the field that holds it; "name" is always among them. ``PERSON_SEEN_AT``
is the lookup of the moment when that person was so, where the model knows one;
``people_merged(names, kept)`` is told before these spellings become that one.
"""

from dataclasses import dataclass
from functools import cache

from django.db.models import F
from django.db.models.functions import Coalesce

from mmn.content.kinds import kinds
from mmn.content.models import Entry
from mmn.content.parts import part_models

from ..pasting.known import plain
from ..permissions import visible_to

MOST = 10
# So many rows are looked at for those that are offered: most name somebody again.
READ = 200


@dataclass(frozen=True)
class Naming:
    """A model that names people, and the way from its rows to their entry."""

    model: type
    to_entry: str

    @property
    def fields(self):
        return self.model.PERSON_FIELDS

    def rows(self, entries):
        """The rows of ``entries``, each with the moment it is ``seen`` at."""
        numbers = entries.order_by().values("pk")
        found = self.model._base_manager.filter(**{f"{self.to_entry}__in": numbers})
        moments = [f"{self.to_entry}__{at}" for at in ("published_at", "created_at")]
        own = getattr(self.model, "PERSON_SEEN_AT", None)
        return found.annotate(seen=F(own) if own else Coalesce(*moments))

    def facts(self, row):
        """What ``row`` says about the person, by what the desk calls it."""
        return {fact: getattr(row, field) for fact, field in self.fields.items()}


@cache
def namings():
    """Every model that names people, of whatever kind."""
    return tuple(
        Naming(model, lookup)
        for kind in kinds()
        for model, lookup in part_models(kind)
        if hasattr(model, "PERSON_FIELDS")
    )


def found(user, words):
    """People with ``words`` in their name in entries that ``user`` sees, as they were
    named last: those of one name and organisation once, the last seen first."""
    rows = []
    for naming in namings():
        entries = visible_to(user, Entry.objects.all())
        named = {f"{naming.fields['name']}__icontains": words}
        last = naming.rows(entries).filter(**named).order_by("-seen", "-pk")
        rows += [(row.seen, naming.facts(row)) for row in last[:READ]]
    rows.sort(key=lambda pair: pair[0], reverse=True)
    people = {}
    for _seen, facts in rows:
        who = plain(facts["name"]), plain(facts.get("organisation", ""))
        people.setdefault(who, facts)
    return list(people.values())[:MOST]
