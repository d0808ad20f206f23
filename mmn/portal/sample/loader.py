"""Reads the sample's files and saves what they say, through the models' own checks.

One TOML file per entry, in a folder named after its kind; the file's name is the
address. A key is a field of the model; an array of tables is rows that belong to the
entry (photos, documents, panels with seats ...); ``[translations.th]`` is the same
entry in Thai. Nothing here names a kind: a new one needs only its folder.
"""

import tomllib
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.db import models, transaction

from mmn.content.kinds import kind_named
from mmn.content.models import Category, CategoryName, Entry, Organisation
from mmn.media.fields import ImageUploadField
from mmn.media.renditions import make_renditions

from ..models import HomeNumber
from .values import Values

FOLDER = Path(__file__).parent / "texts"


class NotEmpty(Exception):
    """The site has content: the sample would mix with it."""


def load():
    """Load the sample into an empty site; what was made, counted by name."""
    with transaction.atomic(), ThreadPoolExecutor(2) as helpers:
        if Entry.objects.exists():
            raise NotEmpty
        return Loader(helpers).run()


class Loader:
    """One run: remembers what is made, so that entries can name each other."""

    def __init__(self, helpers):
        self.helpers = helpers
        files = sorted(FOLDER.glob("*/*.toml"))
        self.texts = {(f.parent.name, f.stem): _read(f) for f in files}
        self.entries = {}
        self.pictures = set()
        self.made = Counter()
        self.values = Values(self)

    def run(self):
        self.categories, self.organisations = self.make_lists()
        for key in self.texts:
            self.entry(*key)
        for key, text in self.texts.items():
            others = [self.entry(*name.split("/")) for name in text.get("related", [])]
            self.entries[key].related.add(*others)
        return self.made

    def make_lists(self):
        lists = _read(FOLDER / "lists.toml")
        categories = {}
        for position, row in enumerate(lists["categories"], 1):
            names = row.pop("names", {})
            category, _new = Category.objects.update_or_create(
                slug=row.pop("slug"), defaults={**row, "position": position}
            )
            categories[category.slug] = category
            for language, name in names.items():
                CategoryName.objects.update_or_create(
                    category=category, language=language, defaults={"name": name}
                )
        for position, row in enumerate(lists["numbers"], 1):
            names = row.pop("names", {})
            number = HomeNumber.objects.create(**row, position=position)
            for language, name in names.items():
                number.names.create(language=language, name=name)
        organisations = {}
        for row in lists["organisations"]:
            organisation, _new = Organisation.objects.update_or_create(
                name=row.pop("name"), defaults=row
            )
            organisations[organisation.acronym or organisation.name] = organisation
        return categories, organisations

    def entry(self, kind, slug):
        """The entry of a file, made when first asked for."""
        key = kind, slug
        if key not in self.entries:
            text = dict(self.texts[key])
            translations = text.pop("translations", {})
            original = self.entries[key] = self.make_entry(kind, slug, text)
            facts = {name: words for name, words in text.items() if not _rows(words)}
            for language, own in translations.items():
                own = {**facts, **own, "language": language}
                self.make_entry(kind, slug, own, translation_of=original)
        return self.entries[key]

    def make_entry(self, kind, slug, text, **given):
        """One entry with its sorting and its rows."""
        model = kind_named(kind)
        text = {"status": "published", **text}
        rows = {name: text.pop(name) for name in list(text) if _rows(text[name])}
        sorting = {name: text.pop(name) for name in list(text) if _list(text[name])}
        entry = self.make(model, text, {"slug": slug, **given})
        for name, words in sorting.items():
            if name != "related":  # when all entries are there
                getattr(entry, name).set(self.sorted_under(name, words))
        for name, items in rows.items():
            self.make_rows(entry, entry, name, items)
        return entry

    def sorted_under(self, name, words):
        if name == "tags":
            return words
        known = self.categories if name == "categories" else self.organisations
        return [known[word] for word in words]

    def make_rows(self, entry, owner, name, items):
        """Rows of the relation ``name`` of ``owner``, in their order."""
        link = owner._meta.get_field(name)
        model = link.related_model
        ordered = isinstance(_field(model, "position"), models.IntegerField)
        for position, item in enumerate(items, 1):
            nested = {key: words for key, words in item.items() if _rows(words)}
            words = {key: item[key] for key in item if key not in nested}
            given = {link.field.name: owner}
            if ordered:
                given["position"] = position
            row = self.make(model, words, given, entry)
            for key, deeper in nested.items():
                self.make_rows(entry, row, key, deeper)

    def make(self, model, words, given, entry=None):
        """One saved row; ``words`` say its fields, ``entry`` is what it belongs to."""
        row = model(**given)
        self.values.fill(row, words, entry or row)
        fields = model._meta.fields
        row.full_clean(exclude={f.name for f in fields if not f.editable})
        row.save()
        self.made[str(model._meta.verbose_name_plural)] += 1
        self.make_renditions(row)
        return row

    def make_renditions(self, row):
        """Start now, beside the loading, what would be made one by one at its end."""
        for field in row._meta.concrete_fields:
            if isinstance(field, ImageUploadField) and getattr(row, field.attname):
                name = getattr(row, field.attname).name
                if name not in self.pictures:
                    self.pictures.add(name)
                    self.helpers.submit(make_renditions, name, quick=True)


def _read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _field(model, name):
    return next((field for field in model._meta.fields if field.name == name), None)


def _list(words):
    return isinstance(words, list)


def _rows(words):
    return _list(words) and bool(words) and isinstance(words[0], dict)
