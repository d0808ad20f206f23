"""What sorts entries and stands behind them: categories, tags, organisations."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from ..addresses import address
from ..countries import Country
from ..languages import Language
from ..slugs import ascii_slug


class Category(models.Model):
    """A section of the archive; an entry may stand in several."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(
        _("address"), max_length=90, unique=True, help_text=_("/category/<this>/")
    )
    description = models.TextField(
        _("description"), blank=True, help_text=_("Shown above the list of entries.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Lower numbers come first in menus.")
    )
    legacy_id = models.PositiveIntegerField(
        _("old number"),
        null=True,
        blank=True,
        unique=True,
        help_text=_("The number in the old site's ?cat= address, if it had one."),
    )

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address("portal:category", self.slug)

    def members(self):
        """The numbers of all entries in it, hidden ones too; no query yet."""
        return self.entries.through.objects.filter(category=self).values("entry")


class NameQuerySet(models.QuerySet):
    def of_outer(self, language, what="pk"):
        """Within a query of what is named, or of rows that name it in the column
        ``what``: its name in ``language``, or NULL."""
        named = {self.model.NAMES: OuterRef(what), "language": language}
        return models.Subquery(self.filter(**named).values("name")[:1])


class LocalName(models.Model):
    """The name of something in another language; ``NAMES`` says of what."""

    language = models.CharField(_("language"), max_length=10, choices=Language)
    name = models.CharField(_("name"), max_length=120)

    objects = NameQuerySet.as_manager()

    class Meta:
        abstract = True
        verbose_name = _("name in another language")
        verbose_name_plural = _("names in other languages")

    def __str__(self):
        return self.name


class CategoryName(LocalName):
    NAMES = "category"

    category = models.ForeignKey(Category, models.CASCADE, related_name="names")

    class Meta(LocalName.Meta):
        ordering = ["category", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "language"],
                name="category_name_once_per_language",
                violation_error_message=_("This language already has a name."),
            )
        ]


class Organisation(models.Model):
    """A member, partner, funder or signatory."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    country = models.CharField(_("country"), max_length=2, choices=Country, blank=True)
    website = models.URLField(_("website"), blank=True)
    is_member = models.BooleanField(_("member of MMN"), default=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self):
        return f"{self.name} ({self.acronym})" if self.acronym else self.name


class TagQuerySet(models.QuerySet):
    def in_use(self):
        """Tags of entries that a visitor may see now: others could give away what is
        still being written."""
        from .entries import Entry

        shown = Entry.objects.published().filter(tagged_entries__tag=OuterRef("pk"))
        return self.filter(Exists(shown))

    def at(self, slug):
        """The tag in use at this address, or the one into which that was merged."""
        found = self.known_at(slug)
        return min(found, key=lambda tag: tag.slug != slug, default=None)

    def known_at(self, slug):
        """The same as a queryset: perhaps both."""
        return self.in_use().filter(Q(slug=slug) | Q(former__slug=slug))


class Tag(TagBase):
    """A free keyword, shared by all kinds, with an ASCII address in any script."""

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def slugify(self, tag, i=None):
        return ascii_slug(tag, "tag") + (f"-{i}" if i else "")

    def get_absolute_url(self):
        return address("portal:tag", self.slug)

    def members(self):
        """The numbers of all entries that have it, hidden ones too; no query yet."""
        return self.tagged_entries.values("content_object")


class TagName(LocalName):
    NAMES = "tag"

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="names")

    class Meta(LocalName.Meta):
        ordering = ["tag", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["tag", "language"],
                name="tag_name_once_per_language",
                violation_error_message=_("This language already has a name."),
            )
        ]


class FormerTag(models.Model):
    """The address of a tag that was merged into another: it leads there."""

    slug = models.CharField(max_length=100, unique=True)
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="former")

    class Meta:
        verbose_name = _("former tag")
        verbose_name_plural = _("former tags")

    def __str__(self):
        return self.slug


class TaggedEntry(ItemBase):
    """A tag on an entry, by real foreign keys: one tag page for all kinds."""

    OWNER = "content_object"

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged_entries")
    content_object = models.ForeignKey(
        "content.Entry", models.CASCADE, related_name="tagged_entries"
    )

    class Meta:
        verbose_name = _("tag on an entry")
        verbose_name_plural = _("tags on entries")
        constraints = [
            models.UniqueConstraint(
                fields=["tag", "content_object"], name="entry_tagged_once"
            )
        ]

    def __str__(self):
        return f"{self.tag}: {self.content_object_id}"
