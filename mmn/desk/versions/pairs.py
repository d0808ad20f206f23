"""Two snapshots side by side: which rows came, which went, which differ."""

from functools import cache, cached_property

from django.apps import apps
from django.db.models import IntegerField

from .fields import changed
from .naming import own_labels, shown_fields
from .snapshots import key


@cache
def all_labels():
    """All tables, in the order in which they are told."""
    return [model._meta.label_lower for model in apps.get_models()]


@cache
def place_of(label):
    """The name of the number that orders the rows of a model, if they have one; a
    person's "position" is a word."""
    numbers = (f for f in shown_fields(label) if isinstance(f, IntegerField))
    return next((field.name for field in numbers if field.name == "position"), None)


class Pair:
    """The snapshots may be parts of whole ones."""

    def __init__(self, before, after):
        self.before, self.after = (
            {key(row): row["fields"] for row in rows} for rows in (before, after)
        )
        there = {model for model, _pk in {**self.before, **self.after}}
        self.own = [label for label in own_labels() if label in there]
        self.parts = [label for label in all_labels() if label in there - {*self.own}]
        sides = (*self.after, *self.before)
        self.pk = next((pk for model, pk in sides if model in self.own), 0)

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
        mine = {
            pk: fields for (model, pk), fields in side.items() if self.label == model
        }
        place = place_of(self.label)
        return sorted(mine, key=lambda pk: (mine[pk].get(place, 0), pk < 0, pk))

    @cached_property
    def before(self):
        return self._numbers(self.pair.before)

    @cached_property
    def after(self):
        return self._numbers(self.pair.after)

    @property
    def added(self):
        return _others(self.after, self.before)

    @property
    def removed(self):
        return _others(self.before, self.after)

    @property
    def both(self):
        there = set(self.before)
        return [pk for pk in self.after if pk in there]

    @property
    def changed(self):
        """Rows that differ in more than their place."""
        return [pk for pk in self.both if any(self.changes(pk))]

    def changes(self, pk):
        found = self.pair.changed_fields(self.label, pk)
        return [change for change in found if change[0].name != place_of(self.label)]

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


def _others(numbers, known):
    known = set(known)
    return [pk for pk in numbers if pk not in known]
