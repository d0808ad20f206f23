"""What has files: found by its fields, so that a new kind of content needs nothing.

A source is a field that holds a stored file, and the way from its row to the entry.
"""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db.models import CharField, Exists, Field, OuterRef, Q, TextField
from django.utils.text import capfirst

from mmn.content.models import Entry
from mmn.media.fields import StoredOnce


@dataclass(frozen=True)
class Source:
    model: type
    field: Field
    to_entry: str

    @property
    def label(self):
        own = self.model is Entry
        return capfirst(self.field.verbose_name if own else self.model_name)

    @property
    def model_name(self):
        return self.model._meta.verbose_name

    def rows(self, entries=None):
        """Rows that an entry has, of ``entries`` if given."""
        found = self.model._base_manager.exclude(**{self.field.name: ""})
        if entries is None:
            return found.filter(**{f"{self.to_entry}__isnull": False})
        return found.filter(**{f"{self.to_entry}__in": entries.order_by().values("pk")})

    def names(self, rows):
        return rows.order_by().values(self.field.name)

    def holds(self, column="name", entries=None):
        """The condition that such a row holds the file named in ``column``."""
        return Exists(self.rows(entries).filter(**{self.field.name: OuterRef(column)}))

    def with_word(self, word, entries=None):
        """Rows that have ``word`` in one of their texts or in their entry's title."""
        lookups = [f"{name}__icontains" for name in searched(self.model)]
        if self.model is not Entry:
            lookups.append(f"{self.to_entry}__title__icontains")
        either = Q()
        for lookup in lookups:
            either |= Q(**{lookup: word})
        return self.rows(entries).filter(either)


@cache
def sources():
    """All of them, each model once: kinds of entries inherit the field of entries."""
    return tuple(
        Source(model, field, path)
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, StoredOnce) and (path := way_to_entry(model))
    )


def way_to_entry(model):
    """The lookup from a row of ``model`` to its entry."""
    if model is Entry:
        return "pk"
    if hasattr(model, "OWNER"):
        return model.OWNER
    links = model._meta.local_many_to_many
    return next((link.name for link in links if link.related_model is Entry), None)


def searched(model):
    """Names of the texts in a row that are worth a search."""
    if model is Entry:
        return ["title", "cover_alt", "cover_credit"]
    kept = ("key", "checksum", "text_state", "given_text", "given_for")
    return [
        field.name
        for field in model._meta.local_fields
        if type(field) in (CharField, TextField)
        and not field.choices
        and field.name not in kept
    ]


def is_used(entries=None):
    """The condition that an entry uses a stored file."""
    used = Q()
    for source in sources():
        used |= Q(source.holds(entries=entries))
    return used
