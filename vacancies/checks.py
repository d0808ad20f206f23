"""What to look at in the form of a vacancy while it is written."""

from django.utils import timezone
from django.utils.translation import gettext as _


def deadline_to_come(typed):
    """Closed is as it should be for a job that was announced while it was open."""
    deadline = typed.cleaned("deadline")
    if deadline and deadline < timezone.localdate() and not was_open(typed, deadline):
        yield typed.finding(
            "deadline_past",
            "deadline",
            _(
                "Choose a later day: this one is past, and the job would be shown as "
                "closed."
            ),
        )


def was_open(typed, deadline):
    """Whether visitors have seen the job with this deadline already."""
    vacancy = typed.entry
    return vacancy and vacancy.is_visible and vacancy.deadline == deadline


def way_to_apply(typed):
    if not typed.value("apply_email") and not typed.value("how_to_apply"):
        yield typed.finding(
            "no_way_to_apply",
            "how_to_apply",
            _("Say how and where to apply, or fill in “applications to”."),
        )


CHECKS = [deadline_to_come, way_to_apply]
