"""The map of every public address for search engines."""

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index
from django.contrib.sitemaps.views import sitemap as section
from django.urls import reverse
from django.views.decorators.http import require_safe

from mmn.content.cacheable import cacheable
from mmn.content.kinds import listed_kinds
from mmn.content.models import Category, Entry, Page, Tag

from .mapped import describe

INDEX_FROM = 20000


class EntrySitemap(Sitemap):
    """Every visible text of the kinds with lists, at the address of its language."""

    limit = INDEX_FROM

    def texts(self):
        named = ("kind", "language", "slug", "translation_of", "updated_at")
        return Entry.objects.published().only(*named)

    def items(self):
        kinds = [kind.KIND for kind in listed_kinds()]
        return self.texts().filter(kind__in=kinds).order_by("pk")

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


class InAllLanguages(Sitemap):
    """What each language of the interface has, at an address of its own."""

    i18n = alternates = x_default = True


class ArchiveSitemap(InAllLanguages):
    """Categories and tags under which a visitor finds something."""

    def items(self):
        shown = Entry.objects.published()
        used = Category.objects.filter(entries__in=shown).distinct()
        return [*used, *Tag.objects.in_use().order_by("pk")]


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
    if Entry.objects.count() > INDEX_FROM:
        return index(request, SECTIONS, sitemap_url_name="sitemap_section")
    return section(request, SECTIONS)
