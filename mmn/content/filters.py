"""What a list can be narrowed by, from the query string: ?country=TH&year=2019."""

from dataclasses import dataclass, field

from django.db.models import Exists, Expression, F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mmn.media.visibility import documents

from . import dates
from .languages import OWN_NAMES
from .models import Entry
from .querysets import family, original_of_outer


@dataclass
class Filter:
    """One query parameter: the values it offers are those that entries have.

    ``labels`` names the values and gives their order; without it they are years,
    the latest first. A value that is not offered filters nothing.
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
            years = sorted(found, key=int, reverse=True)
            self.options = [(v, dates.year(v)) for v in years]
        else:
            names = {str(value): label for value, label in self.labels.items()}
            self.options = [(v, name) for v, name in names.items() if v in found]
        self.value = asked if asked in found and asked in dict(self.options) else ""

    @property
    def choice(self):
        """The name of what was chosen, or nothing."""
        return dict(self.options).get(self.value, "")

    def narrow(self, queryset):
        if not self.value:
            return queryset
        alias = f"filter_{self.name}"
        return queryset.alias(**{alias: self.value_of}).filter(Q((alias, self.value)))


class LanguageFilter(Filter):
    """Entries that somebody can read in a language: as a text or as a file of this or
    another text of the same thing. The list then shows the texts in that language."""

    def __init__(self, model):
        super().__init__(
            "language", _("Language"), _("All languages"), F("language"), OWN_NAMES
        )
        self.files = [one for one in documents() if issubclass(model, owner_of(one))]
        self.kind = model.KIND

    def offer(self, found, asked):
        first, *others = map(self.languages_of, self.files)
        in_files = first.union(*others) if others else first.distinct()
        super().offer({*found, *in_files}, asked)

    def languages_of(self, files):
        visible = files.objects.visible().filter(**{f"{files.OWNER}__kind": self.kind})
        return visible.order_by().values_list("language", flat=True)

    def narrow(self, queryset):
        return queryset.filter(self.readable()) if self.value else queryset

    def readable(self):
        """The condition that somebody can read the entry in the language asked for."""
        visible = [(Entry.objects.published(), "")]
        visible += [(files.objects.visible(), files.OWNER) for files in self.files]
        readable = Q(language=self.value)
        for found, owner in visible:
            texts = found.filter(family(original_of_outer(), owner))
            readable |= Q(Exists(texts.filter(language=self.value)))
        return readable


def owner_of(files):
    """The model whose entries have such files."""
    return files._meta.get_field(files.OWNER).related_model


def ask(filters, queryset, query):
    """Fill ``filters`` from ``queryset``, in one query, and from the query string."""
    if not filters:
        return
    rows = queryset.order_by().values_list(*(f.value_of for f in filters)).distinct()
    columns = list(zip(*rows, strict=True)) or [()] * len(filters)
    for one, found in zip(filters, columns, strict=True):
        one.offer(set(found), query.get(one.name, ""))
