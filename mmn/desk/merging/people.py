"""One person, spelt in several ways: found in all entries, and spelt in one.

Names stay words. Only the spelling changes: position and organisation are as of that
day. What somebody may not change is told and left.
"""

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from mmn.content.models import Entry

from ..finding.people import namings
from ..pasting.honorifics import split_honorific
from ..pasting.known import plain
from ..permissions import kind_admin, may, visible_to
from ..versions.store import first_version, keep_version
from ..versions.strands import lock


def spellings(user, words=""):
    """(name, how often) in entries that ``user`` sees, if ``words`` are in it; those
    that differ in the form of address only stand side by side."""
    counts = Counter()
    for naming in namings():
        name = naming.fields["name"]
        rows = naming.rows(visible_to(user, Entry.objects.all())).exclude(**{name: ""})
        rows = rows.filter(**{f"{name}__icontains": words}) if words else rows
        counts.update(rows.order_by().values_list(name, flat=True))
    return sorted(counts.items(), key=lambda pair: (without_address(pair[0]), pair[0]))


def without_address(name):
    return plain(split_honorific(name)[1] or name)


@dataclass
class Renaming:
    """What changes in one row: ``values`` by field."""

    naming: object
    row: object
    values: dict

    @property
    def before(self):
        return self.spelt({})

    @property
    def after(self):
        return self.spelt(self.values)

    def spelt(self, values):
        names = [self.naming.fields.get("honorific"), self.naming.fields["name"]]
        said = (values.get(n, getattr(self.row, n)) for n in names if n)
        return " ".join(part for part in said if part)

    def store(self):
        for name, value in self.values.items():
            setattr(self.row, name, value)
        self.row.save(update_fields=list(self.values))


@dataclass
class Plan:
    """All that merging would change, entry by entry, and what it would leave."""

    changes: list = field(default_factory=list)
    left: list = field(default_factory=list)
    # Entries that this person can't even see.
    unseen: int = 0

    @property
    def rows(self):
        return sum(len(renamings) for _entry, renamings in self.changes)

    @property
    def seal(self):
        """The same for the same plan: what was looked at is what is done."""
        told = [
            [one.row._meta.label, one.row.pk, one.before, one.values]
            for _entry, renamings in self.changes
            for one in renamings
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def planned(request, names, kept):
    """The ``Plan`` to spell ``names`` as ``kept``, for who asks."""
    found = defaultdict(list)
    for naming in namings():
        for row in rows_named(naming, names):
            if values := respelt(naming, row, kept):
                found[row.entry_number].append(Renaming(naming, row, values))
    plan, entries = Plan(), Entry.objects.filter(pk__in=found)
    seen = set(visible_to(request.user, entries).values_list("pk", flat=True))
    for entry in entries.order_by("pk"):
        if entry.pk not in seen:
            plan.unseen += 1
        elif may(request, "change", entry.specific):
            plan.changes.append((entry.specific, found[entry.pk]))
        else:
            plan.left.append(entry)
    return plan


def rows_named(naming, names):
    rows = naming.model._base_manager.annotate(entry_number=F(naming.to_entry))
    return rows.filter(**{f"{naming.fields['name']}__in": names}).order_by("pk")


def respelt(naming, row, kept):
    """New values by field. A form of address that stood before the name moves to the
    empty field for it; one that stands there already isn't said twice."""
    name, place = naming.fields["name"], naming.fields.get("honorific")
    typed = getattr(row, name)
    address, rest = split_honorific(kept)
    stands = getattr(row, place) if place else ""
    twice = stands and plain(stands) == plain(address)
    values = {name: rest if twice else kept}
    own = split_honorific(typed)[0]
    if place and own and not stands and not address:
        values[place] = own
    return values if values != {name: typed} else {}


@transaction.atomic
def merge(request, names, kept, seal):
    """Do what was looked at: the ``Plan`` that is done, or None if by now it would be
    another one."""
    for entry, _renamings in planned(request, names, kept).changes:
        lock(entry)
    plan = planned(request, names, kept)
    if plan.seal != seal:
        return None
    for naming in namings():
        if told := getattr(naming.model, "people_merged", None):
            told(names, kept)
    comment = _("Name spelt as elsewhere: %s") % kept
    for entry, renamings in plan.changes:
        first_version(entry)
        for renaming in renamings:
            renaming.store()
        entry.updated_by = request.user
        entry.save()
        keep_version(entry, request.user, comment)
        kind_admin(entry).log_change(request, entry, comment)
    return plan
