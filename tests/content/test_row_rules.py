"""Rules about one row that are asked in Python: as the database would say."""

from datetime import datetime, timedelta
from itertools import product

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.migrations.state import ModelState
from django.db.models import F, Q
from django.utils import timezone

from events.models import Event
from mmn.content.row_rules import RowRule, holds

RULES = [
    (model, rule)
    for model in apps.get_models()
    for rule in model._meta.constraints
    if isinstance(rule, RowRule)
]
NOON = datetime(2026, 3, 1, 12, tzinfo=timezone.get_default_timezone())
VALUES = {
    models.DateTimeField: [None, NOON, NOON + timedelta(hours=1)],
    models.BooleanField: [True, False],
    models.CharField: ["", "published", "draft"],
    models.ForeignKey: [None, 1, 2],
    models.IntegerField: [1, 2],
}


def some_values(field):
    return next(VALUES[kind] for kind in type(field).mro() if kind in VALUES)


@pytest.mark.parametrize(
    ("model", "rule"), RULES, ids=lambda one: getattr(one, "name", "")
)
def test_rule_says_what_the_database_says(db, model, rule):
    names = sorted(rule.condition.referenced_base_fields)
    said = set()
    for values in product(*(some_values(model._meta.get_field(n)) for n in names)):
        row = dict(zip(names, values, strict=True))
        ours = holds(rule.condition, row) is not False
        assert ours == rule.condition.check(typed(model, row)), row
        said.add(ours)

    assert said == {True, False}


def typed(model, row):
    """With the type of the column: an untyped NULL can't be compared with a date."""
    fields = {name: model._meta.get_field(name) for name in row}
    return {
        name: models.Value(row[name], getattr(field, "target_field", field))
        for name, field in fields.items()
    }


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Q(a=1) & Q(b=1), None),
        (Q(a=2) & Q(b=1), False),
        (Q(a=1) | Q(b=1), True),
        (Q(a=2) | Q(b=1), None),
        (~Q(a=2), True),
        (~Q(b=1), None),
        (~(Q(a=1) & Q(a__lte=F("a"))), False),
    ],
)
def test_what_is_not_there_is_neither_true_nor_false(condition, said):
    assert holds(condition, {"a": 1, "b": None}) is said


def test_form_and_database_both_refuse(make):
    event = make(Event, starts_at=NOON)
    event.ends_at = NOON - timedelta(hours=1)

    with pytest.raises(ValidationError, match="cannot end before it starts"):
        event.full_clean()
    event.full_clean(exclude=["ends_at"])
    with pytest.raises(IntegrityError), transaction.atomic():
        event.save()


def test_migrations_see_the_rule_as_one_of_django():
    state = ModelState.from_model(Event)
    [rule] = state.options["constraints"]

    assert rule.deconstruct()[0] == "django.db.models.CheckConstraint"
