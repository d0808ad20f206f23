"""The map of every public address for search engines."""

from types import SimpleNamespace

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index
from django.contrib.sitemaps.views import sitemap as section
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.views.decorators.http import require_safe

from mmn.content.cacheable import cacheable
from mmn.content.kinds import listed_kinds
from mmn.content.models import Category, Entry, Page, Tag
from mmn.content.remembered import remembered

from .mapped import describe

# So many entries stand in one file.
IN_ONE_FILE = 2000


class NumberRanges:
    """Pages of entries by ranges of their numbers: none costs more than another."""

    def __init__(self, entries):
        self.entries = entries.order_by("pk")
        self.starts = file_starts()
        self.num_pages = max(1, len(self.starts))

    def page(self, number):
        try:
            number = int(number)
        except ValueError:
            raise PageNotAnInteger from None
        if not 1 <= number <= self.num_pages:
            raise EmptyPage
        entries = self.entries.filter(pk__gte=[0, *self.starts[1:]][number - 1])
        for end in self.starts[number : number + 1]:
            entries = entries.filter(pk__lt=end)
        return SimpleNamespace(object_list=entries)


def file_starts():
    """The number of the first entry in each file."""
    return remembered("sitemap", lambda: visible_numbers()[::IN_ONE_FILE])


def visible_numbers():
    entries = Entry.objects.published().filter(kind__in=listed())
    return list(entries.order_by("pk").values_list("pk", flat=True))


def listed():
    return [kind.KIND for kind in listed_kinds()]


class EntrySitemap(Sitemap):
    """Every visible text of the kinds with lists, at the address of its language."""

    @property
    def paginator(self):
        return NumberRanges(self.items())

    def get_latest_lastmod(self):
        """Nothing: to find it would read every entry."""

    def texts(self):
        named = ("kind", "language", "slug", "translation_of", "updated_at")
        return Entry.objects.published().only(*named)

    def items(self):
        return self.texts().filter(kind__in=listed()).order_by("pk")

    def get_urls(self, page=1, site=None, protocol=None):
        urls = super().get_urls(page, site, protocol)
        describe(urls, f"{protocol}://{site.domain}", self.texts())
        return urls

    def lastmod(self, entry):
        return entry.updated_at


class PageSitemap(EntrySitemap):
    """Standing pages, at the path that leads down to them."""

    def texts(self):
        return Page.objects.published().select_related("parent__parent__parent")

    def items(self):
        return self.texts().order_by("position", "pk")

    @property
    def paginator(self):
        return Sitemap.paginator.fget(self)


class InAllLanguages(Sitemap):
    """What each language of the interface has, at an address of its own."""

    i18n = alternates = x_default = True


class ArchiveSitemap(InAllLanguages):
    """Categories and tags under which a visitor finds something."""

    def items(self):
        categories, tags = remembered("archives in use", archives_in_use)
        return [
            *Category.objects.filter(pk__in=categories),
            *Tag.objects.filter(pk__in=tags).order_by("pk"),
        ]


def archives_in_use():
    """The numbers of categories and of tags with something to show."""
    shown = Entry.objects.published().filter(categories=OuterRef("pk"))
    categories = Category.objects.filter(Exists(shown))
    return [
        list(used.order_by().values_list("pk", flat=True))
        for used in (categories, Tag.objects.in_use())
    ]


class ListSitemap(InAllLanguages):
    """Home, the list of each kind, and what the site says of itself."""

    def items(self):
        lists = (f"{kind.KIND}:list" for kind in listed_kinds())
        return ["portal:home", *lists, "portal:accessibility"]

    def location(self, name):
        return reverse(name)


SECTIONS = {
    "entries": EntrySitemap,
    "pages": PageSitemap,
    "archives": ArchiveSitemap,
    "lists": ListSitemap,
}


section = cacheable("p")(section)


@cacheable("p")
@require_safe
def sitemap(request):
    """All addresses in one file while they fit, else an index of files."""
    if len(file_starts()) > 1:
        return index(request, SECTIONS, sitemap_url_name="sitemap_section")
    return section(request, SECTIONS)
