"""Who may look at which version, and where it is."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from reversion.models import Version

from mmn.content.models import Entry

from ..asked import number
from ..permissions import may
from .store import versions
from .strands import waiting_of


def for_those_who_may(action):
    """A view for staff: ``view(request, entry, ...)``, the entry as its own kind; 404
    for no entry, 403 for who may not ``action`` it."""

    def decorate(view):
        @wraps(view)
        def guarded(request, pk, **kwargs):
            entry = get_object_or_404(Entry, pk=pk).specific
            if not may(request, action, entry):
                raise PermissionDenied
            return view(request, entry, **kwargs)

        return admin.site.admin_view(guarded)

    return decorate


def revision_or_404(pk, asked):
    """A revision of the entry ``pk``, existing or deleted, and of no other."""
    found = versions(Entry(pk=pk)).filter(revision_id=number(str(asked)))
    return get_object_or_404(found).revision


def history_address(entry):
    meta = type(entry)._meta
    name = f"admin:{meta.app_label}_{meta.model_name}_history"
    return reverse(name, args=[entry.pk])


def holds_file(entry, name):
    """Whether a version of the entry, or what waits for it, has a file of that name."""
    revisions = versions(entry).order_by().values("revision")
    held = Version.objects.filter(revision__in=revisions)
    if held.filter(serialized_data__contains=f'"{name}"').exists():
        return True
    changes = waiting_of(entry)
    rows = changes.step.rows if changes else []
    return any(name in row["fields"].values() for row in rows)
