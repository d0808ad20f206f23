"""The one table of entries that every kind of content shares."""

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from mmn.media.fields import ImageUploadField, take_in

from .. import dates
from ..addresses import address
from ..labels import QuickLabels
from ..languages import INTERFACE, Language, address_language, own_name
from ..openings import opening
from ..querysets import EntryQuerySet, family
from ..richtext import RichTextField, sanitise
from ..row_rules import RowRule
from ..slugs import ascii_slug, free_slug
from ..threads import thread_of
from .addresses import FormerAddress
from .sorting import Category, TaggedEntry
from .translations import Translation, check_address, check_original


class Entry(QuickLabels, models.Model):
    """What all content has: text, languages, state, sorting. Each kind inherits it."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        CHANGES_ASKED = "changes_asked", _("Changes asked")
        PUBLISHED = "published", _("Published")

    # Set by each kind: the word in addresses and in the ``kind`` column, and whether
    # the kind has a list, feeds and a place in archives.
    KIND = ""
    LISTED = True
    # Last parts of addresses that a kind's list and its other pages need.
    TAKEN_BY_THE_SITE = frozenset({"feed"})
    # Foreign keys to the same kind that continue a story, beside ``related``.
    STORY_LINKS = ()
    # Rich texts that its page may hide while it is public: no search quotes them.
    ENDING_TEXTS = ()
    # What ``search_text()`` reads of other tables, as prefetches name it.
    SEARCHED = ()
    # What a translation says anew, and is out of date without; kinds add their own.
    TRANSLATED = ("title", "summary", "body", "cover_alt")

    kind = models.CharField(max_length=20, editable=False)
    language = models.CharField(
        _("language"), max_length=10, choices=Language, default=Language.ENGLISH
    )
    translation_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translation of"),
        help_text=_("Empty for an original text."),
    )
    title = models.CharField(_("title"), max_length=300)
    slug = models.SlugField(
        _("address"),
        max_length=100,
        blank=True,
        help_text=_(
            "The last part of the address, in a-z, 0-9 and hyphens. Left empty, it is "
            "made from the title. After a change the old address keeps working."
        ),
    )
    summary = models.TextField(
        _("summary"),
        blank=True,
        help_text=_("One or two sentences for lists, search engines and sharing."),
    )
    body = RichTextField(_("text"), blank=True)
    opening = models.CharField(max_length=250, blank=True, editable=False)
    cover = ImageUploadField(
        _("cover picture"),
        blank=True,
        width_field="cover_width",
        height_field="cover_height",
        help_text=_(
            "JPEG, PNG, WebP, GIF or AVIF. Stands above the text and on cards."
        ),
    )
    cover_width = models.PositiveIntegerField(null=True, blank=True, editable=False)
    cover_height = models.PositiveIntegerField(null=True, blank=True, editable=False)
    cover_alt = models.CharField(
        _("what the cover shows"),
        max_length=300,
        blank=True,
        help_text=_("Read aloud to those who can't see it."),
    )
    cover_decorative = models.BooleanField(
        _("the cover only decorates"),
        default=False,
        help_text=_("Says nothing the text doesn't say."),
    )
    cover_credit = models.CharField(
        _("cover credit"), max_length=200, blank=True, help_text=_("MMN / John Hulme")
    )
    status = models.CharField(
        _("state"), max_length=20, choices=Status, default=Status.DRAFT
    )
    published_at = models.DateTimeField(
        _("publish at"),
        null=True,
        blank=True,
        help_text=_(
            "Once published, visitors see it from this moment. Left empty, from now."
        ),
    )
    unpublish_at = models.DateTimeField(
        _("withdraw at"),
        null=True,
        blank=True,
        help_text=_("From this moment visitors no longer see it. Empty: never."),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("created by"),
    )
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("last changed by"),
    )
    categories = models.ManyToManyField(
        Category, blank=True, related_name="entries", verbose_name=_("categories")
    )
    tags = TaggableManager(through=TaggedEntry, blank=True)
    related = models.ManyToManyField(
        "self",
        blank=True,
        verbose_name=_("related entries"),
        help_text=_("The invitation, the report, the press release of the same thing."),
    )
    legacy_id = models.PositiveIntegerField(
        _("old number"),
        null=True,
        blank=True,
        unique=True,
        help_text=_("The number in the old site's ?p= address, if it had one."),
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        permissions = [
            ("publish_entry", _("Can publish and unpublish entries")),
            ("change_any_entry", _("Can change entries written by others")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language", "slug"],
                name="entry_address_unique",
                violation_error_message=_(
                    "Another entry of this kind and language has this address. "
                    "Change the address."
                ),
            ),
            models.UniqueConstraint(
                fields=["translation_of", "language"],
                name="entry_one_translation_per_language",
                violation_error_message=_(
                    "The original already has a translation in this language."
                ),
            ),
            RowRule(
                condition=~Q(status="published") | Q(published_at__isnull=False),
                name="entry_published_has_date",
                violation_error_message=_("A published entry needs a date."),
            ),
            RowRule(
                condition=Q(unpublish_at__isnull=True)
                | Q(published_at__isnull=True)
                | Q(unpublish_at__gt=F("published_at")),
                name="entry_withdrawn_after_published",
                violation_error_message=_(
                    "An entry cannot be withdrawn before it is published. "
                    "Choose a later date to withdraw it, or none."
                ),
            ),
            RowRule(
                condition=Q(translation_of__isnull=True) | ~Q(translation_of=F("id")),
                name="entry_not_its_own_translation",
                violation_error_message=_("An entry cannot translate itself."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["-published_at", "-id"],
                name="entry_newest",
                condition=Q(status="published"),
            ),
            models.Index(
                fields=["kind", "-published_at", "-id"],
                name="entry_newest_of_kind",
                condition=Q(status="published"),
            ),
            models.Index(
                fields=["unpublish_at"],
                name="entry_withdrawn",
                condition=Q(unpublish_at__isnull=False),
            ),
            models.Index(fields=["cover"], name="entry_cover", condition=~Q(cover="")),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        take_in(self)
        self._fill_in()
        self.opening = opening(sanitise(self.body or ""))
        with transaction.atomic(using=kwargs.get("using")):
            FormerAddress.objects.keep(self)
            translated = Translation.objects.start_missing(self)
            super().save(*args, **kwargs)
            Translation.objects.note_saved(self, translated)
            self.inline_images.model.objects.note(self)

    def get_absolute_url(self):
        """The entry's one address: under the prefix of its own language."""
        return self.address_in(address_language(self.language))

    def clean(self):
        super().clean()
        check_original(self)
        if self.slug in self.TAKEN_BY_THE_SITE:
            raise ValidationError(
                {"slug": _("This word is used by the site itself. Choose another.")}
            )
        self._fill_in()
        check_address(self)

    @property
    def local_address(self):
        """The address under the prefix of the interface the reader is using."""
        return self.address_in(None)

    def address_in(self, language):
        """The address under the prefix of ``language``; None: of the interface."""
        return address(f"{self.kind}:detail", self.slug, language=language)

    @classmethod
    def child_link(cls):
        """The accessor from an Entry to this kind's own row."""
        return cls._meta.get_ancestor_link(Entry).remote_field.name

    @cached_property
    def specific(self):
        """This entry as its own kind (Post, Event ...)."""
        from ..kinds import kind_named

        kind = kind_named(self.kind)
        if kind is None or isinstance(self, kind):
            return self
        specific = getattr(self, kind.child_link())
        for prefetched in ("visible_translations", "first_photos", "cover_withheld"):
            if hasattr(self, prefetched):
                setattr(specific, prefetched, getattr(self, prefetched))
        return specific

    @property
    def language_name(self):
        return own_name(self.language)

    @property
    def is_visible(self):
        """Whether a visitor may see it now; the same rule as ``published()``."""
        now = timezone.now()
        return (
            self.status == self.Status.PUBLISHED
            and self.published_at is not None
            and self.published_at <= now
            and (self.unpublish_at is None or self.unpublish_at > now)
        )

    @property
    def is_scheduled(self):
        public = self.status == self.Status.PUBLISHED and self.published_at
        return bool(public) and self.published_at > timezone.now()

    def search_text(self):
        """Facts of the kind that search should find, beyond title, summary and text."""
        return ""

    @property
    def shown_summary(self):
        """The summary as readers may see it now."""
        return self.summary

    @property
    def teaser(self):
        """What cards, feeds and search engines say: the summary, or the first words."""
        return self.shown_summary or self.opening

    @property
    def shown_cover(self):
        """The cover as visitors may see it: none without consent. ``cards()`` and
        ``with_shown_cover()`` have asked already."""
        if not hasattr(self, "cover_withheld"):
            self.cover_withheld = bool(self.cover) and self._is_withheld(self.cover)
        return None if self.cover_withheld else self.cover

    @property
    def lead_picture(self):
        """(image, words for those who can't see it): the cover, or else the first
        photo where ``with_photos()`` has read it; None without either."""
        if self.shown_cover:
            return self.shown_cover, self.cover_alt
        photo = next(iter(getattr(self, "first_photos", ())), None)
        return (photo.image, photo.alt) if photo else None

    def texts(self):
        """The texts of its page as (heading, rich text), in reading order."""
        return [("", self.body)]

    def related_entries(self):
        """Published entries of the same thread in all languages, newest first."""
        others = Entry.objects.published().exclude(family(self.original_id))
        return others.filter(pk__in=thread_of(self)).newest_first()

    @property
    def happened_on(self):
        """The day for which it stands in a thread."""
        return timezone.localdate(self.published_at or self.created_at)

    @property
    def machine_date(self):
        """The same for programs, as the HTML standard writes days and months."""
        return self.happened_on.isoformat()

    @property
    def told_date(self):
        """That day, or the days or the month, in words."""
        return dates.day(self.happened_on)

    @property
    def type_name(self):
        """What it is, in a word or two."""
        return capfirst(self._meta.verbose_name)

    @property
    def original_id(self):
        """The number of the text that it translates, or else its own."""
        return self.translation_of_id or self.pk

    @cached_property
    def part_texts(self):
        """What it says, as a translation, in parts of its original: {place: text}."""
        if not self.translation_of_id:
            return {}
        return dict(self.texts_of_parts.values_list("place", "text"))

    def _fill_in(self):
        if self.KIND:
            self.kind = self.KIND
        if self.status == self.Status.PUBLISHED and self.published_at is None:
            # Whole seconds, as forms have them: opening and saving changes nothing.
            self.published_at = timezone.now().replace(microsecond=0)
        if not self.slug:
            self.slug = self._free_slug()

    def _free_slug(self):
        if self.translation_of_id:
            slug = self.translation_of.slug
            return slug if self.language in INTERFACE else f"{slug}-{self.language}"
        wanted = ascii_slug(self.title, fallback=self.kind or "entry")
        same_start = Entry.objects.filter(kind=self.kind, slug__startswith=wanted)
        taken = same_start.exclude(pk=self.pk).values_list("slug", flat=True)
        return free_slug(wanted, {*taken, *self.TAKEN_BY_THE_SITE})

    @staticmethod
    def _is_withheld(image):
        model = apps.get_model("media", "ImageConsent")
        return bool(model.objects.withheld_among([image.name]))
