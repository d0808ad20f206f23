"""Two snapshots side by side: which rows came, which went, which differ."""

from functools import cached_property

from .fields import changed
from .naming import shown_fields
from .rows import ENTRY, kind_of, part_models
from .snapshots import key


class Pair:
    def __init__(self, before, after):
        self.before, self.after = (
            {key(row): row["fields"] for row in rows} for rows in (before, after)
        )
        kind = kind_of(after)
        self.own = [ENTRY, kind._meta.label_lower]
        self.pk = next(pk for model, pk in self.after if model == ENTRY)
        self.parts = [model._meta.label_lower for model, _l in part_models(kind)]

    def changed_fields(self, label, pk):
        """Fields in which a row differs."""
        one, other = self.before.get((label, pk), {}), self.after.get((label, pk), {})
        for field in shown_fields(label):
            if one.get(field.name) != other.get(field.name):
                yield field, one.get(field.name), other.get(field.name)

    def rows(self, label):
        return Rows(self, label)


class Rows:
    """The rows of one model on both sides, each side in its own order."""

    def __init__(self, pair, label):
        self.pair, self.label = pair, label

    def _numbers(self, side):
        mine = {pk: fields for (model, pk), fields in side.items() if self.label == model}
        return sorted(mine, key=lambda pk: (mine[pk].get("position", 0), pk < 0, pk))

    @cached_property
    def before(self):
        return self._numbers(self.pair.before)

    @cached_property
    def after(self):
        return self._numbers(self.pair.after)

    @property
    def added(self):
        return [pk for pk in self.after if pk not in set(self.before)]

    @property
    def removed(self):
        return [pk for pk in self.before if pk not in set(self.after)]

    @property
    def both(self):
        return [pk for pk in self.after if pk in set(self.before)]

    @property
    def changed(self):
        """Rows that differ in more than their place."""
        return [pk for pk in self.both if any(self.changes(pk))]

    def changes(self, pk):
        found = self.pair.changed_fields(self.label, pk)
        return [change for change in found if change[0].name != "position"]

    @property
    def moved(self):
        """Whether the rows that both sides have stand in another order."""
        there = set(self.both)
        return [pk for pk in self.before if pk in there] != self.both

    @property
    def differ(self):
        one, other = self.pair.before, self.pair.after
        return self.before != self.after or any(
            changed(self.label, one[self.label, pk], other[self.label, pk])
            for pk in self.both
        )

    @property
    def target(self):
        """The one link that such rows consist of, as tags do: a list, not rows."""
        fields = shown_fields(self.label)
        return fields[0] if len(fields) == 1 and fields[0].many_to_one else None
