"""The first page of the admin: what waits for staff, each admin adding its boxes."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet, Window
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mmn.content.kinds import kind_named

ROWS = 5


@dataclass
class Box:
    """A question staff have, its first answers, and the list with all of them."""

    title: Any
    queryset: QuerySet
    url: str
    # What stands below the name of a row: a function of the row.
    detail: Callable[[Any], str] | None = None
    # Whether it is about the person who looks, or about all.
    mine: bool = False

    def __post_init__(self):
        """Read the first rows and their full number in one query."""
        total = Window(Count("pk"))
        self.rows = list(
            self.queryset.prefetch_related(None).annotate(total=total)[:ROWS]
        )
        self.count = self.rows[0].total if self.rows else 0

    @property
    def links(self):
        return [(str(row), change_address(row)) for row in self.rows]

    @property
    def lines(self):
        """Each link with what stands below it."""
        details = map(self.detail, self.rows) if self.detail else repeat("")
        return [
            (*link, detail) for link, detail in zip(self.links, details, strict=False)
        ]


def change_address(row):
    """Where staff change ``row``: an entry in the admin of its kind, a file in its
    entry's, anything else in its own."""
    entry = getattr(row, row.OWNER) if hasattr(row, "OWNER") else row
    model = kind_named(entry.kind) if hasattr(entry, "kind") else type(row)
    return reverse(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_change",
        args=[entry.pk],
    )


class ChangedElsewhere:
    """For admins that only list: the form of each row is that of its entry."""

    def change_view(self, request, object_id, form_url="", extra_context=None):
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        return redirect(change_address(row))


def list_address(model, query=""):
    """The admin's list of ``model``, filtered by ``query``."""
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist") + query


def admins(request, capability):
    """Registered admins that offer ``capability`` to those who may see their lists."""
    for model_admin in admin.site._registry.values():
        if hasattr(model_admin, capability) and model_admin.has_view_permission(
            request
        ):
            yield model_admin


def boxes(request):
    """All boxes, the overview of all kinds first, then each kind's own."""
    offering = sorted(
        admins(request, "dashboard"), key=lambda a: a.model._meta.app_label != "content"
    )
    return [box for model_admin in offering for box in model_admin.dashboard(request)]


@dataclass
class Group:
    """Boxes under a heading; of those that hold nothing only the titles are shown."""

    title: str
    boxes: list

    @property
    def full(self):
        return [box for box in self.boxes if box.count]

    @property
    def empty(self):
        return ", ".join(str(box.title) for box in self.boxes if not box.count)


def groups(request):
    """What is one's own, then what is everybody's."""
    found = boxes(request)
    mine = Group(_("My work"), [box for box in found if box.mine])
    others = Group(_("All work"), [box for box in found if not box.mine])
    return [group for group in (mine, others) if group.boxes]


def warnings(request):
    """What goes wrong and somebody should know: (sentence, address, words for it)."""
    return [w for one in admins(request, "warnings") for w in one.warnings(request)]


def add_buttons(request):
    """What this person may write, in staff's words, with the address of the form."""
    return [
        (model_admin.add_label, list_address(model_admin.model) + "add/")
        for model_admin in admins(request, "add_label")
        if model_admin.add_label and model_admin.has_add_permission(request)
    ]
