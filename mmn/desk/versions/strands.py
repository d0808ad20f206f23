"""The two strands of an entry: what visitors see, and the changes that wait.

A form says which version of which strand it was opened on, as a token: "12" for a
public version, "w7" for a step of the changes that wait.
"""

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from reversion.models import Revision

from mmn.content.models import Entry
from mmn.content.prepared import prepared

from ..asked import number
from ..models import WaitingChanges, WaitingStep
from .fitting import fitted
from .snapshots import snapshot
from .store import as_it_stands, first_version, keep_version, rows_in
from .writing import write


def rows_opened(entry, token):
    """The snapshot that a form was opened on, or None for a token of nothing."""
    if token.startswith("w"):
        step = entry.waiting_steps.filter(pk=number(token[1:])).first()
        return step and step.rows
    revision = Revision.objects.filter(pk=number(token)).first()
    rows = revision and rows_in(revision)
    return rows if rows and rows[0]["pk"] == entry.pk else None


def waiting_of(entry):
    """The changes of an entry that wait, or None."""
    found = WaitingChanges.objects.filter(entry_id=entry.pk)
    return found.select_related("step__saved_by").first()


def lock(entry):
    """Let nobody else save the entry until this transaction ends."""
    if not locked(entry=entry.pk):
        raise Entry.DoesNotExist


@prepared
def locked(entry):
    rows = Entry.objects.select_for_update().filter(pk=entry).order_by()
    return rows.values_list("pk", flat=True)


class Public:
    """What is stored as the entry itself."""

    name = "public"
    done = _("Saved, beside what others saved meanwhile.")

    def __init__(self, entry):
        self.entry = entry

    @cached_property
    def kept(self):
        """Its last version, which is what stands."""
        return as_it_stands(self.entry)

    @property
    def token(self):
        return str(self.kept.number)

    def rows(self):
        return snapshot(self.entry)

    def store(self, rows, user, comment=""):
        wanted, told = fitted(rows)
        entry = write(wanted, user=user, keep=frozenset())
        entry.told = told
        keep_version(entry, user, comment)
        return entry


class Waiting(Public):
    """What is to replace it one day; the state is not part of it."""

    name = "waiting"
    done = _("These changes wait. Visitors still see the page as it was.")

    def __init__(self, entry):
        super().__init__(entry)
        self.changes = waiting_of(entry)

    @property
    def token(self):
        return f"w{self.changes.step_id}" if self.changes else super().token

    def rows(self):
        return self.changes.step.rows if self.changes else super().rows()

    def store(self, rows, user, comment=""):
        """Keep another step; the first one starts from what is public now."""
        step = WaitingStep.objects.create(entry=self.entry, rows=rows, saved_by=user)
        started = {"opened_version": first_version(self.entry)}
        WaitingChanges.objects.update_or_create(
            entry_id=self.entry.pk,
            defaults={"step": step, "problem": ""},
            create_defaults={"step": step, **started},
        )
        return self.entry


class Publishing(Public):
    """The strand of who publishes what waited."""

    name = "publishing"
    done = _("The changes are published.")

    def store(self, rows, user, comment=""):
        entry = super().store(rows, user, gettext("Published the changes that waited"))
        WaitingChanges.objects.filter(entry_id=entry.pk).delete()
        return entry


STRANDS = {strand.name: strand for strand in (Public, Waiting, Publishing)}


def discard(entry):
    """Let the changes of an entry go; their steps stay for who has one open."""
    WaitingChanges.objects.filter(entry_id=entry.pk).delete()
