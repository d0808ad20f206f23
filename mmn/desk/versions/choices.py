"""How the page of the choices shows what two people did to the same thing."""

from django.utils.translation import gettext as _

from .merge import MINE, THEIRS
from .store import latest


def differences(before, after):
    from .differences import differences as found

    return found(before, after)


def shown(attempt, merge):
    """What the page needs: each conflict with its two sides, and what is kept anyway."""
    return {
        "who": saved_by(attempt),
        "conflicts": [
            {
                "id": conflict.id,
                "label": label(conflict),
                "sides": sides(attempt, conflict),
            }
            for conflict in merge.conflicts.values()
        ],
        "taken": differences(attempt.mine, merge.rows),
    }


def saved_by(attempt):
    """Whose work stands on the strand now, in a word."""
    changes = getattr(attempt.target, "changes", None)
    user = changes.step.saved_by if changes else latest(attempt.entry).user
    return (user.get_full_name() or str(user)) if user else _("somebody")


def label(conflict):
    """What the conflict is about, as the first change to it is named."""
    changes = [
        *differences(*around(conflict, conflict.theirs)),
        *differences(*around(conflict, conflict.mine)),
    ]
    return changes[0].label if changes else conflict.name


def sides(attempt, conflict):
    words = {
        MINE: _("Yours"),
        THEIRS: _("That of %s") % saved_by(attempt),
    }
    return [
        {
            "value": side,
            "label": words[side],
            "chosen": attempt.choices.get(conflict.id) == side,
            "changes": differences(*around(conflict, getattr(conflict, side))),
        }
        for side in (THEIRS, MINE)
    ]


def around(conflict, value):
    """Snapshots of nothing but what the conflict is about, before and after."""
    return rows_with(conflict, conflict.base), rows_with(conflict, value)


def rows_with(conflict, value):
    if value is None and conflict.name is None:
        return []
    fields = value if conflict.name is None else {conflict.name: value}
    return [{"model": conflict.model, "pk": conflict.pk, "fields": fields}]
