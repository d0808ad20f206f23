"""Publications on shelves: by country, theme, year and language.

Shelves are filled from the newest publications, so that a page costs the same however
many there are; the headings lead to lists with all of them.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language, override

from mmn.content import dates
from mmn.content.countries import Country
from mmn.content.languages import OWN_NAMES, Language
from mmn.content.models import TaggedEntry, TagName
from mmn.content.querysets import family
from mmn.content.remembered import remembered
from mmn.media.models import Document

from .models import PolicyBrief, Publication

# The newest publications that are looked at; how many stand on a shelf; how many
# shelves of themes there are.
NEWEST = 400
ON_A_SHELF = 6
THEMES = 12
# What else a country is called in tags.
ALIASES = {"laos": "LA", "lao pdr": "LA", "burma": "MM", "viet nam": "VN"}


def newest(language):
    """(number, number of the original, language, month, moment) of the newest texts."""
    texts = Publication.objects.published().for_reader(language).newest_first()
    columns = ("translation_of", "language", "published_in", "published_at")
    return list(texts.values_list("pk", *columns)[:NEWEST])


@dataclass
class Shelf:
    """``books`` by number until ``Shelves`` has read them; ``address`` leads to all."""

    name: str
    books: list
    address: str = ""
    language: str = ""
    count: int = 0


class Shelves:
    """The shelves of one order, for one reader; a fixed number of queries."""

    def __init__(self):
        language = get_language()
        self.texts = remembered(("shelves", language), lambda: newest(language))
        # The number of the original -> that of the text that the reader gets.
        self.shown = {original or pk: pk for pk, original, *_ in self.texts}

    def filled(self, shelves):
        """``shelves`` with cards on them, in one query."""
        wanted = {pk for shelf in shelves for pk in shelf.books[:ON_A_SHELF]}
        cards = Publication.objects.published().filter(pk__in=wanted).cards()
        cards = {card.pk: card for card in cards.prefetch_related(None)}
        for shelf in shelves:
            shelf.count = len(shelf.books)
            first = shelf.books[:ON_A_SHELF]
            shelf.books = [cards[pk] for pk in first if pk in cards]
        return [shelf for shelf in shelves if shelf.books]

    def by_year(self):
        shelves = defaultdict(list)
        for pk, _original, _language, month, moment in self.texts:
            shelves[(month or moment).year].append(pk)
        list_address = reverse("publications:list")
        return [
            Shelf(dates.year(year), shelves[year], f"{list_address}?year={year}")
            for year in sorted(shelves, reverse=True)
        ]

    def by_language(self):
        """By the languages of texts, documents and briefs."""
        originals = [*self.shown]
        texts = Publication.objects.published().filter(family(originals))
        pairs = set(texts.values_list("pk", "translation_of", "language"))
        for files, owner in ((Document, "entry"), (PolicyBrief, "publication")):
            found = files.objects.visible().filter(family(originals, owner)).order_by()
            pairs |= set(
                found.values_list(owner, f"{owner}__translation_of", "language")
            )
        readable = {(original or pk, language) for pk, original, language in pairs}
        list_address = reverse("publications:list")
        order = [get_language(), *(code for code in Language.values)]
        return [
            Shelf(
                OWN_NAMES[code],
                self.in_order(pk for pk, language in readable if language == code),
                f"{list_address}?language={code}",
                code,
            )
            for code in dict.fromkeys(order)
        ]

    def by_theme(self):
        """By the tags that most of them have and that name no country; that of one book
        is no theme while there are others."""
        tags = self.tags()
        used = Counter(
            {
                slug: len(found)
                for slug, (name, _local_name, found) in tags.items()
                if not country_of(name)
            }
        )
        several = Counter({slug: n for slug, n in used.items() if n > 1})
        shelves = []
        for slug, _count in (several or used).most_common(THEMES):
            name, local_name, found = tags[slug]
            address = reverse("portal:tag", args=[slug])
            language = "" if local_name else "en"
            shelves.append(
                Shelf(local_name or name, self.in_order(found), address, language)
            )
        return shelves

    def by_country(self):
        """By tags that name a country, and by what briefs are about."""
        shelves, addresses = defaultdict(set), {}
        for slug, (name, _local_name, found) in self.tags().items():
            if code := country_of(name):
                shelves[code] |= found
                addresses[code] = reverse("portal:tag", args=[slug])
        briefs = PolicyBrief.objects.visible().filter(
            family([*self.shown], "publication"), scope__in=Country.values
        )
        columns = ("publication", "publication__translation_of", "scope")
        for pk, original, scope in briefs.order_by().values_list(*columns):
            shelves[scope].add(original or pk)
        return [
            Shelf(str(label), self.in_order(shelves[code]), addresses.get(code, ""))
            for code, label in Country.choices
            if shelves[code]
        ]

    def tags(self):
        """{slug: (name, name for the reader, originals that have it)}, in one query."""
        rows = TaggedEntry.objects.filter(content_object__in=[*self.shown])
        rows = rows.annotate(local_name=local_tag_name())
        tags = {}
        columns = ("tag__slug", "tag__name", "local_name", "content_object")
        for slug, name, local_name, number in rows.values_list(*columns):
            tags.setdefault(slug, (name, local_name, set()))[2].add(number)
        return tags

    def in_order(self, originals):
        """The texts for the reader, the newest first."""
        wanted = {self.shown[number] for number in originals if number in self.shown}
        return [pk for pk, *_ in self.texts if pk in wanted]


def local_tag_name():
    return TagName.objects.of_outer(get_language(), "tag")


def country_of(tag):
    """The code of the country that a tag names, or nothing."""
    name = tag.casefold()
    return ALIASES.get(name) or english_names().get(name, "")


def english_names():
    with override("en"):
        return {str(label).casefold(): code for code, label in Country.choices}
