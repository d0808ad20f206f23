"""All that refers to a row, of whatever model, and how it is moved to another row."""

from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mmn.content.models import Entry

SHOWN = 20


class Reference(NamedTuple):
    """A column that leads to the model: of a model of its own, or of the table behind a
    field with many values."""

    field: object

    @property
    def model(self):
        return self.field.model

    @property
    def label(self):
        """How staff call what refers: "Signatories", "Publications: funders"."""
        named = self._field_with_many()
        if named is None:
            return capfirst(self.model._meta.verbose_name_plural)
        owner = capfirst(named.model._meta.verbose_name_plural)
        return f"{owner}: {named.verbose_name}"

    def _field_with_many(self):
        fields = self.model._meta.auto_created
        fields = fields._meta.many_to_many if fields else ()
        through = (f for f in fields if f.remote_field.through is self.model)
        return next(through, None)

    def rows(self, *targets):
        rows = self.model._base_manager.filter(**{f"{self.field.name}__in": targets})
        return rows.order_by("pk")

    def owner(self, row):
        """What staff know a row by: the entry or the thing that it belongs to."""
        if hasattr(row, "OWNER"):
            return getattr(row, row.OWNER)
        named = self._field_with_many()
        return getattr(row, named.m2m_field_name()) if named else row


def references(model):
    """Every column of every model that leads to ``model``, hidden ones too."""
    found = model._meta.get_fields(include_hidden=True)
    return [
        Reference(relation.field)
        for relation in found
        if relation.auto_created and (relation.one_to_many or relation.one_to_one)
    ]


def will_change(model, rows):
    """For a preview: (what, how many, the first names) for each kind of reference."""
    for reference in references(model):
        found = list(reference.rows(*rows))
        if found:
            names = [str(reference.owner(row)) for row in found[:SHOWN]]
            more = len(found) - len(names)
            names += [_("and %d more") % more] if more else []
            yield {"label": reference.label, "count": len(found), "names": names}


def move_all(kept, gone):
    """Let all that refers to ``gone`` refer to ``kept``; return the entries that this
    changes, and what was dropped because ``kept`` stands there already."""
    entries, dropped = {}, []
    for reference in references(type(kept)):
        for row in reference.rows(gone):
            owner = reference.owner(row)
            if isinstance(owner, Entry):
                entries[owner.pk] = owner
            if not moved(reference, row, kept):
                dropped.append(f"{reference.label}: {owner}")
                row.delete()
    return entries, dropped


def moved(reference, row, kept):
    """Whether the row could be moved: no rule against two of a kind forbids it."""
    same = reference.model._base_manager.filter(pk=row.pk)
    try:
        with transaction.atomic():
            same.update(**{reference.field.name: kept})
    except IntegrityError:
        return False
    return True
