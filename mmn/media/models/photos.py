"""Photos of entries, and pictures inside their texts."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from mmn.content.prepared import prepared
from mmn.content.richtext import image_names, rich_text_fields
from mmn.content.row_rules import RowRule
from mmn.content.words import PartWithWords

from ..fields import ImageUploadField, take_in
from .consent import FACTS, ImageConsent, is_withheld
from .files import FileQuerySet


class PhotoQuerySet(FileQuerySet):
    def shown(self):
        """Photos that may be shown: consent is neither withdrawn nor over."""
        return self.filter(~is_withheld("image"))

    def visible(self):
        return super().visible().shown()

    def without_description(self):
        """Photos that still need alternative text or the mark "decorative"."""
        return self.filter(alt="", decorative=False)

    def with_consent(self):
        """Read what is recorded of each photo's picture in the same query."""
        records = ImageConsent.objects.filter(image=OuterRef("image"))
        return self.annotate(
            **{f"known_{fact}": Subquery(records.values(fact)[:1]) for fact in FACTS}
        )


def fact_of_picture(fact, label):
    """An attribute of a photo that is kept in the ``ImageConsent`` of its file: read
    from there, and written there when the photo is saved."""

    def read(photo):
        return photo.consent_facts.get(fact, photo.known_facts[fact])

    def write(photo, value):
        photo.consent_facts[fact] = value

    read.short_description = label
    return property(read, write)


class Photo(PartWithWords):
    """A photo of an entry, with the words and the consent that go with it."""

    OWNER = "entry"
    TRANSLATED = ("caption", "alt")

    Consent = ImageConsent.Consent

    entry = models.ForeignKey("content.Entry", models.CASCADE, related_name="photos")
    image = ImageUploadField(_("photo"), width_field="width", height_field="height")
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    alt = models.CharField(
        _("what it shows"),
        max_length=300,
        blank=True,
        help_text=_("Read aloud to those who can't see the photo."),
    )
    decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Says nothing the text doesn't say."),
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    consent = fact_of_picture("consent", _("consent"))
    consent_until = fact_of_picture("until", _("until"))
    consent_reason = fact_of_picture("reason", _("reason"))

    # Who says so, for the history of the consent.
    consent_by = None

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        constraints = [
            RowRule(
                condition=Q(decorative=False) | Q(alt=""),
                name="photo_decorative_without_alt",
                violation_error_message=_(
                    "A decorative photo has no description: clear one of the two."
                ),
            )
        ]
        indexes = [models.Index(fields=["image"], name="photo_image")]

    def __str__(self):
        return self.caption or self.alt or self.image.name

    def save(self, *args, **kwargs):
        take_in(self)
        with transaction.atomic(using=kwargs.get("using")):
            super().save(*args, **kwargs)
            self.keep_consent()

    def refresh_from_db(self, *args, **kwargs):
        super().refresh_from_db(*args, **kwargs)
        self.forget_consent()

    def keep_consent(self):
        if self.consent_facts:
            facts = {**self.consent_facts}
            ImageConsent.objects.note(self.image.name, self.consent_by, **facts)
        self.forget_consent()

    def forget_consent(self):
        """Ask the record again when next somebody wants to know."""
        for name in ("consent_facts", "known_facts"):
            self.__dict__.pop(name, None)
        for fact in FACTS:
            self.__dict__.pop(f"known_{fact}", None)

    @cached_property
    def consent_facts(self):
        """What was said of the picture and is not saved yet."""
        return {}

    @cached_property
    def known_facts(self):
        """What is recorded of the picture."""
        if "known_consent" in self.__dict__:
            known = {fact: getattr(self, f"known_{fact}") for fact in FACTS}
            if known["consent"]:
                return known
            record = ImageConsent()
        else:
            stored = self.image and self.image._committed
            records = ImageConsent.objects.filter(image=self.image.name)
            record = (records.first() if stored else None) or ImageConsent()
        return {fact: getattr(record, fact) for fact in FACTS}

    @property
    def is_withheld(self):
        """Whether visitors may not see it now."""
        return ImageConsent(consent=self.consent, until=self.consent_until).is_withheld


class InlineImageQuerySet(models.QuerySet):
    def note(self, entry):
        """After ``entry`` is saved: the pictures in all its texts, also when only the
        part that all kinds share was saved."""
        whole = entry.specific
        fields = rich_text_fields(type(whole))
        texts = [entry.body, *(getattr(whole, field.attname) for field in fields)]
        names = set().union(*map(image_names, texts))
        if names != {*in_texts_of(entry=entry.pk)}:
            entry.inline_images.set(self.filter(image__in=names))


@prepared
def in_texts_of(entry):
    found = InlineImage.objects.filter(entries=entry).order_by()
    return found.values_list("image", flat=True)


class InlineImage(models.Model):
    """A picture uploaded from the text editor, shown while a visible text has it."""

    image = ImageUploadField(_("image"), width_field="width", height_field="height")
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)
    entries = models.ManyToManyField(
        "content.Entry", blank=True, related_name="inline_images"
    )

    objects = InlineImageQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = _("picture in a text")
        verbose_name_plural = _("pictures in texts")
        constraints = [
            models.UniqueConstraint(fields=["image"], name="inline_image_once")
        ]

    def __str__(self):
        return self.image.name

    def save(self, *args, **kwargs):
        take_in(self)
        super().save(*args, **kwargs)
