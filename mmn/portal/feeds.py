"""Feeds with full content: of everything, of a category, of a kind."""

from django.contrib.syndication.views import Feed


class SiteFeed(Feed):
    title = "Mekong Migration Network"
    link = "/"

    def items(self):
        return []


class AtomSiteFeed(SiteFeed):
    pass


class CategoryFeed(SiteFeed):
    pass
