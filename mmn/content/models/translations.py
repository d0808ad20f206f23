"""What is known of a translation beside its text: by whom, and of what exactly."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ..languages import INTERFACE
from ..prepared import prepared
from ..words import digest_of, words_of


class SourceTextQuerySet(models.QuerySet):
    def keep(self, words):
        """The one row that has these words of an original."""
        return self.get_or_create(digest=digest_of(words), defaults={"words": words})[0]


class SourceText(models.Model):
    """The words of an original at some moment. Never changed and never deleted: the
    versions of translations lead here."""

    digest = models.CharField(max_length=64, unique=True)
    words = models.JSONField()
    kept_at = models.DateTimeField(auto_now_add=True)

    objects = SourceTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("original as it stood")
        verbose_name_plural = _("originals as they stood")

    def __str__(self):
        return date_format(timezone.localtime(self.kept_at), "j M Y, H:i")


class TranslationQuerySet(models.QuerySet):
    def start(self, entry):
        """Note that ``entry`` translates its original as that stands now, unless it is
        known of what it is a translation."""
        words = words_of(entry.translation_of)
        facts = {"source": SourceText.objects.keep(words)}
        facts["original_digest"] = facts["source"].digest
        return self.get_or_create(entry_id=entry.pk, defaults=facts)[0]

    def start_missing(self, original):
        """Before ``original`` is saved: translations that came past ``Entry.save()``
        translate what it said until now. Whether it has any."""
        if original.pk is None or original.translation_of_id:
            return False
        known = started(original=original.pk)
        if None in known:
            for entry in original.translations.filter(as_translation=None):
                self.start(entry)
        return bool(known)

    def note_saved(self, entry, translated):
        """After ``entry`` is saved: what that means for it or its translations, if
        it is ``translated``."""
        if entry.translation_of_id:
            if not self.filter(entry=entry.pk).exists():
                self.start(entry)
        elif translated:
            self.note_original(entry)

    def note_original(self, original):
        """Note what an original says now, where anybody translates it."""
        noted = {*digests(original=original.pk)}
        if noted and noted != {now := digest_of(words_of(original))}:
            theirs = self.filter(entry__translation_of=original.pk)
            theirs.update(original_digest=now)


@prepared
def started(original):
    """For each translation the number of what is known of it, or None."""
    entries = Translation._meta.get_field("entry").related_model.objects
    texts = entries.filter(translation_of=original).order_by()
    return texts.values_list("as_translation", flat=True)


@prepared
def digests(original):
    """What is noted of an original by its translations."""
    noted = Translation.objects.filter(entry__translation_of=original)
    return noted.values_list("original_digest", flat=True)


class Translation(models.Model):
    """How an entry came to say what its original says.

    Its state is never typed: what is not published is in preparation; what is, is
    complete until the original says something else.
    """

    OWNER = "entry"

    class Method(models.TextChoices):
        PERSON = "person", _("by a person")
        MACHINE = "machine", _("with the help of a machine")

    class State(models.TextChoices):
        MISSING = "missing", _("Missing")
        IN_PREPARATION = "in_preparation", _("In preparation")
        OUT_OF_DATE = "out_of_date", _("Out of date")
        COMPLETE = "complete", _("Complete")

    entry = models.OneToOneField(
        "content.Entry", models.CASCADE, related_name="as_translation"
    )
    method = models.CharField(
        _("translated"),
        max_length=10,
        choices=Method,
        default=Method.PERSON,
        help_text=_("Readers are told when a machine helped."),
    )
    translator = models.CharField(
        _("translator"), max_length=200, blank=True, help_text=_("Daw Khin Mar")
    )
    credited = models.BooleanField(_("name the translator on the page"), default=False)
    source = models.ForeignKey(
        SourceText,
        models.PROTECT,
        related_name="translations",
        verbose_name=_("says what the original said at"),
    )
    original_digest = models.CharField(max_length=64, editable=False)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")

    def __str__(self):
        return str(self.get_method_display())

    def save(self, *args, **kwargs):
        """An earlier version that is put back meets the original of today."""
        if original := self.entry.translation_of:
            self.original_digest = digest_of(words_of(original))
        super().save(*args, **kwargs)

    @property
    def is_up_to_date(self):
        return self.source.digest == self.original_digest

    @property
    def is_by_machine(self):
        return self.method == self.Method.MACHINE

    def follow(self):
        """Note that it says what the original says now; the caller saves."""
        self.source = SourceText.objects.keep(words_of(self.entry.translation_of))


class PartText(models.Model):
    """The words of a translation for one text in what it borrows from its original: a
    caption, the title of a session."""

    OWNER = "entry"

    entry = models.ForeignKey(
        "content.Entry", models.CASCADE, related_name="texts_of_parts"
    )
    # The text that it translates, as ``place()`` calls it: "media.photo:12:caption".
    place = models.CharField(_("place"), max_length=120, editable=False)
    text = models.TextField(_("text"))

    class Meta:
        ordering = ["place"]
        verbose_name = _("text of a part")
        verbose_name_plural = _("texts of parts")
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "place"],
                name="part_text_once",
                violation_error_message=_("This text is translated already."),
            )
        ]

    def __str__(self):
        return self.text[:80]


def check_original(entry):
    """Raise a ValidationError if ``entry`` can't translate what it says it does."""
    original = entry.translation_of
    if original is None:
        return
    if original.translation_of_id:
        raise ValidationError(
            {"translation_of": _("Choose the original, not a translation of it.")}
        )
    if original.language == entry.language:
        raise ValidationError(
            {"language": _("The original is in this language already.")}
        )
    if entry.KIND and original.kind != entry.KIND:
        raise ValidationError({"translation_of": _("The original is of another kind.")})


def check_address(entry):
    """Raise a ValidationError if readers would always find the original instead."""
    shares_pages = entry.translation_of and entry.language not in INTERFACE
    if shares_pages and entry.translation_of.slug == entry.slug:
        raise ValidationError(
            {
                "slug": _(
                    "The site has no pages of its own in this language: the text "
                    "needs an address that differs from the original's."
                )
            }
        )


def translations_in(state):
    """The condition that a translation is in this ``State``; MISSING is the lack of
    one."""
    status = Q(status="published")
    says = F("as_translation__original_digest")
    current = Q(as_translation__source__digest=says)
    return {
        Translation.State.IN_PREPARATION: ~status,
        Translation.State.OUT_OF_DATE: status & ~current,
        Translation.State.COMPLETE: status & current,
    }[state]
