"""Changes that are published by themselves at their hour."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..background import job
from ..describing.rules import Undescribed
from ..describing.telling import in_a_line
from ..models import WaitingChanges
from ..review.letters import write_problem
from .attempts import Attempt
from .strands import lock


@job("waiting changes", every=20)
def publish_due_changes():
    """Publish what is due, one after the other; what can't be says why and waits."""
    due = WaitingChanges.objects.filter(publish_at__lte=timezone.now(), problem="")
    return sum(map(tried, due.select_related("entry", "step__saved_by")))


def tried(changes):
    """What can't be stored must not keep others from being published."""
    try:
        return publish(changes)
    except (IntegrityError, ValidationError):
        return noted(
            changes,
            _("They could not be published: open the entry, and save them once more."),
        )


@transaction.atomic
def publish(changes):
    """1 if the changes are published now; else their problem is noted."""
    lock(changes.entry)
    same = {"step": changes.step, "publish_at": changes.publish_at}
    if not WaitingChanges.objects.filter(pk=changes.pk, **same).exists():
        return 0
    try:
        merge = publishing(changes.entry, changes, changes.step.saved_by).store()
    except Undescribed as refused:
        return noted(changes, in_a_line(refused.pictures))
    if not merge.undecided:
        return 1
    return noted(
        changes,
        _(
            "The entry was changed meanwhile, in the same places. Open it, press "
            "“Publish the changes”, and choose."
        ),
    )


@transaction.atomic
def noted(changes, problem):
    """Keep the problem with the changes and write to who saved them, once; 0. Whoever
    saves them again has them tried again."""
    waiting = WaitingChanges.objects.filter(pk=changes.pk, step=changes.step)
    if waiting.filter(problem="").update(problem=problem):
        write_problem(changes, problem)
    return 0


def publishing(entry, changes, user):
    """The attempt to make what waits the public version."""
    opened = str(changes.opened_version)
    return Attempt(entry.specific, "publishing", opened, changes.step.rows, user)
