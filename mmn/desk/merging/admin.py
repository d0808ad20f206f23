"""Two rows for one thing become one: with a preview, and nothing left dangling."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mmn.content.models import Entry

from ..versions.store import first_version, keep_version
from .references import move_all, references, will_change
from .waiting import lead_on

MOST = 20


class Merges:
    """Mixed into the admin of a model whose rows staff write twice."""

    actions = ["merge"]

    def has_merge_permission(self, request):
        may_change = self.has_change_permission(request)
        return may_change and self.has_delete_permission(request)

    @admin.action(
        permissions=["merge"], description=gettext_lazy("Merge what was chosen")
    )
    def merge(self, request, queryset):
        chosen = self.model._base_manager.filter(pk__in=queryset.values("pk"))
        rows = list(chosen.order_by("pk")[: MOST + 1])
        if not 2 <= len(rows) <= MOST:
            sentence = _("Choose at least two, and at most %d, to merge.") % MOST
            messages.warning(request, sentence)
            return None
        if "merge_into" not in request.POST:
            return self.ask_what_stays(request, rows)
        by_number = {str(row.pk): row for row in rows}
        kept = by_number.get(request.POST["merge_into"])
        if kept is None:
            messages.error(request, _("Choose which of them stays."))
            return self.ask_what_stays(request, rows)
        if "confirmed" not in request.POST:
            return self.ask_what_stays(request, rows, kept)
        self.merge_into(request, kept, [row for row in rows if row != kept])
        return redirect(request.get_full_path())

    def ask_what_stays(self, request, rows, kept=None):
        """Which one stays; then, all that changes with that choice."""
        others = [row for row in rows if row != kept]
        changes = will_change(self.model, others) if kept else ()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge %s") % self.model._meta.verbose_name_plural,
            "opts": self.model._meta,
            "media": self.media,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
            "rows": [(row, self.uses_of(row)) for row in rows],
            "kept": kept,
            "others": others,
            "changes": list(changes),
        }
        return TemplateResponse(request, "admin/desk/merging/merge.html", context)

    def uses_of(self, row):
        return sum(one.rows(row).count() for one in references(self.model))

    @transaction.atomic
    def merge_into(self, request, kept, others):
        """Move all that refers to ``others``, then delete those."""
        self.model._base_manager.select_for_update().filter(pk=kept.pk).first()
        entries, dropped, names = {}, [], [str(row) for row in others]
        for row in others:
            for entry in entries_that_have(self.model, row):
                first_version(entry)
            changed, twice = move_all(kept, row)
            lead_on(kept, row)
            entries |= changed
            dropped += twice
            self.take_over(kept, row)
            self.log_deletions(request, self.model._base_manager.filter(pk=row.pk))
            row.delete()
        for entry in Entry.objects.filter(pk__in=entries):
            keep_version(entry.specific, request.user)
        self.log_change(request, kept, _("Merged into it: %s.") % ", ".join(names))
        tell(request, kept, names, dropped)

    def take_over(self, kept, gone):
        """For models whose rows have an address: keep it leading somewhere."""


def entries_that_have(model, row):
    """Entries, of their own kind, that refer to ``row``."""
    found = [(ref, one) for ref in references(model) for one in ref.rows(row)]
    owners = {ref.owner(one) for ref, one in found}
    return [owner.specific for owner in owners if isinstance(owner, Entry)]


def tell(request, kept, names, dropped):
    messages.success(
        request,
        _("%(names)s: merged into “%(kept)s”.")
        % {"names": ", ".join(names), "kept": kept},
    )
    if dropped:
        sentence = _("Left out, because “%(kept)s” stands there already: %(rows)s.")
        messages.info(request, sentence % {"kept": kept, "rows": "; ".join(dropped)})
