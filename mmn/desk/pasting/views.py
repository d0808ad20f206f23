"""What was understood of a pasted list, shown before anything stands in the form."""

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from .cells import cells_of
from .inlines import inline_for

MOST_ROWS = 500
MOST_SIGNS = 1_000_000


@never_cache
@require_POST
def preview(request, label):
    found = inline_for(label)
    if found is None:
        raise Http404
    model_admin, inline = found
    if not (
        model_admin.has_add_permission(request)
        or model_admin.has_change_permission(request)
    ):
        raise PermissionDenied
    text = request.POST.get("text", "")
    context = (
        _read(inline, text, request.POST.getlist("present"))
        if len(text) <= MOST_SIGNS
        else {"refused": _("This is too much at once. Paste it in parts.")}
    )
    return render(request, "admin/desk/pasting/_preview.html", context)


def _read(inline, text, present):
    rows, unplaced = inline.reader.read(text)
    if not rows:
        return {"refused": _("There is nothing to read here yet.")}
    if len(rows) > MOST_ROWS:
        sentence = _("These are %(rows)s lines. Paste at most %(most)s at once.")
        return {"refused": sentence % {"rows": len(rows), "most": MOST_ROWS}}
    _mark_twins(inline.reader, rows, present)
    return {
        "rows": [(row, cells_of(inline, row, n)) for n, row in enumerate(rows, 1)],
        "unplaced": unplaced,
        "summary": _summary(rows),
        "labels": [
            inline.model._meta.get_field(c).verbose_name for c in _shown(inline)
        ],
    }


def _shown(inline):
    return inline.reader.columns


def _mark_twins(reader, rows, present):
    """Say of each row whether the form, or a line above, has the same already."""
    there = {reader.key({reader.whole: text}) for text in present if text.strip()}
    above = set()
    for row in rows:
        key = reader.key(row.values)
        if key and key in there:
            row.twin = _("In the form already.")
        elif key and key in above:
            row.twin = _("Also on a line above.")
        above.add(key)


def _summary(rows):
    counted = Counter(bool(row.doubts) for row in rows)
    lines = ngettext("%d line read.", "%d lines read.", len(rows)) % len(rows)
    doubtful = counted[True]
    marked = ngettext(
        "%d is doubtful and marked: please look at it.",
        "%d are doubtful and marked: please look at them.",
        doubtful,
    )
    twins = sum(bool(row.twin) for row in rows)
    known = ngettext(
        "%d is there already and not ticked.",
        "%d are there already and not ticked.",
        twins,
    )
    said = [
        lines,
        marked % doubtful if doubtful else "",
        known % twins if twins else "",
    ]
    return " ".join(part for part in said if part)
