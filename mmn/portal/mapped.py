"""What a sitemap says of each text: address, last change, its other languages, and the
pictures on its page; as XML, since a template takes ten times as long for thousands."""

from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from mmn.content.addresses import address
from mmn.content.kinds import listed_kinds
from mmn.content.languages import address_language
from mmn.content.models import Entry
from mmn.content.moments import last_changed
from mmn.content.prepared import prepared
from mmn.content.templatetags.head import default_text
from mmn.media.addresses import largest_address
from mmn.media.models import Photo, is_withheld

PLACE = "a-place"


class Text(NamedTuple):
    """What is read of an entry; names as there."""

    pk: int
    kind: str
    language: str
    slug: str
    translation_of_id: int | None
    updated_at: object
    published_at: object

    original_id = Entry.original_id

    def get_absolute_url(self):
        """As ``Entry`` says it, which would take longer for thousands."""
        return pattern(self.kind, self.language).replace(PLACE, self.slug)


@lru_cache
def pattern(kind, language):
    return address(f"{kind}:detail", PLACE, language=address_language(language))


def listed():
    return [kind.KIND for kind in listed_kinds()]


@prepared
def texts_between(first, end):
    """Every visible text of the kinds with lists, by a range of numbers."""
    texts = Entry.objects.published().filter(between("pk", first, end))
    return texts.filter(kind__in=listed()).order_by("pk").values_list(*Text._fields)


def families_between(first, end):
    """All visible texts, wherever their numbers are, of what has a translation and one
    text in this range."""
    for column in ("pk", "translation_of"):  # both at once would read the whole table
        yield from kin_between(column, first=first, end=end)


@prepared
def kin_between(column, first, end):
    translations = Entry.objects.published().filter(translation_of__isnull=False)
    near = between("pk", first, end) | between("translation_of", first, end)
    originals = translations.filter(near).order_by().values("translation_of")
    texts = Entry.objects.published().filter(**{f"{column}__in": originals})
    return texts.order_by().values_list(*Text._fields)


def between(column, first, end):
    return Q(**{f"{column}__gte": first, f"{column}__lt": end})


def of(column, numbers=None, first=None, end=None):
    """These, or those in a range."""
    return Q(**{f"{column}__in": numbers}) if numbers else between(column, first, end)


@prepared
def covers(**which):
    shown = Entry.objects.filter(~is_withheld("cover"), of("pk", **which))
    return shown.exclude(cover="").order_by().values_list("pk", "cover", "cover_width")


@prepared
def photos(**which):
    shown = Photo.objects.shown().filter(of("entry", **which))
    return shown.values_list("entry", "image", "width")


def pictures(**which):
    """{number of the entry: addresses of its cover and photos that may be shown}."""
    found = {}
    for number, name, width in [*covers(**which), *photos(**which)]:
        found.setdefault(number, []).append(largest_address(name, width))
    return found


def described(texts, families, pictures, root):
    """The XML of ``texts``; ``families`` are all texts of what they belong to, at least
    where that are several."""
    members = {}
    for text in sorted(families, key=lambda text: text.language):
        members.setdefault(text.original_id, []).append(text)
    links = {
        original: linked(named(texts_of_one, root))
        for original, texts_of_one in members.items()
        if len(texts_of_one) > 1
    }
    for text in texts:
        images = (image(root + one) for one in pictures.get(text.pk, ()))
        beside = links.get(text.original_id, "") + "".join(images)
        changed = timezone.localtime(last_changed(text))
        yield url(root + text.get_absolute_url(), beside, changed.isoformat())


def named(texts, root):
    """(language, address) of each text; the one for readers of all other languages
    last."""
    for text in texts:
        yield text.language, root + text.get_absolute_url()
    yield "x-default", root + default_text(texts).get_absolute_url()


def url(address, beside="", changed=""):
    changed = changed and f"<lastmod>{changed}</lastmod>"
    return f"<url><loc>{escape(address)}</loc>{changed}{beside}</url>\n"


def linked(languages):
    """The XML for (language, address)."""
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(address)}"/>'
        for code, address in languages
    )


def image(address):
    return f"<image:image><image:loc>{escape(address)}</image:loc></image:image>"


def whole(urls):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
        ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n'
        f"{''.join(urls)}</urlset>\n"
    )
