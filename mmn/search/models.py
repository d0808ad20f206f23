"""The index of the search, the words that staff call equal, and what was not found."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mmn.content.languages import own_name

from .words import words

# What readers looked for in vain is kept up to so many different queries.
MOST_FRUITLESS = 1000


class SearchUnit(models.Model):
    """A piece of an entry that is searched as one: its text with all facts, a caption,
    a page of a PDF.

    ``number`` puts the newest first (see ``units.number``), so that a search for a
    common word may stop early. The database adds an index over ``words``
    (see database.py).
    """

    number = models.BigIntegerField(primary_key=True)
    entry = models.ForeignKey("content.Entry", models.CASCADE, related_name="+")
    # The original that this is a text of: it is found once, whatever its languages.
    family = models.BigIntegerField()
    # When visitors may see it; an empty start means never, as for drafts.
    shown_from = models.DateTimeField(null=True)
    shown_until = models.DateTimeField(null=True)
    language = models.CharField(max_length=10)
    page = models.PositiveIntegerField(null=True)
    facets = models.CharField(max_length=1000)
    # Which part of the entry it was made from, and what that was like then.
    source = models.CharField(max_length=60)
    digest = models.CharField(max_length=32)
    # The file that it is a page of: its address and name.
    address = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    text = models.TextField()
    words = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["entry", "source"], name="search_unit_source")]

    def __str__(self):
        return f"{self.entry_id}: {self.source}"

    @property
    def pdf_page(self):
        """The address of the page, which programs that show PDFs open."""
        return f"{self.address}#page={self.page or 1}"

    @property
    def language_name(self):
        return own_name(self.language)


class KnownWord(models.Model):
    """A word that stands in the index, for guesses at what somebody meant to write."""

    word = models.CharField(max_length=60, primary_key=True)

    def __str__(self):
        return self.word


class Rebuild(models.Model):
    """How far the last rebuilding came: an interrupted one goes on from there."""

    started_at = models.DateTimeField(default=timezone.now)
    last_entry = models.BigIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"{self.started_at}"


def validate_several(value):
    """At least two lines, each with something to look for."""
    lines = [line for line in value.splitlines() if line.strip()]
    if len(lines) < 2:
        raise ValidationError(_("Write at least two, each on a line of its own."))
    empty = [line.strip() for line in lines if not words(line)]
    if empty:
        raise ValidationError(
            _("“%(line)s” has no letter or number that could be looked for."),
            params={"line": empty[0][:50]},
        )


class EqualWords(models.Model):
    """Words that mean the same: who looks for one finds the others, too."""

    words = models.TextField(
        _("words that mean the same"),
        max_length=1000,
        validators=[validate_several],
        help_text=_(
            "One on each line, in any language: Burma and Myanmar, CSO and civil "
            "society organisation. Who searches for one finds the others, too."
        ),
    )
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("Only staff see it.")
    )

    class Meta:
        ordering = ["words"]
        verbose_name = _("words that mean the same")
        verbose_name_plural = _("search: words that mean the same")

    def __str__(self):
        return " = ".join(line.strip() for line in self.words.splitlines() if line)


class FruitlessQuerySet(models.QuerySet):
    def note(self, query):
        """Count that ``query``, folded, found nothing: no word of who looked for it.

        Only so many different ones are kept; the oldest go first.
        """
        today = timezone.localdate()
        rows = self.filter(query=query)
        if rows.update(times=F("times") + 1, last_on=today):
            return
        row = self.model(query=query, times=1, last_on=today)
        self.bulk_create([row], ignore_conflicts=True)
        kept = self.order_by("-last_on", "-pk").values("pk")
        first_gone = kept[MOST_FRUITLESS : MOST_FRUITLESS + 1].first()
        if first_gone:
            self.exclude(
                pk__in=list(kept[:MOST_FRUITLESS].values_list("pk", flat=True))
            ).delete()


class FruitlessQuery(models.Model):
    """Something that readers looked for and the site did not have."""

    NEVER_SHOWN = True

    query = models.CharField(_("looked for"), max_length=200, unique=True)
    times = models.PositiveIntegerField(_("how often"), default=0)
    last_on = models.DateField(_("last on"))

    objects = FruitlessQuerySet.as_manager()

    class Meta:
        ordering = ["-times", "-last_on", "query"]
        verbose_name = _("search without a result")
        verbose_name_plural = _("searches without a result")

    def __str__(self):
        return self.query
