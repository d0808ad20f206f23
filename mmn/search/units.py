"""What of an entry is searched, in which pieces."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from html import unescape

from django.db.models import Q
from django.utils import timezone, translation
from django.utils.html import strip_tags

from mmn.content.countries import Country
from mmn.content.languages import address_language
from mmn.content.models import Entry
from mmn.content.withheld import images_named, without_images
from mmn.media.models import ImageConsent, Photo, attach_readings

from .facets import countries, facets, mark
from .models import SearchUnit
from .words import (
    BREAK,
    SHORTEST_STEMMED,
    STEM,
    TITLE,
    TITLE_STEM,
    grams,
    pairs,
    stem,
    unfolded_lines,
    unspaced,
    whole_title,
    words,
)

# Where a unit stands: in the first piece of an entry's text, which alone has the words
# of its title marked as such; in its text or a caption; in a PDF, which says so.
MAIN, TEXT, IN_PDF = "main", "text", "up"
# What a part with a caption is called, before the number of its photo.
CAPTION = "photo:"
# Half of a digest.
OWN = 16
# Part of what a unit was made from: another number makes all of them anew.
LAYOUT = 3

# Numbers of units: minutes, then the entry, then the piece, the first one highest.
START = datetime(2000, 1, 1, tzinfo=UTC)
ENTRY_BITS, PIECE_BITS = 22, 15
MOST_PIECES = 1 << PIECE_BITS
# Longer texts are searched in several pieces.
LONGEST_TEXT = 40_000

_BLOCK_ENDS = re.compile(r"</(?:p|li|h[2-5]|t[dhr]|figcaption|blockquote)>|<br ?/?>")
# Addresses to write to leave a vacancy when it closes, and are for no list of results.
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_SPACES = re.compile(r"[^\S\n]*\n\s*|[^\S\n]+")


@dataclass
class Source:
    """A part of an entry from which units are made, only if ``says`` is news."""

    name: str
    says: tuple
    make: Callable[[], list]

    def digest(self, with_grams, common):
        """Of what its units say, so many letters; of how they are marked, the rest."""
        return _digest(LAYOUT, with_grams, self.says) + _digest(common)


def _digest(*told):
    told = repr(told).encode("utf-8", "surrogatepass")
    return hashlib.md5(told, usedforsecurity=False).hexdigest()[:OWN]


def base_number(entry):
    """The part of the numbers of an entry's units that puts the newest first."""
    when = entry.published_at or entry.created_at
    minutes = max(0, int((when - START).total_seconds() // 60))
    room = (minutes << ENTRY_BITS) | (entry.pk % (1 << ENTRY_BITS))
    return room << PIECE_BITS


def sources_of(entry, beside):
    """What is searched of ``entry``, an object of its own kind."""
    return [*_texts(entry, beside), *_captions(entry, beside), *_pdfs(entry, beside)]


def common_to(entry, beside):
    """What every unit of the entry says, as keywords of ``SearchUnit``."""
    published = entry.status == Entry.Status.PUBLISHED
    return {
        "entry_id": entry.pk,
        "family": entry.translation_of_id or entry.pk,
        "shown_from": entry.published_at if published else None,
        "shown_until": entry.unpublish_at,
        "language": entry.language,
        "facets": " ".join(facets(entry, beside)),
    }


def plain(html):
    """The words of rich text, a line for each block."""
    text = unescape(strip_tags(_BLOCK_ENDS.sub("\n", _SPACES.sub(" ", html))))
    return _SPACES.sub(lambda space: "\n" if "\n" in space[0] else " ", text).strip()


def _texts(entry, beside):
    """Title, summary, texts, facts, names of tags, categories and files."""
    ending = {getattr(entry, name) for name in entry.ENDING_TEXTS}
    rich = [html for _heading, html in entry.texts() if html not in ending]
    hidden = _may_be_withheld(*rich)
    own = [entry.summary, *(plain(without_images(html, hidden)) for html in rich)]
    text = _MAIL.sub("…", "\n\n".join(filter(None, own)))
    told = [entry.search_text().strip(), *_said(beside.said[entry.pk])]
    facts = "\n".join(filter(None, told))
    names = "\n".join(filter(None, _names(entry, beside)))
    says = (entry.language, entry.title, text, facts, names)

    def make():
        first, *others = _cut(text)
        found = [_unit(entry, [first, facts, names], "\n\n".join([first, facts]), MAIN)]
        return found + [_unit(entry, [piece], piece, TEXT) for piece in others]

    return [Source("text", says, make)]


def _said(texts):
    """What a translation says in parts of its original; captions go with pictures."""
    photos = f"{Photo._meta.label_lower}:"
    return [one.text for one in texts if not one.place.startswith(photos)]


def _names(entry, beside):
    """Names of its categories and tags in all languages, of its files and countries."""
    for subject in beside.subjects(entry):
        yield from (subject.name, *subject.local_names)
    yield from (pdf.title for pdf in beside.pdfs[entry.pk])
    for code in sorted(countries([entry], beside)):
        for language in sorted({"en", address_language(entry.language)}):
            with translation.override(language):
                yield str(Country(code).label)


def _may_be_withheld(*texts):
    """Pictures that visitors may not see, now or from some day on: their captions are
    not part of the text that is found and quoted."""
    names = set().union(*map(images_named, texts))
    if not names:
        return names
    ends = Q(consent=ImageConsent.Consent.WITHDRAWN) | Q(until__isnull=False)
    records = ImageConsent.objects.filter(ends, image__in=names)
    return set(records.values_list("image", flat=True))


def _captions(entry, beside):
    """A piece for each caption, found as long as its picture may be seen."""
    captions = [(photo, photo.caption) for photo in beside.photos[entry.pk]]
    if original := entry.translation_of_id:
        place = f"{Photo._meta.label_lower}:{{}}:caption"
        texts = {said.place: said.text for said in beside.said[entry.pk]}
        borrowed = beside.photos[original]
        captions += [(p, texts.get(place.format(p.pk), "")) for p in borrowed]
    return [
        _caption(entry, photo, text)
        for photo, text in captions
        if text and photo.consent != ImageConsent.Consent.WITHDRAWN
    ]


def _caption(entry, photo, text):
    until = entry.unpublish_at
    if photo.consent_until:
        next_day = photo.consent_until + timedelta(days=1)
        end = timezone.make_aware(datetime.combine(next_day, time()))
        until = min(until, end) if until else end

    def make():
        return [_unit(entry, [text], text, TEXT, shown_until=until)]

    return Source(f"{CAPTION}{photo.pk}", (entry.title, text, until), make)


def _pdfs(entry, beside):
    """The pages of each PDF; a text that an editor gave has no pages."""
    for pdf in attach_readings(beside.pdfs[entry.pk]):
        pages = pdf.pages_of_text()
        name = f"{pdf._meta.label_lower}:{pdf.pk}"
        address, title = pdf.get_absolute_url(), str(pdf)
        says = (entry.title, title, pdf.language, address, pages)

        def make(pages=pages, pdf=pdf, address=address, title=title):
            file = {"language": pdf.language, "address": address, "title": title}
            return [
                _unit(entry, [_as_searched(piece), title], piece, IN_PDF)
                | {"page": number, **file}
                for number, page in pages
                for piece in _cut(page)
            ]

        yield Source(name, says, make)


def _as_searched(page):
    """A page without the line ends and spaces that printing puts within words: in
    Khmer and Burmese programs find them wherever letters reach under each other."""
    return unspaced(unfolded_lines(page))


def _cut(text):
    """``text`` in pieces that are not too long, cut where a line or a word ends."""
    pieces = []
    while len(text) > LONGEST_TEXT:
        start = text[:LONGEST_TEXT]
        end = max(start.rfind("\n"), start.rfind(" "))
        end = end if end > LONGEST_TEXT // 2 else LONGEST_TEXT
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text]


def _unit(entry, texts, shown, where, **more):
    """What is particular of one unit: what is looked through, and what is quoted."""
    title = words(entry.title)
    marks = [*_marked(title)] if where == MAIN else []
    marks += [mark(IN_PDF)] if where == IN_PDF else []
    found, together, stems = [*title], set(pairs(title)), _stems(title)
    for text in texts:
        own = words(text)
        found += [BREAK, *own]
        together.update(pairs(own))
        stems |= _stems(own)
    stems = (STEM + one for one in sorted(stems))
    told = [*marks, BREAK, *found, BREAK, *stems, *sorted(together)]
    return {"text": shown, "words": told, **more}


def _marked(title):
    """The words of a title as such."""
    own = [TITLE + word for word in title]
    stems = (TITLE_STEM + one for one in sorted(_stems(title)))
    return [whole_title(title), *own, *pairs(own), BREAK, *stems]


def _stems(found):
    long = {word for word in found if len(word) >= SHORTEST_STEMMED}
    return {of for of in map(stem, long) if of}


def rows_of(common, source, digest, with_grams):
    """New rows of ``SearchUnit`` for a source, without their numbers."""
    rows = []
    for unit in source.make():
        if with_grams:
            unit["words"] += sorted(grams(unit["words"]))
        language = unit.get("language", common["language"])
        facets = facets_of(language, common)
        marks = map(mark, facets.split())
        told = {**common, **unit, "source": source.name, "digest": digest}
        told |= {"words": f" {' '.join([*marks, *unit['words']])} ", "facets": facets}
        rows.append(SearchUnit(**told))
    return rows[:MOST_PIECES]


def facets_of(language, common):
    return f"l{language} {common['facets']}"
