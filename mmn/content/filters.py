"""What a list can be narrowed by, from the query string: ?country=TH&year=2019."""

from dataclasses import dataclass, field

from django.db.models import Exists, Expression, F, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .languages import OWN_NAMES
from .models import Entry


@dataclass
class Filter:
    """One query parameter: the values it offers are those that entries have.

    ``labels`` names the values and gives their order; without it they are numbers
    such as years, the highest first. A value that is not offered filters nothing.
    """

    name: str
    title: str | Promise
    anything: str | Promise
    value_of: F | Expression
    labels: dict | None = None
    options: list = field(default_factory=list, init=False)
    value: str = field(default="", init=False)

    def offer(self, found, asked):
        """Take the values found in the list, and the one asked for if it is there."""
        found = {str(value) for value in found if value not in (None, "")}
        if self.labels is None:
            self.options = [(v, v) for v in sorted(found, key=int, reverse=True)]
        else:
            names = {str(value): label for value, label in self.labels.items()}
            self.options = [(v, name) for v, name in names.items() if v in found]
        self.value = asked if asked in found and asked in dict(self.options) else ""

    def narrow(self, queryset):
        if not self.value:
            return queryset
        alias = f"filter_{self.name}"
        return queryset.alias(**{alias: self.value_of}).filter(Q((alias, self.value)))


class LanguageFilter(Filter):
    """Entries that exist in a language, whichever of their texts the list shows."""

    def __init__(self):
        super().__init__(
            "language", _("Language"), _("All languages"), F("language"), OWN_NAMES
        )

    def narrow(self, queryset):
        return queryset.filter(self.readable()) if self.value else queryset

    def readable(self):
        """The condition that somebody can read the entry in the language asked for."""
        texts = Entry.objects.published().filter(language=self.value)
        return Q(language=self.value) | Exists(texts.filter(family()))


def family(owner=""):
    """The entry of the outer row, its original, or a translation of either; of rows
    that belong to an entry, ``owner`` names the field that leads to it."""
    column = f"{owner}__" if owner else ""
    return (
        Q(**{f"{column}pk": OuterRef("pk")})
        | Q(**{f"{column}pk": OuterRef("translation_of")})
        | Q(**{f"{column}translation_of": OuterRef("pk")})
        | Q(**{f"{column}translation_of": OuterRef("translation_of")})
    )


def ask(filters, queryset, query):
    """Fill ``filters`` from ``queryset``, in one query, and from the query string."""
    if not filters:
        return
    rows = queryset.order_by().values_list(*(f.value_of for f in filters)).distinct()
    columns = list(zip(*rows, strict=True)) or [()] * len(filters)
    for one, found in zip(filters, columns, strict=True):
        one.offer(set(found), query.get(one.name, ""))
