"""Job vacancies that know their deadline."""

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mmn.content.models import Entry
from mmn.content.richtext import RichTextField

from .mail import without_addresses
from .querysets import CLOSING_SOON_DAYS, VacancyQuerySet


class Vacancy(Entry):
    """A job: the facts that applicants look for, and how to apply while it is open."""

    KIND = "vacancies"
    ENDING_TEXTS = ("how_to_apply",)
    TRANSLATED = (
        *Entry.TRANSLATED,
        *("deadline", "reports_to", "location", "salary_and_benefits", "starts_on"),
        *("starts_on_note", "contract_duration", "hours", "responsibilities"),
        *("essential_qualifications", "desirable_qualifications", "how_to_apply"),
    )

    deadline = models.DateField(
        _("deadline"),
        db_index=True,
        help_text=_("The last day to apply, in Bangkok time; that day is still open."),
    )
    reports_to = models.CharField(_("reports to"), max_length=200, blank=True)
    location = models.CharField(_("location"), max_length=200, blank=True)
    salary_and_benefits = models.TextField(_("salary and benefits"), blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    starts_on_note = models.CharField(
        _("about the start"),
        max_length=100,
        blank=True,
        help_text=_("or earlier; negotiable"),
    )
    contract_duration = models.CharField(
        _("contract"), max_length=300, blank=True, help_text=_("One year, renewable")
    )
    hours = models.CharField(
        _("hours"), max_length=200, blank=True, help_text=_("5 days (40 hours) a week")
    )
    responsibilities = RichTextField(_("responsibilities"), blank=True)
    essential_qualifications = RichTextField(_("essential qualifications"), blank=True)
    desirable_qualifications = RichTextField(_("desirable qualifications"), blank=True)
    how_to_apply = RichTextField(_("how to apply"), blank=True)
    apply_email = models.EmailField(
        _("applications to"),
        blank=True,
        help_text=_("Shown, with a mail link, only while the vacancy is open."),
    )
    apply_subject = models.CharField(
        _("subject line"),
        max_length=200,
        blank=True,
        help_text=_("Filled in when somebody follows the mail link."),
    )

    objects = VacancyQuerySet.as_manager()

    class Meta:
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")

    @property
    def days_left(self):
        """Whole days until the deadline in the office's zone: 0 on the day itself."""
        return (self.deadline - timezone.localdate()).days

    @property
    def is_open(self):
        return self.days_left >= 0

    @property
    def is_closing_soon(self):
        return 0 <= self.days_left <= CLOSING_SOON_DAYS

    @property
    def shown_summary(self):
        return self.summary if self.is_open else without_addresses(self.summary)

    @property
    def teaser(self):
        teaser = super().teaser
        return teaser if self.is_open else without_addresses(teaser)

    @property
    def shown_benefits(self):
        benefits = self.salary_and_benefits
        return benefits if self.is_open else without_addresses(benefits)

    def texts(self):
        """What the job is; how and where to apply, only while it is open."""
        names = ["responsibilities", "essential_qualifications"]
        names += ["desirable_qualifications", *["how_to_apply"] * self.is_open]
        fields = [self._meta.get_field(name) for name in names]
        headings = [capfirst(field.verbose_name) for field in fields]
        texts = [self.body, *(getattr(self, name) for name in names)]
        if not self.is_open:
            texts = [without_addresses(text) for text in texts]
        return list(zip(["", *headings], texts, strict=True))

    def search_text(self):
        return "\n".join(filter(None, [self.location, self.reports_to]))


class DeadlineExtension(models.Model):
    """A former deadline, kept so that the extension can be told."""

    OWNER = "vacancy"

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="extensions")
    former_deadline = models.DateField(_("former deadline"))
    extended_on = models.DateField(_("extended on"), default=timezone.localdate)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        ordering = ["former_deadline", "pk"]
        verbose_name = _("deadline extension")
        verbose_name_plural = _("deadline extensions")
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy", "former_deadline"],
                name="extension_once_per_deadline",
                violation_error_message=_("This former deadline is listed already."),
            )
        ]

    def __str__(self):
        return f"{self.former_deadline}"
