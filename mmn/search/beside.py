"""What the index says of entries beside their own columns, read for several at once."""

from collections import defaultdict

from django.db.models import F

from mmn.content.gathering import gather
from mmn.content.kinds import kind_named
from mmn.content.models import Category, CategoryName, Entry, PartText, Tag, TagName
from mmn.content.prepared import prepared
from mmn.media.models import Photo
from mmn.media.visibility import documents


def read(numbers):
    """The entries with these numbers that exist, each as its own kind and with its
    original, and what stands ``Beside`` them."""
    kinds = {pk: (kind, of) for pk, kind, of in kinds_of(entries=sorted(numbers))}
    known = _objects(kinds)
    above = {of for _kind, of in kinds.values() if of} - known.keys()
    known |= _objects({pk: row for pk, *row in kinds_of(entries=sorted(above))})
    found = [known[pk] for pk in sorted(kinds) if pk in known]
    for entry in found:
        if entry.translation_of_id in known:
            entry.translation_of = known[entry.translation_of_id]
    return found, Beside([*known.values()])


def _objects(kinds):
    """{number: object of its own kind}, from {number: (kind, ...)}."""
    named = defaultdict(list)
    for pk, (kind, _of) in kinds.items():
        named[kind_named(kind) or Entry].append(pk)
    found = {}
    for model, numbers in named.items():
        objects = rows(model, entries=numbers)
        gather(objects, *model.SEARCHED)
        found |= {entry.pk: entry for entry in objects}
    return found


class Beside:
    """Each attribute is {number of an entry: what it has}."""

    def __init__(self, entries):
        numbers = [entry.pk for entry in entries]
        translations = [entry.pk for entry in entries if entry.translation_of_id]
        self.categories = _by_owner(categories(entries=numbers))
        self.tags = _by_owner(tags(entries=numbers))
        self.photos = _by_owner(photos(entries=numbers))
        self.pdfs = defaultdict(list)
        for model in documents():
            kind = model._meta.get_field(model.OWNER).related_model
            owners = [entry.pk for entry in entries if isinstance(entry, kind)]
            _by_owner(pdfs(model, entries=owners), self.pdfs)
        self.said = _by_owner(said(entries=translations))
        _name(self.categories, CategoryName)
        _name(self.tags, TagName)

    def subjects(self, entry):
        """Its categories and tags; each knows its ``local_names``."""
        return [*self.categories[entry.pk], *self.tags[entry.pk]]


def _by_owner(rows, found=None):
    found = defaultdict(list) if found is None else found
    for row in rows:
        found[row.of_entry].append(row)
    return found


def _name(subjects, model):
    """Give each category or tag its names in other languages."""
    rows = [row for found in subjects.values() for row in found]
    named = defaultdict(list)
    for subject, name in names(model, subjects=sorted({row.pk for row in rows})):
        named[subject].append(name)
    for row in rows:
        row.local_names = named[row.pk]


@prepared
def kinds_of(entries):
    found = Entry.objects.filter(pk__in=entries).order_by()
    return found.values_list("pk", "kind", "translation_of_id")


@prepared
def texts_of(entries):
    """The numbers of the translations of these."""
    found = Entry.objects.filter(translation_of__in=entries).order_by()
    return found.values_list("pk", flat=True)


@prepared
def rows(model, entries):
    return model.objects.filter(pk__in=entries).order_by()


@prepared
def categories(entries):
    return Category.objects.filter(entries__in=entries).annotate(of_entry=F("entries"))


@prepared
def tags(entries):
    owner = "tagged_entries__content_object"
    found = Tag.objects.filter(**{f"{owner}__in": entries}).annotate(of_entry=F(owner))
    return found.order_by("tagged_entries")


@prepared
def names(model, subjects):
    found = model.objects.filter(**{f"{model.NAMES}__in": subjects})
    return found.order_by("language").values_list(f"{model.NAMES}_id", "name")


@prepared
def photos(entries):
    found = Photo.objects.filter(entry__in=entries).with_consent()
    return found.annotate(of_entry=F("entry"))


@prepared
def pdfs(model, entries):
    found = model.objects.filter(**{f"{model.OWNER}__in": entries})
    return found.annotate(of_entry=F(model.OWNER))


@prepared
def said(entries):
    """What translations say in parts of their originals."""
    return PartText.objects.filter(entry__in=entries).annotate(of_entry=F("entry"))
