"""Files of an entry, for those who hold a link to it."""

from mmn.content.models import Entry

from ..versions.rows import STATE
from ..versions.snapshots import as_if
from ..versions.strands import waiting_of
from .links import held


def shown_by_links(request, look):
    """What ``look`` finds in the entries that this request holds links to; also in
    the changes to them that wait."""
    for link in held(request):
        entry = Entry.objects.filter(pk=link.entry_id)
        found = look(entry) or look_at_changes(link, look, entry)
        if found:
            return found
    return None


def look_at_changes(link, look, entry):
    changes = waiting_of(link.entry)
    if changes is None:
        return None
    with as_if(changes.step.rows, keep=STATE):
        return look(entry)
