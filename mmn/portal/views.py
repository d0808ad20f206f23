"""Home, archives across kinds, and what machines ask for."""

from datetime import date

from django.db import connection
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from mmn.content.cacheable import cacheable
from mmn.content.models import Category, CategoryName, Entry, Tag, TagName
from mmn.content.prepared import prepared
from mmn.content.structured import home as start
from mmn.content.structured import network_described, root_of, trail, website
from mmn.content.views import EntryList

from .home import home_context
from .old_addresses import PARAMETERS

# The month in which the page on accessibility was last compared with the site.
REVIEWED = date(2026, 11, 1)


@cacheable(*PARAMETERS, offers_language=True)
@require_safe
@vary_on_headers("Accept-Language")
def home(request):
    """The front page; it offers the reader's own language, and forces none."""
    offered = request.META["HTTP_ACCEPT_LANGUAGE"]
    told = {"offered": offered, "structured": structured(request)}
    return render(request, "portal/home.html", home_context() | told)


@cacheable()
@require_safe
def accessibility(request):
    """What was done so that everybody can use the site, what is not, whom to tell."""
    return render(request, "portal/accessibility.html", {"reviewed": REVIEWED})


def structured(request):
    """The network and its site, for machines."""
    root, search = root_of(request), reverse("search:results")
    site = website(root, request.path, search, get_language())
    return [network_described(root), site]


class Archive(EntryList):
    """All kinds that share a category or a tag, newest first."""

    model = Entry
    template_name = "portal/archive.html"

    def about(self):
        return {"subject": self.subject.pk}

    def chosen(self, language, asked, subject):
        subject = self.subjects(pk=subject)
        return super().chosen(language, asked).sorted_under(subject)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            subject=self.subject,
            name=self.subject.local_name or self.subject.name,
            is_tag=isinstance(self.subject, Tag),
            feed_address=reverse(self.feed, args=[self.subject.slug]),
            atom_address=reverse(self.atom, args=[self.subject.slug]),
            structured=[self.way()],
            **kwargs,
        )

    def way(self):
        here = (self.subject.local_name or self.subject.name, self.request.path)
        return trail(root_of(self.request), [start(), here])


class CategoryArchive(Archive):
    feed, atom = "portal:category_feed", "portal:category_atom"
    subjects = Category

    @cached_property
    def subject(self):
        found = category_at(get_language(), slug=self.kwargs["slug"])
        if not found:
            raise Http404
        return found[0]


class TagArchive(Archive):
    feed, atom = "portal:tag_feed", "portal:tag_atom"
    subjects = Tag

    def get(self, request, *args, **kwargs):
        if self.subject.slug != self.kwargs["slug"]:
            return redirect(self.subject, permanent=True)
        return super().get(request, *args, **kwargs)

    @cached_property
    def subject(self):
        slug = self.kwargs["slug"]
        found = tags_at(get_language(), slug=slug)
        if not found:
            raise Http404
        return min(found, key=lambda tag: tag.slug != slug)


@prepared
def category_at(language, slug):
    local_name = CategoryName.objects.of_outer(language)
    return Category.objects.annotate(local_name=local_name).filter(slug=slug)


@prepared
def tags_at(language, slug):
    local_name = TagName.objects.of_outer(language)
    return Tag.objects.annotate(local_name=local_name).known_at(slug)


@require_safe
def health(request):
    """200 while the site and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@cacheable()
@require_safe
def robots(request):
    """Results of the search are for no index, but who may not read them never learns
    that: the pages say so themselves."""
    lines = ["User-agent: *", "Disallow: /admin/"]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")


@require_safe
def favicon(request):
    """For what names no icon of its own: a PDF, a feed, the admin."""
    return redirect(static("img/mark.svg"))


def not_found(request, exception=None):
    return render(request, "404.html", status=404)
