"""What the checks while writing know: words to avoid, links already followed."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# How long an answer holds: of others, of this site, and where there was none.
OTHERS, OUR_OWN, NONE = timedelta(days=7), timedelta(minutes=5), timedelta(hours=1)
FORGOTTEN_AFTER = timedelta(days=90)


class AvoidedTerm(models.Model):
    """An expression that MMN asks to avoid, and what to say instead."""

    term = models.CharField(_("instead of"), max_length=120, unique=True)
    preferred = models.CharField(_("write"), max_length=200)
    reason = models.CharField(_("why"), max_length=300, blank=True)

    class Meta:
        ordering = ["term"]
        verbose_name = _("term to avoid")
        verbose_name_plural = _("terms to avoid")

    def __str__(self):
        return self.term


class CheckedLinkQuerySet(models.QuerySet):
    def due(self):
        """Links asked for since they were last followed, who waits longest first."""
        waiting = Q(checked_at=None) | Q(checked_at__lt=F("asked_at"))
        return self.filter(waiting).order_by("asked_at", "pk")

    def forgotten(self):
        return self.filter(checked_at__lt=timezone.now() - FORGOTTEN_AFTER)

    def ask(self, urls, known):
        """Have new addresses followed, and known ones whose answer is old; returns
        whether there are any. ``known`` are the rows there are."""
        new = [url for url in urls if url not in known]
        old = [row.pk for row in known.values() if row.is_old]
        if new:
            rows = (self.model(url=url) for url in new)
            self.bulk_create(rows, ignore_conflicts=True)
        if old:
            self.filter(pk__in=old).update(asked_at=timezone.now())
        return bool(new or old)


class CheckedLink(models.Model):
    """What an address in a text answered when it was last asked; one of this site is
    a path only."""

    NEVER_SHOWN = True

    url = models.CharField(max_length=2000, unique=True)
    status = models.PositiveSmallIntegerField(null=True)
    problem = models.CharField(max_length=200, blank=True)
    leads_to = models.CharField(max_length=2000, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    checked_at = models.DateTimeField(null=True)

    objects = CheckedLinkQuerySet.as_manager()

    class Meta:
        ordering = ["url"]
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")

    def __str__(self):
        return self.url

    @property
    def is_own(self):
        return self.url.startswith("/")

    @property
    def is_old(self):
        """Whether it was followed too long ago, and nobody has asked again since."""
        if self.checked_at is None or self.checked_at < self.asked_at:
            return False
        lasts = NONE if self.problem else OUR_OWN if self.is_own else OTHERS
        return timezone.now() - self.checked_at > lasts
