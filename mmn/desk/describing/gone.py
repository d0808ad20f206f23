"""Rows of a list with inputs that were taken away while somebody typed into them."""

import re

from django.contrib import messages
from django.http import QueryDict
from django.utils.translation import gettext as _

from ..asked import number

ROW = re.compile(r"form-(\d+)-(.+)", re.DOTALL)


class SavesWhatIsThere:
    """For admins whose list is a form: without this, one row that was deleted or
    published meanwhile would cost all that was typed into the others."""

    def changelist_view(self, request, extra_context=None):
        if "_save" in request.POST:
            self.leave_out_gone(request)
        return super().changelist_view(request, extra_context)

    def leave_out_gone(self, request):
        rows = rows_in(request.POST)
        asked = {place: number(row.get("id", "")) for place, row in rows.items()}
        here = self.get_queryset(request).filter(pk__in=asked.values())
        here = set(here.values_list("pk", flat=True))
        kept = [place for place, pk in asked.items() if pk in here]
        if len(kept) == len(rows):
            return
        typed = [told(row) for place, row in rows.items() if place not in kept]
        sentence = _(
            "Not saved, because these were deleted meanwhile or you may not change "
            "them any more: %s."
        )
        messages.warning(request, sentence % "; ".join(typed))
        request.POST = only(request.POST, kept)


def told(row):
    """What was typed into a row, so that it can be copied from the message."""
    words = [value for name, value in row.items() if name in ("caption", "alt")]
    return " / ".join(f"“{value}”" for value in words if value) or _("a photo")


def rows_in(data):
    """{place: {name: value}} of the rows of a list that was sent."""
    rows = {}
    for name in data:
        if match := ROW.fullmatch(name):
            rows.setdefault(match[1], {})[match[2]] = data[name]
    return rows


def only(data, places):
    """``data`` with the rows at ``places`` only, counted anew."""
    new = {place: index for index, place in enumerate(places)}
    moved = QueryDict(mutable=True)
    for name, values in data.lists():
        match = ROW.fullmatch(name)
        if match is None:
            moved.setlist(name, values)
        elif match[1] in new:
            moved.setlist(f"form-{new[match[1]]}-{match[2]}", values)
    moved["form-TOTAL_FORMS"] = moved["form-INITIAL_FORMS"] = str(len(places))
    return moved
