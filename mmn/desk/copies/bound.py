"""Forms filled with a copy: the ordinary ones, bound to what was typed. Nothing is
checked, so nothing complains before anybody pressed a button."""

import re

from django.forms.utils import ErrorDict, ErrorList
from django.http import QueryDict


def as_query(copy):
    """The fields of ``copy`` as a form gets them."""
    return as_posted(copy.fields)


def as_posted(fields):
    """Pairs of names and values as a form gets them."""
    data = QueryDict(mutable=True)
    for name, value in fields:
        data.appendlist(name, value)
    return data


def copied_form(form_class, data):
    """``form_class``, always bound to ``data``."""

    class Copied:
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **{**kwargs, "data": data})
            unchecked(self)

    return type(form_class.__name__, (Copied, form_class), {})


def unchecked(form):
    form._errors = ErrorDict()
    form.cleaned_data = {}
    return form


class CopiedRows:
    """Rows of an inline as typed, each beside the stored row that it changes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        stored = {str(row.pk): row for row in super().get_queryset()}
        name = self.model._meta.pk.name
        self.data = gone_rows_as_new(self.data, self.prefix, name, stored)
        for i in range(self.total_form_count()):  # the entry may be gone, too
            self.data[f"{self.prefix}-{i}-{self.fk.name}"] = str(self.instance.pk or "")
        typed = (
            self.data.get(f"{self.prefix}-{i}-{name}")
            for i in range(self.initial_form_count())
        )
        self.stored = [stored[pk] for pk in typed]
        self._errors, self._non_form_errors = [], ErrorList()

    def get_queryset(self):
        return self.stored if hasattr(self, "stored") else super().get_queryset()

    def _construct_form(self, i, **kwargs):
        return unchecked(super()._construct_form(i, **kwargs))


def copied_rows(formset_class):
    return type(formset_class.__name__, (CopiedRows, formset_class), {})


def gone_rows_as_new(data, prefix, pk_name, stored):
    """``data`` with the rows that somebody deleted meanwhile as new ones: behind those
    that are still stored, in their order otherwise."""
    total, initial = (count(data, prefix, name) for name in ("TOTAL", "INITIAL"))
    first = range(min(initial, total))
    there = [i for i in first if data.get(f"{prefix}-{i}-{pk_name}") in stored]
    order = there + [i for i in range(total) if i not in there]
    places = {str(old): str(new) for new, old in enumerate(order)}
    moved = QueryDict(mutable=True)
    row = re.compile(rf"{re.escape(prefix)}-(\d+)-(.+)", re.DOTALL)
    for name, values in data.lists():
        match = row.fullmatch(name)
        if match and match[1] in places:
            place = int(places[match[1]])
            name = f"{prefix}-{place}-{match[2]}"
            if match[2] == pk_name and place >= len(there):
                values = [""]
        moved.setlist(name, values)
    moved[f"{prefix}-TOTAL_FORMS"] = str(total)
    moved[f"{prefix}-INITIAL_FORMS"] = str(len(there))
    return moved


def count(data, prefix, name):
    """How many rows ``data`` speaks of; no more than a formset would take."""
    number = data.get(f"{prefix}-{name}_FORMS", "")
    return min(int(number), 2000) if number.isdecimal() and len(number) < 9 else 0
