"""Feeds with full content, the same for every kind, category and tag."""

import re
from html import escape
from urllib.parse import urljoin

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from mmn.media.addresses import default_address, media_address
from mmn.media.cards import card_address
from mmn.media.templatetags.pictures import dimensions

from .cacheable import Cacheable
from .feed_items import newest, readable
from .kinds import section_name
from .models import Entry
from .moments import last_changed

SITE = _("Mekong Migration Network")


# XML has no way to write these, and one of them in a title would break the feed.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

TAG = re.compile(r'<\w(?:[^">]|"[^"]*")*>')
ADDRESS = re.compile(r'\b(href|src)="([^"]*)"')


def printable(value):
    """``value`` without the characters that XML cannot hold."""
    if isinstance(value, str):
        return UNPRINTABLE.sub("", value)
    return list(map(printable, value)) if isinstance(value, list | tuple) else value


class WholeItems:
    """Items with their text, whose links and pictures work from anywhere."""

    def add_item(self, **item):
        base = item["link"]
        item["content"] = absolute_addresses(item["content"], base)
        item["cover"] = item["cover"] and urljoin(base, item["cover"])
        for file in item["enclosures"]:
            file.url = urljoin(base, file.url)
        super().add_item(**{key: printable(value) for key, value in item.items()})


class FullRss(WholeItems, Rss201rev2Feed):
    """RSS 2.0 with the whole text beside the summary, and the language of each item."""

    MOST_FILES = 1

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("dc:language", item["language"])
        if item["cover"]:
            picture = {"url": item["cover"], "medium": "image", "type": "image/jpeg"}
            handler.addQuickElement("media:content", "", picture)
        if item["content"]:
            handler.addQuickElement("content:encoded", item["content"])


class FullAtom(WholeItems, Atom1Feed):
    """Atom with the whole text beside the summary."""

    MOST_FILES = 20

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["content"]:
            attributes = {"type": "html", "xml:lang": item["language"]}
            handler.addQuickElement("content", item["content"], attributes)


class EntryFeed(Feed):
    """The newest published entries, each once, with full content.

    Subclasses narrow ``entries()`` to their subject: the number of a category or a tag.
    """

    cacheable = Cacheable()
    feed_type = FullRss

    @method_decorator(require_safe)
    def __call__(self, request, *args, **kwargs):
        return super().__call__(request, *args, **kwargs)

    def entries(self, subject=None):
        return Entry.objects.all()

    def items(self, subject):
        return newest(type(self), subject)

    def title(self, subject):
        return printable(f"{subject} – {SITE}" if subject else str(SITE))

    def link(self, subject):
        return reverse("portal:home")

    def description(self, subject):
        return _(
            "For the rights and dignity of migrants in the Greater Mekong Subregion"
        )

    def item_title(self, entry):
        return entry.title

    def item_description(self, entry):
        # Readers of feeds take it for HTML, where "<" and "&" begin something.
        return escape(entry.specific.teaser, quote=False)

    def item_link(self, entry):
        return entry.get_absolute_url()

    def item_guid(self, entry):
        """The same for ever, whatever becomes of host and address."""
        return f"tag:mekongmigration.org,2026:entry-{entry.pk}"

    item_guid_is_permalink = False

    def item_pubdate(self, entry):
        return entry.published_at

    def item_updateddate(self, entry):
        return last_changed(entry)

    def item_categories(self, entry):
        return entry.words

    def item_enclosures(self, entry):
        """Its PDFs, that in its own language first; RSS has room for one."""
        files = sorted(entry.files, key=lambda f: f.language != entry.language)
        return [
            Enclosure(file.get_absolute_url(), str(file.size), "application/pdf")
            for file in files[: self.feed_type.MOST_FILES]
        ]

    def item_extra_kwargs(self, entry):
        cover = entry.shown_cover
        return {
            "content": self.content(entry),
            "language": entry.language,
            "cover": card_address(cover) if cover else "",
        }

    def content(self, entry):
        """The cover and every text of the entry's page."""
        texts = [
            format_html("{}{}", heading and format_html("<h2>{}</h2>", heading), text)
            for heading, html in entry.specific.texts()
            if (text := readable(html, entry.withheld))
        ]
        if entry.shown_cover:
            texts.insert(0, with_size(entry.shown_cover, entry.cover_alt))
        return format_html_join("\n", "{}", ((text,) for text in texts))


def with_size(cover, alt):
    """The cover as a plain picture, which every reader of feeds shows."""
    width, height = dimensions(cover)
    address = default_address(cover.name, width) if width else media_address(cover.name)
    size = format_html(' width="{}" height="{}"', width, height) if width else ""
    return format_html('<p><img src="{}" alt="{}"{}></p>', address, alt, size)


def absolute_addresses(html, base):
    """``html`` with the address of every link and picture made absolute."""
    return TAG.sub(
        lambda tag: ADDRESS.sub(
            lambda found: f'{found[1]}="{joined(base, found[2])}"', tag[0]
        ),
        html,
    )


def joined(base, address):
    """``address`` as seen from ``base``; as it stands where it is none at all, such as
    ``//[to be added]/``, which would take a whole feed away from its readers."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


class KindFeed(EntryFeed):
    """The newest of one kind; a subclass names its ``model``."""

    def entries(self, subject=None):
        return Entry.objects.filter(kind=self.model.KIND)

    def title(self, subject):
        return super().title(section_name(self.model))

    def link(self, subject):
        return reverse(f"{self.model.KIND}:list")


class InAtom:
    """Before a feed: the same as Atom."""

    feed_type = FullAtom
    author_name = SITE

    def subtitle(self, subject):
        return self.description(subject)
