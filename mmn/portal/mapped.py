"""What a sitemap says of entries beside their addresses: the same text in other
languages, and the pictures on the page."""

from django.db.models import Exists, OuterRef, Q

from mmn.content.models import Entry
from mmn.content.templatetags.head import default_text
from mmn.media.addresses import largest_address
from mmn.media.models import Photo, is_withheld

# Databases take a limited number of values in one query.
AT_ONCE = 5000


def describe(urls, root, texts):
    """Add ``alternates`` and ``images`` to the ``urls`` of entries; ``texts`` reads
    other texts of the same kind. Three queries for every few thousand entries."""
    for start in range(0, len(urls), AT_ONCE):
        some = urls[start : start + AT_ONCE]
        families = families_of([url["item"] for url in some], texts)
        pictures = pictures_of([url["item"].pk for url in some])
        for url in some:
            item = url["item"]
            url["alternates"] = alternates(families.get(item.original_id, ()), root)
            url["images"] = [root + one for one in pictures.get(item.pk, ())]


def families_of(entries, texts):
    """{number of the original: its visible texts}, of those with translations."""
    numbers = [entry.original_id for entry in entries]
    others = Entry.objects.published().filter(translation_of=OuterRef("pk")).order_by()
    found = texts.filter(
        Q(translation_of__in=numbers) | Q(Exists(others), pk__in=numbers)
    )
    families = {}
    for text in found.order_by("language"):
        families.setdefault(text.original_id, []).append(text)
    return families


def alternates(texts, root):
    """What Django's template wants: language and address of each text, the one for
    readers of all other languages last."""
    if len(texts) < 2:
        return []
    named = [(text.language, text) for text in texts]
    named.append(("x-default", default_text(texts)))
    return [
        {"lang_code": code, "location": root + text.get_absolute_url()}
        for code, text in named
    ]


def pictures_of(numbers):
    """{number of the entry: addresses of its cover and photos that may be shown}."""
    covers = Entry.objects.filter(~is_withheld("cover"), pk__in=numbers)
    covers = covers.exclude(cover="").order_by()
    photos = Photo.objects.shown().filter(entry__in=numbers)
    found = {}
    for rows in (
        covers.values_list("pk", "cover", "cover_width"),
        photos.values_list("entry", "image", "width"),
    ):
        for number, name, width in rows:
            found.setdefault(number, []).append(largest_address(name, width))
    return found
