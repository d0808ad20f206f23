"""What becomes of a save that would show visitors pictures nobody has described: all
of it is kept, and visitors see none of it."""

from dataclasses import replace

from mmn.content.models import Entry

from ..describing.rules import bare_in_public, brought
from .fitting import with_state_of
from .rows import STATE
from .snapshots import as_if
from .strands import Publishing, Waiting, rows_opened


def kept_from_visitors(attempt):
    """The attempt to store in place of one that was refused: beside what is public as
    changes that wait, else with the state as it was; None for what waits already."""
    if attempt.strand == Publishing.name:
        return None
    base = rows_opened(attempt.entry, attempt.opened) or attempt.target.rows()
    public = Entry.objects.filter(
        pk=attempt.entry.pk, status=Entry.Status.PUBLISHED
    ).exists()
    strand = Waiting.name if public else attempt.strand
    return replace(attempt, strand=strand, mine=with_state_of(attempt.mine, base))


def in_the_way(changes):
    """The pictures that would keep ``changes`` from being published as they are."""
    before = bare_in_public(changes.entry_id)
    with as_if(changes.step.rows, keep=STATE):
        return brought(changes.entry_id, before)
