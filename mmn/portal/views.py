"""Home, archives across kinds, and what machines ask for."""

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import cached_property

from mmn.content.models import Category, Entry, Tag
from mmn.content.views import EntryList


def home(request):
    return render(request, "portal/home.html", {})


class Archive(EntryList):
    """All kinds that share a category or a tag, newest first."""

    model = Entry
    template_name = "portal/archive.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(subject=self.subject, **kwargs)


class CategoryArchive(Archive):
    @cached_property
    def subject(self):
        return get_object_or_404(Category, slug=self.kwargs["slug"])

    def get_queryset(self):
        return super().get_queryset().filter(categories=self.subject)


class TagArchive(Archive):
    @cached_property
    def subject(self):
        return get_object_or_404(Tag, slug=self.kwargs["slug"])

    def get_queryset(self):
        return super().get_queryset().filter(tagged_entries__tag=self.subject)


def health(request):
    """200 while the site and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def robots(request):
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /search/"]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain")


def not_found(request, exception=None):
    return render(request, "404.html", status=404)
