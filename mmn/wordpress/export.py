"""What a WordPress export (WXR 1.x) holds, read into plain objects.

Nothing is judged here: every item comes out as it stands in the file.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import parse

from .links import numeral

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
VERSION = re.compile(r"\{(http://wordpress\.org/export/(1\.\d))/\}")
NEVER = "0000-00-00 00:00:00"
BANGKOK = timedelta(hours=7)
YEARS = range(1970, 2200)


class ExportError(Exception):
    """The file can't be read; the message is a sentence for whoever gave it."""


@dataclass
class Author:
    login: str
    email: str
    display_name: str
    first_name: str
    last_name: str


@dataclass
class Term:
    """A category or a tag."""

    number: int
    slug: str
    name: str
    parent: str = ""
    description: str = ""


@dataclass
class Item:
    """A post, page, attachment, menu entry or whatever else WordPress keeps."""

    number: int
    kind: str
    status: str
    title: str
    name: str
    link: str
    guid: str
    creator: str
    content: str
    excerpt: str
    date: datetime | None
    parent: int
    menu_order: int
    password: str
    sticky: bool
    attachment_url: str
    comments: int
    categories: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)


@dataclass
class Export:
    addresses: list[str]
    authors: list[Author]
    categories: list[Term]
    tags: list[Term]
    items: list[Item]

    def of_kind(self, *kinds):
        return [item for item in self.items if item.kind in kinds]


def read_export(path):
    """The export at ``path``; ExportError says what is wrong with the file."""
    path = Path(path)
    if not path.is_file():
        raise ExportError(f"There is no file {path}.")
    try:
        root = parse(path).getroot()
    except DefusedXmlException as error:
        raise ExportError(
            f"{path.name} defines entities, which no export of WordPress does. "
            "It was not read."
        ) from error
    except (ParseError, ValueError) as error:
        raise ExportError(
            f"{path.name} is not XML, or it is cut off: {error}. "
            "Export it again in WordPress under Tools, Export."
        ) from error
    channel = root.find("channel")
    version = channel is not None and _wxr_namespace(channel)
    if not version:
        raise ExportError(
            f"{path.name} is XML but no WordPress export: it names no WXR version. "
            "Make one in WordPress under Tools, Export, All content."
        )
    return _Reader(version).export(channel)


def _wxr_namespace(channel):
    for element in channel:
        found = VERSION.match(element.tag)
        if found and element.tag.endswith("wxr_version"):
            return found[1]
    return None


class _Reader:
    """Reads elements of one WXR version's namespaces."""

    def __init__(self, namespace):
        self.wp = f"{{{namespace}/}}"
        self.excerpt = f"{{{namespace}/excerpt/}}encoded"

    def text(self, element, name, default=""):
        found = element.find(name if name[0] == "{" else self.wp + name)
        return default if found is None or found.text is None else found.text

    def number(self, element, name):
        return numeral(self.text(element, name))

    def export(self, channel):
        addresses = [self.text(channel, n) for n in ("base_site_url", "base_blog_url")]
        items = [self.item(element) for element in channel.findall("item")]
        _complete_dates(items, channel, self)
        categories = map(self.category, channel.findall(self.wp + "category"))
        tags = map(self.tag, channel.findall(self.wp + "tag"))
        return Export(
            addresses=[a for a in dict.fromkeys(addresses) if a],
            authors=[self.author(e) for e in channel.findall(self.wp + "author")],
            categories=_with_used(categories, channel, "category"),
            tags=_with_used(tags, channel, "post_tag"),
            items=items,
        )

    def author(self, element):
        names = ("login", "email", "display_name", "first_name", "last_name")
        return Author(*(self.text(element, f"author_{name}") for name in names))

    def category(self, element):
        return Term(
            number=self.number(element, "term_id"),
            slug=self.text(element, "category_nicename"),
            name=unescape(self.text(element, "cat_name")),
            parent=self.text(element, "category_parent"),
            description=unescape(self.text(element, "category_description")),
        )

    def tag(self, element):
        return Term(
            number=self.number(element, "term_id"),
            slug=self.text(element, "tag_slug"),
            name=unescape(self.text(element, "tag_name")),
        )

    def item(self, element):
        terms = [(c.get("domain"), c.get("nicename")) for c in element.iter("category")]
        return Item(
            number=self.number(element, "post_id"),
            kind=self.text(element, "post_type"),
            status=self.text(element, "status"),
            title=plain_title(element.findtext("title")),
            name=self.text(element, "post_name"),
            link=(element.findtext("link") or "").strip(),
            guid=(element.findtext("guid") or "").strip(),
            creator=self.text(element, CREATOR),
            content=self.text(element, CONTENT),
            excerpt=self.text(element, self.excerpt),
            date=moment(self.text(element, "post_date_gmt", NEVER)),
            parent=self.number(element, "post_parent"),
            menu_order=self.number(element, "menu_order"),
            password=self.text(element, "post_password"),
            sticky=self.text(element, "is_sticky") == "1",
            attachment_url=self.text(element, "attachment_url"),
            comments=len(element.findall(self.wp + "comment")),
            categories=[slug for domain, slug in terms if domain == "category"],
            tags=[slug for domain, slug in terms if domain == "post_tag"],
            meta={
                self.text(meta, "meta_key"): self.text(meta, "meta_value")
                for meta in element.findall(self.wp + "postmeta")
            },
        )


def _with_used(terms, channel, domain):
    """``terms`` and those that only posts name: an export of a part explains none."""
    found = {term.slug: term for term in terms}
    for used in channel.iterfind("item/category"):
        slug, name = used.get("nicename"), unescape(used.text or "")
        if used.get("domain") == domain and slug:
            found.setdefault(slug, Term(0, slug, name or slug))
    return list(found.values())


def _complete_dates(items, channel, reader):
    """A post without a date in UTC takes its local date, at the site's usual offset."""
    local = [
        moment(reader.text(element, "post_date", NEVER))
        for element in channel.findall("item")
    ]
    pairs = list(zip(items, local, strict=True))
    offsets = [there - item.date for item, there in pairs if there and item.date]
    usual = max(set(offsets), key=offsets.count) if offsets else BANGKOK
    for item, there in pairs:
        if item.date is None and there:
            item.date = there - usual


def moment(text):
    """A moment in UTC, or None for WordPress's "0000-00-00" and what else is none."""
    try:
        found = datetime.strptime(text.strip(), "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    return found if found.year in YEARS else None


def plain_title(text):
    """A title without markup and entities, otherwise letter for letter."""
    return unescape(re.sub(r"</?[a-zA-Z][^>]*>", "", text or "")).strip()
