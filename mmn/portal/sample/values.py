"""From a word in the sample's files to the value of a model's field."""

import re
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.db import models
from django.urls import reverse
from django.utils import timezone, translation

from events.models import Participant
from mmn.content.languages import Language, address_language
from mmn.content.models import Organisation, Page
from mmn.content.richtext import RichTextField
from mmn.media.models import PdfFile, Photo
from publications.models import Publication

from . import dates
from .covers import cover
from .pdfs import pdf
from .scenes import picture

CREDIT = "MMN (drawing)"
PHOTO_SIZE = (960, 640)


class Values:
    """Reads words field by field; draws what they call for."""

    def __init__(self, loader):
        self.loader = loader
        self.drawn = {}

    def fill(self, row, words, entry):
        """Set the fields of ``row``; files follow last, since they name the row."""
        if isinstance(row, PdfFile):
            row.file = self.document(row, entry, words)
            words = {key: words[key] for key in words if key != "pages"}
        if isinstance(row, Photo):
            row.credit, row.consent = CREDIT, Photo.Consent.NOT_NEEDED
        if words.get("cover"):
            row.cover_credit = CREDIT
        zone = self.zone(words, entry)
        for name, word in words.items():
            field = row._meta.get_field(name)
            setattr(row, name, self.value(field, word, row, entry, words, zone))

    def zone(self, words, entry):
        """Where times are meant: the event's own zone, else the office's."""
        name = words.get("time_zone") or getattr(entry, "time_zone", None)
        return ZoneInfo(name) if name else timezone.get_default_timezone()

    def value(self, field, word, row, entry, words, zone):
        if isinstance(field, models.ImageField):
            return self.image(field, word, row, words)
        if isinstance(field, models.DateTimeField):
            office = timezone.get_default_timezone()
            return dates.moment(word, office if "publish" in field.name else zone)
        if isinstance(field, models.DateField):
            return dates.day(word)
        if isinstance(field, models.ForeignKey):
            return self.other(field.related_model, word, entry)
        if isinstance(field, RichTextField):
            return self.linked(word, words.get("language") or entry.language)
        return word

    def other(self, model, word, entry):
        """The row that a word names: an organisation, a person there, an entry."""
        if model is Organisation:
            return self.loader.organisations[word]
        if model is Participant:
            return entry.participants.get(name=word)
        return self.loader.entry(model.KIND, word)

    def image(self, field, word, row, words):
        """The drawing a word calls for; the file of the one before if it is there."""
        if word in self.drawn:
            return getattr(self.drawn[word], field.name).name
        self.drawn[word] = row
        if isinstance(row, Photo):
            drawing = picture(word, PHOTO_SIZE)
        elif isinstance(row, Publication):
            drawing = cover(word, words["title"], words.get("subtitle", ""))
        else:
            drawing = picture(word)
        return ContentFile(drawing, word.replace(" ", "-") + ".jpg")

    def document(self, row, entry, words):
        """A small PDF with the entry's words in it."""
        language = Language(words.get("language", "en"))
        part = words.get("part", "")
        notes = [
            note for note in (part, f"In {language.label.partition(' (')[0]}") if note
        ]
        if language != Language.ENGLISH:
            notes.append("Sample file: the text inside is in English.")
        name = "-".join(filter(None, [entry.slug, words.get("scope"), language, part]))
        name = re.sub(r"[^a-z0-9]+", "-", name.lower())
        content = pdf(words["title"], notes, entry.body, words.get("pages", 4))
        return ContentFile(content, f"{name}.pdf")

    def linked(self, html, language):
        """``entry:events/some-slug`` in links, as addresses in the text's language."""

        def address(found):
            kind, _, path = found[1].partition("/")
            if (kind, path.rpartition("/")[2]) not in self.loader.texts:
                raise LookupError(f"No entry in the sample: {found[0]}")
            slot = "path" if kind == Page.KIND else "slug"
            with translation.override(address_language(language)):
                return reverse(f"{kind}:detail", kwargs={slot: path})

        return re.sub(r"entry:([a-z]+/[a-z0-9/-]+)", address, html)
