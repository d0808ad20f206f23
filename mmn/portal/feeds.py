"""Feeds with full content: of everything, of a category, of a tag."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from mmn.content.feeds import EntryFeed, InAtom
from mmn.content.kinds import listed_kinds
from mmn.content.models import Category, Tag


class SiteFeed(EntryFeed):
    """All kinds but the standing pages."""

    def entries(self, subject=None):
        kinds = [kind.KIND for kind in listed_kinds()]
        return super().entries().filter(kind__in=kinds)


class AtomSiteFeed(InAtom, SiteFeed):
    pass


class ArchiveFeed(SiteFeed):
    """What the archive of a category or a tag lists, by the same rule."""

    def entries(self, subject):
        return super().entries().sorted_under(self.subjects(pk=subject))

    def link(self, subject):
        return subject.get_absolute_url()


class CategoryFeed(ArchiveFeed):
    subjects = Category

    def get_object(self, request, slug):
        return get_object_or_404(Category, slug=slug)


class TagFeed(ArchiveFeed):
    subjects = Tag

    def get_object(self, request, slug):
        if (tag := Tag.objects.at(slug)) is None:
            raise Http404
        return tag


class AtomCategoryFeed(InAtom, CategoryFeed):
    pass


class AtomTagFeed(InAtom, TagFeed):
    pass
