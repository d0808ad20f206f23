"""What speaks against deleting a file, what would go with it, and how it goes."""

from django.core import signing
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.html import format_html
from django.utils.translation import gettext as _
from reversion.models import Version

from mmn.content.models import Entry
from mmn.media.addresses import renditions_of
from mmn.media.cards import card_name
from mmn.media.kept import MAX_AGE, SALT
from mmn.media.models import PlacedFile, StoredFile

from ..models import FormCopy, WaitingChanges
from .sources import sources
from .uses import linked, uses_of

KEPT = "-kept"
WIDEST = 10**6


def in_the_way(files):
    """Sentences about what still needs one of ``files``: then none is deleted."""
    names = {file.name: file for file in files}
    uses = uses_of(list(names))
    found = [
        format_html("“{}”: {}", names[name], linked(use))
        for name in names
        for use in uses[name]
    ]
    for file in files:
        found += [
            _("“%(file)s” is in changes that wait: %(entry)s")
            % {"file": file, "entry": waiting}
            for waiting in waiting_with(file)
        ]
    typed = files_in_copies()
    found += [
        _("“%s” is in a form that somebody has not saved yet.") % file
        for file in files
        if file.pk in typed
    ]
    return found


def waiting_with(file):
    waiting = WaitingChanges.objects.select_related("entry")
    rows = Cast("step__rows", TextField())
    return waiting.annotate(text=rows).filter(text__contains=file.name)


def files_in_copies():
    """Numbers of files whose token stands in a form that was typed and not saved."""
    copies = FormCopy.objects.filter(done_at=None).values_list("fields", flat=True)
    tokens = {
        value
        for fields in copies
        for name, value in fields
        if str(name).endswith(KEPT) and value
    }
    return {number for token in tokens if (number := file_in(token))}


def file_in(token):
    try:
        return signing.loads(token, salt=SALT, max_age=MAX_AGE)["file"]
    except (signing.BadSignature, TypeError, KeyError):
        return None


def lost_with(file):
    """What would lose ``file``: addresses that had it earlier, versions of entries."""
    placed = PlacedFile.objects.filter(file=file.name)
    lost = [
        _("An earlier file of the document at %s") % row.key
        for row in placed.order_by("pk")
    ]
    versions = Version.objects.filter(serialized_data__contains=file.name)
    revisions = versions.order_by().values("revision")
    ofthem = Version.objects.get_for_model(Entry).filter(revision__in=revisions)
    titles = ofthem.order_by("object_id", "pk").values_list("object_id", "object_repr")
    for title in dict(titles).values():
        lost.append(_("Versions of “%s”: they can be restored without it only") % title)
    return lost


@transaction.atomic
def delete(files):
    """Delete what nothing uses; returns how many were. Looks again, since somebody may
    have started to use one of them meanwhile."""
    deleted = 0
    for file in StoredFile.objects.select_for_update().filter(pk__in=files):
        if in_the_way([file]):
            continue
        for source in sources():
            rows = source.model._base_manager.filter(**{source.field.name: file.name})
            rows.filter(**{f"{source.to_entry}__isnull": True}).delete()
        PlacedFile.objects.filter(file=file.name).delete()
        file.delete()
        transaction.on_commit(lambda name=file.name: remove(name), robust=True)
        deleted += 1
    return deleted


def remove(name):
    """The file on the disk and its renditions, if it was not stored anew meanwhile."""
    if StoredFile.objects.filter(name=name).exists():
        return
    default_storage.delete(name)
    if name.startswith("images/"):
        for rendition in renditions_of(name, WIDEST):
            default_storage.delete(rendition.name)
        default_storage.delete(card_name(name))
