"""Copies are kept, superseded and done with."""

import re

from django.utils import timezone

from ..models import FormCopy
from ..models.copies import OPEN
from .sent import RESTORED, WINDOW

# The names of the form's own inputs for this.
WINDOW_INPUT = "copy_window"
RESTORED_INPUT = "copy_restored"


def label(model):
    return model._meta.label_lower


def keep(user, entry, sent):
    """Store what ``sent`` says about a window and return its row. What is older than
    the row, or about a window that is done, changes nothing."""
    message = sent.cleaned_data
    copy, _created = FormCopy.objects.get_or_create(
        user=user,
        form=message["form"],
        window=message["window"],
        defaults={"entry": entry, "seen_at": timezone.now() - OPEN},
    )
    if copy.done_at:
        return copy
    changes = {} if message["left_over"] else {"seen_at": seen_at(message)}
    if message["fields"]:
        changes |= {
            "fields": message["fields"],
            "typed_at": sent.typed_at,
            "typed_clock": message["typed"] or 0,
        }
    store(copy, changes)
    if message["fields"] and message["restored"]:
        supersede(user, message["restored"])
    copy.refresh_from_db()
    return copy


def store(copy, changes):
    """In one statement, so that of two messages at once the newer one stays."""
    row = FormCopy.objects.filter(pk=copy.pk, done_at=None)
    if "fields" in changes:
        row = row.filter(typed_clock__lte=changes["typed_clock"])
    row.update(**changes)


def seen_at(message):
    """Who closes the form is gone at once."""
    now = timezone.now()
    return now - OPEN if message["closed"] else now


def supersede(user, restored):
    """Let go of the copy that was put back into another form, unless somebody went on
    typing in its own window."""
    number, clock = restored.split(":")
    copies = FormCopy.objects.filter(user=user, pk=number, typed_clock=clock)
    let_go(copies)


def let_go(copies):
    """Empty copies that are saved or not wanted, but remember their windows."""
    copies.update(fields=[], done_at=timezone.now())


def form_saved(request, model):
    """The form that ``request`` posted is stored: its copies are not needed."""
    window, now = request.POST.get(WINDOW_INPUT, ""), timezone.now()
    if re.fullmatch(WINDOW, window):
        done = {"fields": [], "done_at": now, "seen_at": now}
        which = {"user": request.user, "form": label(model), "window": window}
        FormCopy.objects.bulk_create(
            [FormCopy(**which, **done)],
            update_conflicts=True,
            unique_fields=[*which],
            update_fields=[*done],
        )
    restored = request.POST.get(RESTORED_INPUT, "")
    if re.fullmatch(RESTORED, restored):
        supersede(request.user, restored)
