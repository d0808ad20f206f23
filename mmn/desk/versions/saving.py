"""Saving an entry from its form: onto what was opened, beside what others saved."""

from django.contrib import messages
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from taggit.utils import parse_tags

from mmn.content.models import Entry, Tag
from mmn.content.once import asking_once

from ..dashboard import change_address, list_address
from ..describing.rules import Undescribed
from ..describing.telling import in_a_message
from .attempts import Attempt
from .choices import shown
from .due import publishing
from .fitting import with_state_of
from .put_off import kept_from_visitors
from .rows import STATE
from .snapshots import as_if, keys, renumbered, snapshot
from .store import Kept, keep_version
from .strands import Public, Waiting, lock, rows_opened, waiting_of

# What the page of the choices passes on: the button that was pressed before it.
BUTTONS = {"_preview", "_list", "_addanother", "_continue", "_publish_changes"}


class VersionedSaving:
    """For the admins of entries: every save keeps a version, nothing replaces what
    somebody else saved meanwhile, and changes to what is public can wait."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        entry = object_id and self.get_object(request, unquote(object_id))
        proceed = super().changeform_view
        if not entry or not self.has_change_permission(request, entry):
            return proceed(request, object_id, form_url, extra_context)
        request.strand = self.strand_of(request, entry)
        if request.method == "POST":
            return self.save_on_strand(
                request,
                entry,
                lambda: proceed(request, object_id, form_url, extra_context),
            )
        request.opened_on = request.strand.token  # while nothing is tried on
        if not isinstance(request.strand, Waiting):
            return proceed(request, object_id, form_url, extra_context)
        with as_if(request.strand.rows(), keep=STATE):
            return proceed(request, object_id, form_url, extra_context).render()

    def strand_of(self, request, entry):
        """The one that the form was opened on; without a form, the one that waits."""
        if entry.status != entry.Status.PUBLISHED:
            return Public(entry)
        waiting = Waiting(entry)
        opened = request.POST.get("opened_version") or copied_version(request)
        asked = "_wait" in request.POST or opened.startswith("w")
        if request.method != "POST" and not opened:
            asked = waiting.changes and "public" not in request.GET
        return waiting if asked else Public(entry)

    @transaction.atomic(savepoint=False)
    @asking_once()
    def save_on_strand(self, request, entry, proceed):
        lock(entry)
        strand, opened = request.strand, request.POST.get("opened_version", "")
        request.opened_on = now = strand.token
        public, same = strand.name == Public.name, opened == now
        base = rows_opened(entry, opened) if opened and not (public and same) else None
        if public and base is None:
            request.since = strand.kept
            return proceed()
        opened, base = (opened, base) if base else (now, strand.rows())
        mine, response = self.tried_on(request, entry, base, proceed)
        if mine is None:
            return response
        if isinstance(strand, Waiting):
            mine = with_state_of(mine, base)
        return self.settle(
            request, Attempt(entry, strand.name, opened, mine, request.user)
        )

    def tried_on(self, request, entry, base, proceed):
        """What this form makes of ``base``: its snapshot and None, or None and the
        form with what is wrong in it. Nothing is stored."""
        known = keys(base) | keys(snapshot(entry))
        make_tags(request.POST.get("tags", ""))
        request.on_trial = True
        with as_if(base):
            response = proceed()
            if not hasattr(request, "saved_entry"):
                return None, response.render()
            mine = renumbered(snapshot(entry), known)
        request.on_trial = False
        messages.get_messages(request)._queued_messages.clear()
        return mine, None

    def settle(self, request, attempt):
        """Store an attempt, or ask what is to be chosen first."""
        try:
            merge = attempt.store()
        except Undescribed as refused:
            return self.put_off(request, attempt, refused.pictures)
        if merge.undecided:
            return self.ask(request, attempt, merge)
        entry = self.model.objects.get(pk=attempt.entry.pk)
        self.log_change(request, entry, attempt.target.done)
        messages.success(request, attempt.target.done)
        for sentence in attempt.told:
            messages.warning(request, sentence)
        if "_publish_changes" in request.POST and attempt.strand == Waiting.name:
            changes = waiting_of(entry)
            return self.settle(request, publishing(entry, changes, request.user))
        return self.response_settled(request, entry)

    def put_off(self, request, attempt, pictures):
        """Keep what visitors must not see yet, and lead to what is missing."""
        address = change_address(attempt.entry)
        messages.error(request, in_a_message(pictures, address))
        instead = kept_from_visitors(attempt)
        return self.settle(request, instead) if instead else redirect(address)

    def response_settled(self, request, entry):
        """Where the button leads that was pressed in the form, as after other saves."""
        if "_preview" in request.POST:
            return redirect(f"{entry.get_absolute_url()}?changes={entry.pk}")
        if "_list" in request.POST:
            return self.response_post_save_change(request, entry)
        address = change_address(entry)
        if "_addanother" in request.POST and self.has_add_permission(request):
            address = list_address(self.model, "add/")
        filters = self.get_preserved_filters(request)
        kept = {"preserved_filters": filters, "opts": self.opts}
        return redirect(add_preserved_filters(kept, address))

    def ask(self, request, attempt, merge):
        """The page of the choices; what was typed travels along in it."""
        context = {
            **self.admin_site.each_context(request),
            "title": _("Two versions of the same thing"),
            "entry": attempt.entry,
            "attempt": attempt.signed(),
            "seen": attempt.target.token,
            "pressed": sorted(BUTTONS & set(request.POST)),
            "copy_window": request.POST.get("copy_window", ""),
            "copy_restored": request.POST.get("copy_restored", ""),
            **shown(attempt, merge),
        }
        return render(request, "admin/desk/versions/choose.html", context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.waits = isinstance(getattr(request, "strand", None), Waiting)
        opened_on = getattr(request, "opened_on", None)
        if opened_on and "opened_version" in form.base_fields:
            form.base_fields["opened_version"].initial = opened_on
        return form

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        opened = request.POST.get("opened_version", "w")
        waits = isinstance(getattr(request, "strand", None), Waiting)
        return [*fields, *STATE] if waits and opened.startswith("w") else fields

    def render_change_form(self, request, context, **kwargs):
        entry = context.get("original")
        if entry and hasattr(request, "strand"):
            context["waiting"] = waiting_of(entry)
            context["edits_waiting"] = isinstance(request.strand, Waiting)
            context["may_wait"] = entry.status == entry.Status.PUBLISHED
        return super().render_change_form(request, context, **kwargs)

    def log_addition(self, request, obj, message):
        entry = super().log_addition(request, obj, message)
        keep_version(obj, request.user, since=Kept())
        return entry

    def log_change(self, request, obj, message):
        """What is told in the history is kept as a version; a trial is neither."""
        request.saved_entry = obj
        if getattr(request, "on_trial", False):
            return None
        entry = super().log_change(request, obj, message)
        since = getattr(request, "since", None)
        if keep_version(obj, request.user, since=since) == (since and since.number):
            leave_untouched(request.strand.entry)
        return entry


def leave_untouched(entry):
    """Of what was saved as it stood, ``entry``, the last change is the one before:
    feeds, search engines and calendars take its date for news."""
    facts = {name: getattr(entry, name) for name in ("updated_at", "updated_by")}
    Entry.objects.filter(pk=entry.pk).update(**facts)


def copied_version(request):
    """The version that a copy put back into the form was typed on."""
    copy = getattr(request, "form_copy", None)
    return dict(copy.fields).get("opened_version", "") if copy else ""


def make_tags(text):
    """Make the tags that a form names for good: others may use them from now on, and
    what is tried on would take them along when it goes."""
    longest = Tag._meta.get_field("name").max_length
    for name in parse_tags(text):
        if len(name) <= longest and not Tag.objects.filter(name__iexact=name).exists():
            Tag.objects.create(name=name)
