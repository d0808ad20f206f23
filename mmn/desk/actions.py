"""Publishing from the lists: each action says what it did, and what not and why."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mmn.content.models import Entry

from .describing.rules import undescribed
from .review.steps import after_saving
from .states import state_of

BEFORE_REVIEW = {Entry.Status.DRAFT, Entry.Status.CHANGES_ASKED}


@admin.action(
    permissions=["publish"], description=gettext_lazy("Publish the chosen entries")
)
def publish(model_admin, request, queryset):
    """Show entries from their date on, or from now; a past withdrawal is lifted."""
    done, skipped = {"published": [], "scheduled": []}, []
    for entry in chosen(queryset):
        if state_of(entry) in done:
            skipped.append(entry)
            continue
        if missing := undescribed(entry):
            tell_undescribed(request, entry, missing)
            continue
        if entry.unpublish_at and entry.unpublish_at <= timezone.now():
            entry.unpublish_at = None
        change_status(model_admin, request, entry, entry.Status.PUBLISHED)
        done[state_of(entry)].append(entry)
    public, later = done["published"], done["scheduled"]
    tell(
        request,
        public,
        ngettext("%d entry is public now:", "%d entries are public now:", len(public)),
    )
    tell(
        request,
        later,
        ngettext(
            "%d entry becomes public at its date:",
            "%d entries become public at their dates:",
            len(later),
        ),
    )
    tell_skipped(request, skipped, _("Left alone, public or scheduled already:"))


@admin.action(
    permissions=["publish"], description=gettext_lazy("Unpublish the chosen entries")
)
def unpublish(model_admin, request, queryset):
    """Make drafts of what is public, scheduled or withdrawn; its dates are kept."""
    public, skipped = apart(queryset, lambda e: e.status == e.Status.PUBLISHED)
    for entry in public:
        change_status(model_admin, request, entry, entry.Status.DRAFT)
    count = len(public)
    tell(
        request,
        public,
        ngettext("%d entry is a draft again:", "%d entries are drafts again:", count),
    )
    tell_skipped(request, skipped, _("Left alone, not published:"))


@admin.action(
    permissions=["change"], description=gettext_lazy("Send the chosen drafts to review")
)
def send_to_review(model_admin, request, queryset):
    """Mark drafts as ready to be checked by somebody who may publish."""

    def is_ready(entry):
        changeable = model_admin.has_change_permission(request, entry)
        return changeable and entry.status in BEFORE_REVIEW

    ready, skipped = apart(queryset, is_ready)
    for entry in ready:
        change_status(model_admin, request, entry, entry.Status.IN_REVIEW)
    count = len(ready)
    tell(
        request,
        ready,
        ngettext("%d entry waits for review:", "%d entries wait for review:", count),
    )
    tell_skipped(request, skipped, _("Left alone, no drafts that you may change:"))


def chosen(queryset):
    """The chosen rows, whole and as their own kind: lists leave long texts out."""
    model = queryset.model
    found = model.objects.filter(pk__in=queryset.values("pk")).order_by("pk")
    return [entry.specific for entry in found]


def apart(queryset, fits):
    """The chosen entries that fit, and the others."""
    entries = chosen(queryset)
    fitting = [entry for entry in entries if fits(entry)]
    return fitting, [entry for entry in entries if entry not in fitting]


def change_status(model_admin, request, entry, status):
    before, entry.status = entry.status, status
    entry.updated_by = request.user
    entry.save()
    label = entry.get_status_display()
    model_admin.log_change(request, entry, _("State is now: %s.") % label)
    after_saving(request, entry, before)


def tell(request, entries, sentence):
    if entries:
        messages.success(request, f"{sentence % len(entries)} {titles(entries)}")


def tell_skipped(request, entries, sentence):
    if entries:
        messages.warning(request, f"{sentence} {titles(entries)}")


def tell_undescribed(request, entry, missing):
    sentence = _(
        "Not published: “%(title)s”. First describe these pictures, or mark them as "
        "decorative: %(pictures)s."
    )
    facts = {"title": entry.title, "pictures": ", ".join(missing)}
    messages.warning(request, sentence % facts)


def titles(entries, limit=5):
    """The first few titles, and how many more."""
    named = "; ".join(entry.title for entry in entries[:limit])
    rest = len(entries) - limit
    return named if rest <= 0 else _("%s and %d more") % (named, rest)
