"""What a list can be narrowed by, from the query string: ?country=TH&year=2019."""

from dataclasses import dataclass, field

from django.db.models import Expression, F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mmn.media.visibility import documents

from . import dates
from .languages import OWN_NAMES
from .models import Entry
from .prepared import prepared
from .querysets import original_of
from .remembered import remembered


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

    def found_elsewhere(self):
        """Values beside those that the entries themselves have."""
        return ()

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
        """A language that nothing is in may be asked for, too: the list says so."""
        super().offer({*found, asked} if asked in OWN_NAMES else found, asked)

    def found_elsewhere(self):
        """Languages of files, in one query."""
        return languages_of_files(tuple(self.files), self.kind)

    def narrow(self, queryset):
        if not self.value:
            return queryset
        readable = Q(language=self.value)
        visible = [(Entry.objects.published(), "")]
        visible += [(files.objects.visible(), files.OWNER) for files in self.files]
        for found, owner in visible:
            inside = found.filter(language=self.value).order_by()
            readable |= Q(told_by__in=inside.values_list(original_of(owner)))
        return queryset.alias(told_by=original_of()).filter(readable)


def owner_of(files):
    """The model whose entries have such files."""
    return files._meta.get_field(files.OWNER).related_model


@prepared
def languages_of_files(models, kind):
    first, *others = (
        files.objects.visible()
        .filter(**{f"{files.OWNER}__kind": kind})
        .order_by()
        .values_list("language", flat=True)
        for files in models
    )
    return first.union(*others) if others else first.distinct()


def ask(filters, queryset, query):
    """Fill ``filters`` from ``queryset``, in one query, and from the query string."""
    if filters:
        fill(filters, values_found(filters, combinations_in(filters, queryset)), query)


def ask_for_list(filters, view, query):
    """The same for the list of a kind, whose values are remembered."""
    if filters:
        found = remembered(
            ("choices", view), lambda: values_found(filters, combinations(view))
        )
        fill(filters, found, query)


def fill(filters, found, query):
    for one in filters:
        one.offer(found[one.name], query.get(one.name, ""))


def values_found(filters, rows):
    """{name of the filter: values found}, those in files included."""
    columns = list(zip(*rows, strict=True)) or [()] * len(filters)
    return {
        one.name: {*column, *one.found_elsewhere()}
        for one, column in zip(filters, columns, strict=True)
    }


def combinations_in(filters, queryset):
    return queryset.order_by().values_list(*(f.value_of for f in filters)).distinct()


@prepared
def combinations(view):
    return combinations_in(view().make_filters(), view.model.objects.published())
