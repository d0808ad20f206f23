"""The states staff see, each with the one condition that decides it."""

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

LABELS = {
    "draft": _("Draft"),
    "in_review": _("In review"),
    "changes_asked": _("Changes asked"),
    "scheduled": _("Scheduled"),
    "published": _("Published"),
    "withdrawn": _("Withdrawn"),
}


def state_of(entry):
    """One of ``LABELS``: what the stored status means at this moment."""
    if entry.status != entry.Status.PUBLISHED:
        return entry.status
    if entry.is_visible:
        return "published"
    return "scheduled" if entry.is_scheduled else "withdrawn"


def in_state(queryset, state):
    """The entries of ``queryset`` for which ``state_of`` says ``state``."""
    if state == "published":
        return queryset.published()
    if state in ("draft", "in_review", "changes_asked"):
        return queryset.filter(status=state)
    now = timezone.now()
    waits = Q(published_at__gt=now)
    condition = waits if state == "scheduled" else ~waits & Q(unpublish_at__lte=now)
    return queryset.filter(condition, status=queryset.model.Status.PUBLISHED)


def badge(entry):
    """The state as a coloured word."""
    state = state_of(entry)
    return format_html('<span class="state state--{}">{}</span>', state, LABELS[state])


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return LABELS.items()

    def queryset(self, request, queryset):
        if self.value() in LABELS:
            return in_state(queryset, self.value())
        return queryset


class MineFilter(admin.SimpleListFilter):
    title = _("author")
    parameter_name = "mine"

    def lookups(self, request, model_admin):
        return [("1", _("Mine")), ("changed", _("Last changed by me"))]

    def queryset(self, request, queryset):
        fields = {"1": "created_by", "changed": "updated_by"}
        field = fields.get(self.value())
        return queryset.filter(**{field: request.user}) if field else queryset


class WaitingFilter(admin.SimpleListFilter):
    """Changes to what is public, for those who may see them."""

    title = _("changes that wait")
    parameter_name = "waiting"

    def lookups(self, request, model_admin):
        seen = request.user.has_perm("content.change_any_entry")
        return [("1", _("With changes that wait"))] if seen else []

    def queryset(self, request, queryset):
        if self.value() == "1":
            return queryset.filter(waiting_changes__isnull=False)
        return queryset
