"""How the page of the choices shows what two people did to the same thing."""

from django.utils.translation import gettext as _

from ..who import who
from .differences import differences
from .merge import MINE, THEIRS
from .store import latest


def shown(attempt, merge):
    """What the page needs: each conflict with its two sides, and what is kept."""
    conflicts = []
    for conflict in merge.conflicts.values():
        both = sides(attempt, merge, conflict)
        changes = [change for side in both for change in side["changes"]]
        about = {"id": conflict.id, "label": label(conflict, changes)}
        conflicts.append({**about, "sides": both})
    return {
        "who": who(saved_by(attempt)),
        "own": saved_by(attempt) == attempt.user,
        "conflicts": conflicts,
        "taken": differences(attempt.mine, merge.rows),
    }


def saved_by(attempt):
    """Whose work stands on the strand now: a user, or None where it isn't known."""
    changes = getattr(attempt.target, "changes", None)
    return changes.step.saved_by if changes else latest(attempt.entry).user


def label(conflict, changes):
    """What the conflict is about, as the first change to it is named."""
    named = next((change for change in changes if change.label), None)
    return named.label if named else conflict.name


def sides(attempt, merge, conflict):
    saver = saved_by(attempt)
    if saver == attempt.user:
        saved = _("What you saved in another window")
    else:
        saved = _("What %s saved") % who(saver)
    words = {MINE: _("What you wrote"), THEIRS: saved}
    return [
        {
            "value": side,
            "label": words[side],
            "chosen": attempt.choices.get(conflict.id) == side,
            "changes": differences(*around(merge, conflict, getattr(conflict, side))),
        }
        for side in (THEIRS, MINE)
    ]


def around(merge, conflict, value):
    """What both started from, and that with nothing changed but the conflict's part."""
    before, k = dict(merge.base), (conflict.model, conflict.pk)
    after = dict(before)
    if conflict.name is not None:
        after[k] = {**before[k], conflict.name: value}
    elif value is None:
        after.pop(k, None)
    else:
        after[k] = value
    return rows(before), rows(after)


def rows(fields):
    return [
        {"model": model, "pk": pk, "fields": of} for (model, pk), of in fields.items()
    ]
