"""What entries use is not deleted: a category would take its archive along, and an
organisation its place on every publication."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

SHOWN = 10


class KeptWhileUsed:
    """For admins: rows that others name are refused, with the names of those others."""

    def get_deleted_objects(self, objs, request):
        found = super().get_deleted_objects(objs, request)
        deleted, counts, forbidden, protected = found
        users = [user for row in objs for user in used_by(row)]
        return deleted, counts, forbidden, [*protected, *users]


def used_by(row):
    """The first few of what names ``row`` in a list of its own, and how many more."""
    names = []
    for relation in row._meta.related_objects:
        if relation.many_to_many:
            model = relation.related_model
            users = model.objects.filter(**{relation.field.name: row})
            kind = capfirst(model._meta.verbose_name)
            names += [f"{kind}: {user}" for user in users[:SHOWN]]
            more = users.count() - SHOWN
            names += [_("%d more") % more] if more > 0 else []
    return names
