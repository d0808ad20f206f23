"""Reports, proceedings and policy briefs, each in the languages it exists in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mmn.content import dates
from mmn.content.models import Entry, Organisation
from mmn.content.querysets import EntryQuerySet
from mmn.content.threads import end_of_month
from mmn.media.models import PdfFile


class Publication(Entry):
    """A publication; its files are documents, its briefs fill a grid."""

    KIND = "publications"
    TAKEN_BY_THE_SITE = Entry.TAKEN_BY_THE_SITE | {"browse"}
    TRANSLATED = (*Entry.TRANSLATED, "subtitle", "authors")
    SEARCHED = ("policy_briefs", "partners", "funders")

    class PublicationType(models.TextChoices):
        REPORT = "report", _("Report")
        POLICY_BRIEF = "policy_brief", _("Policy brief")
        PROCEEDINGS = "proceedings", _("Proceedings")
        RESOURCE_BOOK = "resource_book", _("Resource book")
        HANDBOOK = "handbook", _("Handbook")
        CHILDRENS_BOOK = "childrens_book", _("Children's book")
        PHOTO_BOOKLET = "photo_booklet", _("Photo booklet")
        ANNUAL_REPORT = "annual_report", _("Annual report")

    publication_type = models.CharField(
        _("type"),
        max_length=20,
        choices=PublicationType,
        default=PublicationType.REPORT,
    )
    subtitle = models.CharField(_("subtitle"), max_length=300, blank=True)
    published_in = models.DateField(
        _("month of publication"),
        null=True,
        blank=True,
        help_text=_("Any day of the month; only month and year are kept and shown."),
    )
    authors = models.CharField(
        _("authors"), max_length=500, blank=True, help_text=_("As on the title page.")
    )
    partners = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("partners")
    )
    funders = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name=_("funders")
    )
    isbn = models.CharField(_("ISBN"), max_length=20, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        indexes = [models.Index(fields=["-published_in"], name="publication_month")]

    def _fill_in(self):
        super()._fill_in()
        if self.published_in:
            self.published_in = self.published_in.replace(day=1)

    @property
    def happened_on(self):
        """The day it stood here if that was in its month, else the end of its month."""
        online, month = super().happened_on, self.published_in
        if month is None or (online.year, online.month) == (month.year, month.month):
            return online
        return end_of_month(month)

    @property
    def machine_date(self):
        day = self.published_in
        return f"{day:%Y-%m}" if day else super().machine_date

    @property
    def told_date(self):
        return dates.month(self.published_in or self.happened_on)

    @property
    def type_name(self):
        return self.get_publication_type_display()

    def search_text(self):
        briefs = [brief.title for brief in self.policy_briefs.all()]
        behind = [str(one) for one in (*self.partners.all(), *self.funders.all())]
        told = [self.subtitle, self.authors, self.isbn, *briefs, *behind]
        return "\n".join(filter(None, told))


class PolicyBrief(PdfFile):
    """One cell of the grid: a brief about one scope in one language."""

    OWNER = "publication"

    class Scope(models.TextChoices):
        MEKONG = "mekong", _("Mekong Region")
        THAILAND = "TH", _("Thailand")
        MYANMAR = "MM", _("Myanmar")
        CAMBODIA = "KH", _("Cambodia")
        LAOS = "LA", _("Lao PDR")
        VIETNAM = "VN", _("Vietnam")
        CHINA = "CN", _("China")
        JAPAN = "JP", _("Japan")

    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="policy_briefs"
    )
    scope = models.CharField(
        _("about"), max_length=10, choices=Scope, default=Scope.MEKONG
    )

    class Meta:
        ordering = ["publication", "scope", "language"]
        verbose_name = _("policy brief")
        verbose_name_plural = _("policy briefs")
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "scope", "language"],
                name="policy_brief_one_per_cell",
                violation_error_message=_(
                    "There is a brief about this scope in this language already. "
                    "Change the scope or the language, or replace the file there."
                ),
            )
        ]
