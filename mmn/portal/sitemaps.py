"""The map of every public address for search engines."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index
from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.views.decorators.http import require_safe

from mmn.content.addresses import address
from mmn.content.cacheable import cacheable
from mmn.content.kinds import listed_kinds
from mmn.content.models import Category, Entry, Page, Tag
from mmn.content.remembered import remembered
from publications.views import PublicationShelves

from .mapped import (
    Text,
    described,
    families_between,
    linked,
    listed,
    pictures,
    texts_between,
    url,
    whole,
)

# So many entries stand in one file.
IN_ONE_FILE = 2000
LAST = 2**62


class NumberRanges:
    """Pages of entries by ranges of their numbers: none costs more than another."""

    def __init__(self, starts):
        self.starts = starts
        self.num_pages = max(1, len(starts))

    def page(self, number):
        """The first number of a page, and that after its last."""
        try:
            number = int(number)
        except ValueError:
            raise PageNotAnInteger from None
        if not 1 <= number <= self.num_pages:
            raise EmptyPage
        borders = [0, *self.starts[1:], LAST]
        return {"first": borders[number - 1], "end": borders[number]}


def file_starts():
    """The number of the first entry in each file."""
    return remembered("sitemap", lambda: visible_numbers()[::IN_ONE_FILE])


def visible_numbers():
    entries = Entry.objects.published().filter(kind__in=listed())
    return list(entries.order_by("pk").values_list("pk", flat=True))


class Section(Sitemap):
    """``get_urls`` gives XML, each address with what stands beside it."""

    def get_latest_lastmod(self):
        """Nothing: to find it would read everything."""

    def get_urls(self, page=1, site=None, protocol=None):
        return self.urls(page, f"{protocol}://{site.domain}")


class EntrySitemap(Section):
    """Every visible text of the kinds with lists, at the address of its language."""

    @property
    def paginator(self):
        return NumberRanges(file_starts())

    def urls(self, page, root):
        here = self.paginator.page(page)
        texts, families = (
            [Text(*row) for row in rows(**here)]
            for rows in (texts_between, families_between)
        )
        return described(texts, families, pictures(**here), root)


class PageSitemap(Section):
    """Standing pages, at the path that leads down to them."""

    def items(self):
        texts = Page.objects.published().select_related("parent__parent__parent")
        return list(texts.order_by("position", "pk"))

    def urls(self, page, root):
        texts = self.paginator.page(page).object_list
        shown = pictures(numbers=[text.pk for text in texts])
        return described(texts, texts, shown, root)


class InAllLanguages(Section):
    """What each language of the interface has, at an address of its own: items are the
    name of a page and the parts of its address."""

    i18n = True

    def urls(self, page, root):
        items = self.paginator.page(page).object_list
        links = {}
        for item, language in items:
            if item not in links:
                links[item] = linked(self.named(item, root))
            yield url(root + address(*item, language=language), links[item])

    def named(self, item, root):
        codes = {code: code for code, _name in settings.LANGUAGES}
        for name, code in (codes | {"x-default": settings.LANGUAGE_CODE}).items():
            yield name, root + address(*item, language=code)


class ArchiveSitemap(InAllLanguages):
    """Categories and tags under which a visitor finds something."""

    def items(self):
        return remembered("archives in use", archives_in_use)


def archives_in_use():
    """Name and word of the archives of categories and tags with something to show."""
    shown = Entry.objects.published().filter(categories=OuterRef("pk"))
    categories = Category.objects.filter(Exists(shown))
    tags = Tag.objects.in_use().order_by("pk")
    return [
        *(("portal:category", slug) for slug in slugs(categories)),
        *(("portal:tag", slug) for slug in slugs(tags)),
    ]


def slugs(subjects):
    return subjects.values_list("slug", flat=True)


class ListSitemap(InAllLanguages):
    """Home, the list of each kind, other ways through all of a kind, and what the site
    says of itself."""

    def items(self):
        today = timezone.localdate()
        return [
            ("portal:home",),
            *((f"{kind.KIND}:list",) for kind in listed_kinds()),
            ("events:month", today.year, today.month),
            *(("publications:browse_by", by) for by in PublicationShelves.ORDERS),
            ("portal:accessibility",),
        ]


SECTIONS = {
    "entries": EntrySitemap,
    "pages": PageSitemap,
    "archives": ArchiveSitemap,
    "lists": ListSitemap,
}


@cacheable("p")
def section(request, sitemaps, section=None):
    response = django_sitemap(request, sitemaps, section)
    response.content = whole(response.context_data["urlset"])
    return response


@cacheable("p")
@require_safe
def sitemap(request):
    """All addresses in one file while they fit, else an index of files."""
    if len(file_starts()) > 1:
        return index(request, SECTIONS, sitemap_url_name="sitemap_section")
    return section(request, SECTIONS)
