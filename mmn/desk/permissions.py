"""Who may touch which entry: contributors their own drafts, editors all but what
decides on visibility, publishers everything."""

from django.contrib import admin
from django.db.models import Q

from mmn.content.kinds import kind_named
from mmn.content.models import Entry


def kind_admin(entry):
    """The admin of the entry's kind."""
    return admin.site.get_model_admin(kind_named(entry.kind))


def may(request, action, entry):
    """Whether this person may ``action`` ("change", "delete", "view") that entry: what
    the admin of its kind says, for things that belong to it."""
    return getattr(kind_admin(entry), f"has_{action}_permission")(request, entry)


def sees_all(user):
    """Whether lists show this person every entry, whoever wrote it."""
    return user.has_perm("content.change_any_entry")


def visible_to(user, entries):
    """Those of ``entries`` that lists show: all to editors, else one's own and what is
    public."""
    if sees_all(user):
        return entries
    return entries.filter(created_by=user) | entries.published()


class EntryPermissions:
    """Permissions of single entries, for every admin of a kind."""

    def has_publish_permission(self, request):
        return request.user.has_perm("content.publish_entry")

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or self.may_change(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        if not allowed or obj is None:
            return allowed
        published = obj.status == Entry.Status.PUBLISHED
        return self.may_change(request.user, obj) and (
            not published or self.has_publish_permission(request)
        )

    def has_view_permission(self, request, obj=None):
        allowed = super().has_view_permission(request, obj)
        return allowed and (
            obj is None
            or obj.is_visible
            or obj.created_by_id == request.user.pk
            or self.may_change(request.user, obj)
        )

    def may_change(self, user, entry):
        if user.has_perm("content.change_any_entry"):
            return True
        own = entry.created_by_id == user.pk
        return own and entry.status != Entry.Status.PUBLISHED

    def limit_links(self, request, form, entry):
        """Let a form link to what this person may see and what is linked already: the
        title of a link would tell about any other entry."""
        if sees_all(request.user):
            return
        for name, field in form.base_fields.items():
            model = getattr(getattr(field, "queryset", None), "model", None)
            if model is None or not issubclass(model, Entry):
                continue
            seen = Q(pk__in=visible_to(request.user, model.objects.order_by()))
            if entry:
                linked = {f"{name}__isnull": False, "pk": entry.pk}
                seen |= Q(pk__in=self.model.objects.filter(**linked).values(name))
            field.queryset = field.queryset.filter(seen)
