"""Where files are used, for many at once: a few queries, however many files."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mmn.content.models import Entry

from ..dashboard import change_address
from ..states import badge
from .sources import sources

SHOWN = 3


@dataclass(frozen=True)
class Use:
    """``entry`` is None where whoever asks may not know of it."""

    label: str
    entry: Entry | None

    def __str__(self):
        return f"{self.label}: {self.entry.title}" if self.entry else hidden(1)


def hidden(count):
    return ngettext(
        "in %d entry that you can't see", "in %d entries that you can't see", count
    ) % (count)


def uses_of(names, visible=None):
    """{name: its uses}; entries that are not among ``visible`` stay nameless."""
    found = [
        (name, source.label, entry)
        for source in sources()
        for name, entry in links(source, names)
    ]
    numbers = {entry for _name, _label, entry in found}
    entries = Entry.objects.all() if visible is None else visible
    fields = ("kind", "title", "status", "published_at", "unpublish_at")
    entries = entries.filter(pk__in=numbers).only(*fields).in_bulk()
    uses = defaultdict(list)
    for name, label, entry in found:
        use = Use(label, entries.get(entry))
        if use not in uses[name] or use.entry is None:
            uses[name].append(use)
    return uses


def entries_with(name):
    """Entries that use the file of this name, hidden ones too, last changed first."""
    holds = Q()
    for source in sources():
        rows = source.rows().filter(**{source.field.name: name})
        holds |= Q(pk__in=rows.order_by().values(source.to_entry))
    return Entry.objects.filter(holds).order_by("-updated_at", "-pk")


def links(source, names):
    """(name, number of the entry) of the files among ``names``."""
    rows = source.rows().filter(**{f"{source.field.name}__in": names})
    return rows.order_by("pk").values_list(source.field.name, source.to_entry)


def linked(use):
    """What uses a file, with a way to its form and its state."""
    if use.entry is None:
        return hidden(1)
    return format_html(
        '{}: <a href="{}">{}</a> {}',
        use.label,
        change_address(use.entry),
        use.entry.title,
        badge(use.entry),
    )


def listed(uses, limit=SHOWN):
    """Uses as links with the state of their entries; ``limit`` None shows all."""
    told = [use for use in uses if use.entry]
    items = [linked(use) for use in told[:limit]]
    more = len(told) - len(items)
    if more > 0:
        items.append(_("and %d more") % more)
    if unseen := len(uses) - len(told):
        items.append(hidden(unseen))
    if not items:
        return format_html('<span class="unused">{}</span>', _("not used"))
    rows = format_html_join("", "<li>{}</li>", ((item,) for item in items))
    return format_html('<ul class="uses">{}</ul>', rows)
