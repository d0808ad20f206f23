"""The form of a new entry that reaches the site twice makes one entry: a button pressed
again on a slow line, a browser that sends once more after a lost answer."""

import hashlib
import json
import re

from django.utils import timezone

from ..library.deleting import KEPT, file_in
from ..models import FormCopy
from ..models.copies import OPEN
from .keeping import RESTORED_INPUT, WINDOW_INPUT, label
from .sent import WINDOW

# What differs each time though the same was typed.
BUTTONS = {"_save", "_continue", "_list", "_preview", "_addanother"}
NEVER_THE_SAME = {"csrfmiddlewaretoken", RESTORED_INPUT, *BUTTONS}


def seal(request):
    """The same for two posts that say the same: a file counts by what it is, not by the
    token that was made for it."""
    said = [
        (name, [file_in(v) if name.endswith(KEPT) and v else v for v in values])
        for name, values in sorted(request.POST.lists())
        if name not in NEVER_THE_SAME
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def made_before(request, model):
    """The entry that this very form has made, or None. Within a transaction: whoever
    sends it at the same time waits here until the first is done."""
    window = request.POST.get(WINDOW_INPUT, "")
    if not re.fullmatch(WINDOW, window):
        return None
    copy, _created = FormCopy.objects.get_or_create(
        user=request.user,
        form=label(model),
        window=window,
        defaults={"seen_at": timezone.now() - OPEN},
    )
    copy = FormCopy.objects.select_for_update().get(pk=copy.pk)
    return copy.entry if copy.sent and copy.sent == seal(request) else None


def remember(request, model, entry):
    """This form has made ``entry``."""
    copies = FormCopy.objects.filter(user=request.user, form=label(model))
    copies.filter(window=request.POST.get(WINDOW_INPUT, "")).update(
        entry=entry.pk, sent=seal(request)
    )
