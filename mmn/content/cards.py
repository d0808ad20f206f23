"""Reading the cards of entries that a list has chosen by number.

A list first finds which entries stand on a page, by number alone; what their cards
show is read for these few only, whatever the list and however long.
"""

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from mmn.media.models import Photo

from .models import Entry
from .prepared import prepared
from .querysets import visible_texts
from .remembered import CARDS, remembered_each


def cards(numbers, photos=(), languages=True):
    """The entries of these numbers in their order, each as its own kind, with what its
    card shows: the languages it exists in, and those numbered in ``photos`` a first
    photo, which stands for a cover.

    They are remembered, and many pages show the same: nobody may change them.
    """
    photos = set(photos)
    keys = [("card", number, number in photos, languages) for number in numbers]
    found = remembered_each(keys, read_cards, CARDS)
    return [found[key] for key in keys if key in found]


def read_cards(keys):
    """What ``cards`` tells of each key, as a dict."""
    numbers = [number for _card, number, *_more in keys]
    photos = [number for _card, number, photo, _languages in keys if photo]
    languages = [number for _card, number, _photo, languages in keys if languages]
    entries = {entry.pk: entry for entry in entries_of(numbers=numbers)}
    texts = translations_of(numbers=languages)
    first_photos = photos_of(numbers=photos)
    for entry in entries.values():
        if languages:
            entry.visible_translations = _belonging(texts, "translation_of_id", entry)
        entry.first_photos = _belonging(first_photos, "entry_id", entry)
    found = {key: entries[key[1]].specific for key in keys if key[1] in entries}
    for entry in found.values():
        entry.rendered_cards = {}
    return found


def _belonging(rows, link, entry):
    return [row for row in rows if getattr(row, link) == entry.pk]


@prepared
def entries_of(numbers):
    # What was hidden a moment ago, lists may still know by its number.
    shown = Entry.objects.published().filter(pk__in=numbers)
    return shown.for_cards().order_by()


@prepared
def translations_of(numbers):
    return visible_texts().filter(translation_of__in=numbers)


@prepared
def photos_of(numbers):
    """The first photo of each entry that may be shown."""
    rank = Window(RowNumber(), F("entry"), (F("position"), F("pk")))
    photos = Photo.objects.shown().filter(entry__in=numbers)
    return photos.annotate(rank=rank).filter(rank=1).order_by()
