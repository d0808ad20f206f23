"""Rules about one row that its form asks without the database, which holds them too."""

import operator

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F

COMPARED = {
    **{"exact": operator.eq, "gt": operator.gt, "gte": operator.ge},
    **{"lt": operator.lt, "lte": operator.le},
}


class RowRule(models.CheckConstraint):
    """A ``CheckConstraint`` of plain comparisons. Django would ask the database what
    each says of values that are at hand: three statements a rule."""

    def validate(self, model, instance, exclude=None, using=None):
        named = self.condition.referenced_base_fields
        if named & {*(exclude or ())}:
            return
        values = {name: _value(model, instance, name) for name in named}
        if holds(self.condition, values) is False:
            sentence = self.get_violation_error_message()
            raise ValidationError(sentence, code=self.violation_error_code)

    def deconstruct(self):
        """Nothing for migrations to tell apart from Django's own."""
        _path, args, kwargs = super().deconstruct()
        return "django.db.models.CheckConstraint", args, kwargs


def _value(model, instance, name):
    return getattr(instance, model._meta.get_field(name).attname)


def holds(condition, values):
    """What a ``Q``, or a pair of lookup and value, says of ``values``, {name: value}:
    as in SQL, None where something that is compared isn't there."""
    if isinstance(condition, tuple):
        return _compared(*condition, values)
    found = [holds(child, values) for child in condition.children]
    decides = condition.connector == condition.OR
    said = next((one for one in (decides, None) if one in found), not decides)
    return not said if condition.negated and said is not None else said


def _compared(lookup, value, values):
    name, _between, how = lookup.partition("__")
    known = values[name]
    other = values[value.name] if isinstance(value, F) else value
    if how == "isnull":
        return (known is None) == other
    if known is None or other is None:
        return None
    return COMPARED[how or "exact"](known, other)
