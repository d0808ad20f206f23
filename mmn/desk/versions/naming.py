"""What the rows of snapshots are called, and what their values mean to people."""

from collections import defaultdict
from datetime import datetime
from functools import cache, cached_property

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mmn.content import dates
from mmn.content.kinds import kinds

from .fields import typed
from .rows import ENTRY
from .snapshots import key

GONE = "?"


@cache
def own_labels():
    """The tables that hold an entry's own fields."""
    return [ENTRY, *(kind._meta.label_lower for kind in kinds())]


@cache
def shown_fields(label):
    """The fields of a model that people enter, in the order of the form's model; not
    the one that says whose the row is."""
    model = apps.get_model(label)
    fields = [*model._meta.local_fields, *model._meta.local_many_to_many]
    names = typed(label) - {getattr(model, "OWNER", None), model._meta.pk.name}
    return tuple(field for field in fields if field.name in names)


def label_of(field):
    return capfirst(field.verbose_name)


def linked(*snapshots):
    """What the rows link to outside themselves, each model in one query:
    {model: {number: row}}."""
    inside = {key(row) for rows in snapshots for row in rows}
    wanted = defaultdict(set)
    for row in (row for rows in snapshots for row in rows):
        for field in shown_fields(row["model"]):
            value = row["fields"].get(field.name)
            if field.is_relation and value:
                target = field.related_model
                numbers = value if isinstance(value, list) else [value]
                label = target._meta.label_lower
                wanted[target] |= {n for n in numbers if (label, n) not in inside}
    return {m: m._base_manager.in_bulk(numbers) for m, numbers in wanted.items()}


class Names:
    """The rows of one snapshot as objects that know each other, without queries."""

    def __init__(self, rows, targets):
        self.rows = {key(row): row["fields"] for row in rows}
        self.targets, self.made = targets, {}

    @cached_property
    def language(self):
        """The language of the entry's words; "" where only a part is known."""
        entries = (f for (model, _pk), f in self.rows.items() if model == ENTRY)
        return next(entries, {}).get("language", "")

    @cached_property
    def zone(self):
        """The zone of the entry's own times: its kind may have one."""
        own = [k for k in self.rows if k[0] in own_labels()]
        zones = (getattr(self.object(*k), "zone", None) for k in own)
        return next((zone for zone in zones if zone), timezone.get_default_timezone())

    def object(self, label, pk):
        """The row as an unsaved object, or what is stored outside; None if gone."""
        if (label, pk) not in self.rows:
            return self.targets.get(apps.get_model(label), {}).get(pk)
        if (label, pk) not in self.made:
            self.made[label, pk] = self._make(label, pk)
        return self.made[label, pk]

    def _make(self, label, pk):
        model = apps.get_model(label)
        made = model(pk=pk)
        self.made[label, pk] = made
        for field in model._meta.local_fields:
            if field.name not in self.rows[label, pk]:
                continue
            value = field.to_python(self.rows[label, pk][field.name])
            setattr(made, field.attname, value)
            if field.is_relation and not hasattr(field.related_model, "USERNAME_FIELD"):
                target = field.related_model._meta.label_lower
                found = self.object(target, value) if value else None
                field.set_cached_value(made, found)
        return made

    def name(self, label, pk):
        """What staff call the row."""
        found = self.object(label, pk)
        try:
            return str(found) if found is not None else GONE
        except ObjectDoesNotExist:
            return GONE

    def owner_name(self, label, pk):
        """What a row is part of, unless that is the entry itself."""
        model = apps.get_model(label)
        owner = model._meta.get_field(model.OWNER)
        of = owner.related_model._meta.label_lower
        number = self.rows[label, pk].get(owner.name)
        return "" if of in own_labels() or not number else self.name(of, number)

    def value(self, field, value):
        """A value as people read it; "" for none."""
        if field.many_to_many:
            return ", ".join(self.names(field, value or []))
        if field.choices:
            return str(dict(field.flatchoices).get(value, value or ""))
        if value in (None, ""):
            return ""
        if field.is_relation:
            return self.name(field.related_model._meta.label_lower, value)
        return self._plain(field, field.to_python(value))

    def names(self, field, numbers):
        label = field.related_model._meta.label_lower
        return [self.name(label, number) for number in numbers]

    def _plain(self, field, value):
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, datetime):
            zone = self.zone if field.model._meta.label_lower != ENTRY else None
            return moment(value, zone)
        if isinstance(field, models.DateField):
            return dates.day(value)
        if isinstance(value, int):
            return number_format(value, use_l10n=False)
        return str(value)

    def language_of(self, label, pk):
        """The language of a row's own words: its own, or else the entry's."""
        return self.rows.get((label, pk), {}).get("language") or self.language


def moment(value, zone=None):
    """ "3 Nov 2026, 14:05", in Bangkok unless told otherwise, and where that is."""
    local = timezone.localtime(value, zone)
    shown = date_format(local, "j M Y, H:i")
    name = getattr(local.tzinfo, "key", "").rpartition("/")[2].replace("_", " ")
    return f"{shown} ({name})" if zone else shown
