"""Forms as the checks are given them, typed and not saved."""

from django.contrib import admin
from django.http import QueryDict
from django.test import RequestFactory

from mmn.desk.checking import findings

GOOD = {"title": "Wages at sea", "summary": "What crews are paid."}


def found_in(model, fields=None, entry=None):
    """The findings about a form of ``model`` with these values, else a good one."""
    data = QueryDict(mutable=True)
    data.update({**GOOD, **(fields or {})})
    request = RequestFactory().post("/admin/")
    return findings(admin.site.get_model_admin(model), request, entry, data)


def codes(*args, **options):
    return [finding["code"] for finding in found_in(*args, **options)]


def rows(prefix, *values):
    """The rows of an inline as they stand in a form."""
    named = {
        f"{prefix}-{number}-{name}": value
        for number, row in enumerate(values)
        for name, value in row.items()
    }
    return {f"{prefix}-TOTAL_FORMS": str(len(values)), **named}
