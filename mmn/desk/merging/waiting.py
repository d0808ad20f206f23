"""What waits names what stays of a merge: else publishing would lose a tag."""

from django.apps import apps

from ..models import WaitingChanges, WaitingStep
from ..versions.fields import cells


def lead_on(kept, gone):
    """Let all changes that wait refer to ``kept`` where they referred to ``gone``."""
    waiting = WaitingChanges.objects.values("step")
    for step in WaitingStep.objects.filter(pk__in=waiting):
        rows = [referring(row, kept, gone) for row in step.rows]
        if rows != step.rows:
            step.rows = without_twins(rows, before=step.rows)
            step.save(update_fields=["rows"])


def referring(row, kept, gone):
    """``row`` of a snapshot with ``kept`` in every field that leads to ``gone``."""
    meta, fields = apps.get_model(row["model"])._meta, dict(row["fields"])
    for field in [*meta.local_fields, *meta.local_many_to_many]:
        if field.related_model is type(kept) and field.name in fields:
            fields[field.name] = exchanged(fields[field.name], gone.pk, kept.pk)
    return {**row, "fields": fields}


def exchanged(value, old, new):
    if isinstance(value, list):
        return list(dict.fromkeys(new if one == old else one for one in value))
    return new if value == old else value


def without_twins(rows, before):
    """Without the rows that now say what another says, where that may stand once."""
    changed = [row for row, old in zip(rows, before, strict=True) if row != old]
    twins = [row for row in changed if any(stands_for(o, row) for o in rows)]
    return [row for row in rows if row not in twins]


def stands_for(other, row):
    return (
        other is not row
        and other["model"] == row["model"]
        and any(
            all(other["fields"].get(name) == row["fields"].get(name) for name in names)
            for names in cells(row["model"])
        )
    )
