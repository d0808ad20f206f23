"""Columns of the lists of entries, none of which costs a query per row."""

from django.contrib import admin
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime as local
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from mmn.content import dates
from mmn.content.languages import Language
from mmn.media.models import Document, Photo

from .files import EMPTY, thumbnail
from .states import badge, state_of
from .who import who


def with_counts(queryset):
    """Add how many documents and photos each entry has."""
    return queryset.annotate(
        document_count=how_many(Document), photo_count=how_many(Photo)
    )


def how_many(model, owner="entry"):
    rows = model.objects.filter(**{owner: OuterRef("pk")}).order_by()
    counted = rows.values(owner).annotate(total=Count("pk")).values("total")
    return Coalesce(Subquery(counted), 0)


def by_whom(moment, user):
    """ "3 Nov. 2026, 14:05, Reiko" of a moment and who did it, where known."""
    if moment is None:
        return EMPTY
    shown = day_and_hour(moment)
    return f"{shown}, {who(user)}" if user else shown


def moment_told(entry):
    """The one moment of a published entry that staff want to know in a list."""
    state, start, end = state_of(entry), entry.published_at, entry.unpublish_at
    if state == "scheduled":
        return gettext("from %s") % day_and_hour(start)
    if state == "withdrawn":
        return gettext("since %s") % day_and_hour(end)
    return gettext("until %s") % day_and_hour(end) if end else dates.day(local(start))


def day_and_hour(moment):
    return date_format(local(moment), "j M Y, H:i")


class EntryColumns:
    """Mixed into the admin of each kind; ``with_counts`` feeds ``files``."""

    @admin.display(description=_("picture"))
    def picture(self, entry):
        return thumbnail(entry.cover, 72)

    @admin.display(description=_("state"), ordering="published_at")
    def state(self, entry):
        """The state, and since when, from when or until when."""
        if entry.status != entry.Status.PUBLISHED:
            return badge(entry)
        shown = '{}<span class="state-date">{}</span>'
        return format_html(shown, badge(entry), moment_told(entry))

    @admin.display(description=_("language"), ordering="language")
    def in_language(self, entry):
        return Language(entry.language).label.partition(" (")[0]

    @admin.display(description=_("categories"))
    def category_names(self, entry):
        return ", ".join(category.name for category in entry.categories.all())

    @admin.display(description=_("files"), ordering="document_count")
    def files(self, entry):
        pdfs, photos = entry.document_count, entry.photo_count
        told = [
            pdfs and ngettext("%(n)d PDF", "%(n)d PDFs", pdfs) % {"n": pdfs},
            photos and ngettext("%(n)d photo", "%(n)d photos", photos) % {"n": photos},
        ]
        return ", ".join(filter(None, told)) or EMPTY

    @admin.display(description=_("written"))
    def written(self, entry):
        return by_whom(entry.created_at, entry.created_by)

    @admin.display(description=_("last changed"))
    def changed(self, entry):
        return by_whom(entry.updated_at, entry.updated_by)
