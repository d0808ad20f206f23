"""The steps of the review, and what follows from one: a note, and mail about it."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from mmn.content.models import Entry

from ..models import ReviewNote
from .letters import write_letters

Status, Step = Entry.Status, ReviewNote.Step

# What a change of state is called among the notes.
STEP_TO = {
    Status.DRAFT: Step.TAKEN_BACK,
    Status.IN_REVIEW: Step.SENT,
    Status.CHANGES_ASKED: Step.CHANGES_ASKED,
    Status.PUBLISHED: Step.PUBLISHED,
}


class Button(NamedTuple):
    """A step somebody may take: the state it leads to, and whether it needs words."""

    label: Any
    status: str = ""
    needs_note: bool = False


SEND = {"send": Button(_("Send to review"), Status.IN_REVIEW)}
PUBLISH = {"publish": Button(_("Publish"), Status.PUBLISHED)}
ASK = {"ask": Button(_("Ask for changes"), Status.CHANGES_ASKED, needs_note=True)}
NOTE = {"note": Button(_("Add the note"), needs_note=True)}


def buttons_for(entry, may_publish):
    """What this person may do next: {name: Button}, the likeliest first."""
    status = entry.status if entry else Status.DRAFT
    buttons = {}
    if status != Status.PUBLISHED and may_publish:
        buttons |= PUBLISH
    if status == Status.IN_REVIEW and may_publish:
        buttons |= ASK
    if status in (Status.DRAFT, Status.CHANGES_ASKED):
        buttons |= SEND
    return buttons | NOTE if entry else buttons


def after_saving(request, entry, before, note=""):
    """Note what became of an entry whose state was ``before``, and let those know who
    wait for it. Whatever sets a state calls this, once all is saved.
    """
    step = STEP_TO[entry.status] if entry.status != before else None
    if step == Step.TAKEN_BACK and not before:
        step = None  # a new draft
    if step is None and not note:
        return
    told = ReviewNote.objects.create(
        entry_id=entry.pk, step=step or Step.NOTE, note=note, by=request.user
    )
    write_letters(request, entry, told)
