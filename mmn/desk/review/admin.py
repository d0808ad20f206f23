"""What the admins of entries do about the review."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from mmn.content.models import Entry

from ..asked import number
from ..sharing.views import panel
from .steps import after_saving, buttons_for
from .when import seen_by_visitors


class Reviewed:
    """Mixed into the admins of entries: buttons by role, and what a save leads to.

    What is told in the history has been stored: so the notes are written there, also
    for what was put together from two versions.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and not object_id:
            request.status_before = ""
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if "status" in form.base_fields:
            may_publish = self.has_publish_permission(request)
            form.buttons = buttons_for(obj, may_publish)
        elif obj and self.has_change_permission(request, obj):
            form.buttons = buttons_for(obj, may_publish=False)
        return form

    def save_on_strand(self, request, entry, proceed):
        request.status_before = entry.status
        return super().save_on_strand(request, entry, proceed)

    def settle(self, request, attempt):
        request.status_before = status_of(attempt.entry.pk)
        return super().settle(request, attempt)

    def ask(self, request, attempt, merge):
        """What waits for a choice is not saved yet, but what was said is."""
        entry = attempt.entry
        after_saving(request, entry, before=entry.status, note=note_in(request))
        return super().ask(request, attempt, merge)

    def log_addition(self, request, obj, message):
        self.note_step(request, obj)
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        self.note_step(request, obj)
        return super().log_change(request, obj, message)

    def note_step(self, request, entry):
        before = getattr(request, "status_before", None)
        if before is not None and not getattr(request, "on_trial", False):
            after_saving(request, entry, before, note_in(request))

    @admin.display(description=_("visitors"))
    def when_seen(self, entry):
        """Said anew by the browser while the dates are typed."""
        return format_html("<span data-when>{}</span>", seen_by_visitors(entry))

    def render_change_form(self, request, context, **kwargs):
        entry = kwargs.get("obj")
        form = context["adminform"].form
        context["review"] = {
            "field": form["review_note"],
            "buttons": form.buttons.items(),
            "notes": entry.review_notes.select_related("by") if entry else [],
        }
        if entry and self.has_change_permission(request, entry):
            context["sharing"] = panel(request, entry)
        return super().render_change_form(request, context, **kwargs)


def status_of(pk):
    """The stored state of an entry; empty for one that isn't there yet."""
    stored = Entry.objects.filter(pk=number(str(pk or "")))
    found = stored.values_list("status", flat=True)
    return found.first() or ""


def note_in(request):
    return request.POST.get("review_note", "").strip()
