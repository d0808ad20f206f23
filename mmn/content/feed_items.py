"""Reading what a feed tells of its entries: a fixed number of queries, written once."""

from functools import lru_cache, partial

from django.utils.translation import get_language

from mmn.media.models import Document

from .kinds import listed_kinds
from .models import Category, Entry, Tag
from .prepared import prepared
from .remembered import remembered
from .templatetags.richtext import richtext
from .withheld import images_named, withheld_in

LENGTH = 20
# So many texts are kept as readers get them: those of the feeds asked for most.
TEXTS = 128


def newest(feed, subject):
    """The newest entries of a feed in the reader's language, whole, with ``files``,
    ``words`` (names of categories and tags) and ``withheld``."""
    numbers = numbers_of(feed, get_language(), subject)
    found = {entry.pk: entry for entry in entries_of(numbers=numbers)}
    entries = [found[number] for number in numbers if number in found]
    words, files = {}, {}
    for rows in (categories_of, tags_of):
        for number, name in rows(numbers=numbers):
            words.setdefault(number, []).append(name)
    for file in files_of(numbers=numbers):
        files.setdefault(file.entry_id, []).append(file)
    texts = [text for entry in entries for _title, text in entry.specific.texts()]
    withheld = withheld_in(*texts)
    for entry in entries:
        entry.words, entry.files = words.get(entry.pk, []), files.get(entry.pk, [])
        entry.withheld = withheld
    return entries


def numbers_of(feed, language, subject):
    """The numbers of the newest entries, found once after each change."""
    about = {"subject": subject.pk} if subject else {}
    key = ("feed", feed, language, *about.values())
    newest_now = partial(newest_numbers, feed, language, piece=(0, LENGTH), **about)
    return remembered(key, newest_now)


@prepared
def newest_numbers(feed, language, **subject):
    entries = feed().entries(**subject).published().for_reader(language)
    return entries.newest_first().values_list("pk", flat=True)


@prepared
def entries_of(numbers):
    links = [kind.child_link() for kind in listed_kinds()]
    entries = Entry.objects.published().filter(pk__in=numbers).select_related(*links)
    return entries.with_shown_cover().order_by()


@prepared
def categories_of(numbers):
    found = Category.objects.filter(entries__in=numbers)
    return found.values_list("entries", "name")


@prepared
def tags_of(numbers):
    found = Tag.objects.filter(tagged_entries__content_object__in=numbers)
    found = found.order_by("tagged_entries__pk")
    return found.values_list("tagged_entries__content_object", "name")


@prepared
def files_of(numbers):
    return Document.objects.filter(entry__in=numbers).defer("given_text")


def readable(html, withheld):
    """Rich text as pages show it; it is worked out once, and again when it changed."""
    return _readable(html, frozenset(withheld & images_named(html)), get_language())


@lru_cache(TEXTS)
def _readable(html, withheld, _language):
    return richtext(html, withheld)
