"""Links that show a hidden entry to somebody without an account."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ShareLinkQuerySet(models.QuerySet):
    def working(self):
        return self.filter(withdrawn_at=None, expires_at__gt=timezone.now())


class ShareLink(models.Model):
    """A signed address for one entry, until a day, or until it is withdrawn."""

    entry = models.ForeignKey(
        "content.Entry", models.CASCADE, related_name="share_links"
    )
    label = models.CharField(_("for whom"), max_length=200, blank=True)
    expires_at = models.DateTimeField(_("works until"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("share link")
        verbose_name_plural = _("share links")

    def __str__(self):
        return self.label or str(self.entry)

    @property
    def works(self):
        """The same rule as ``working()``."""
        return self.withdrawn_at is None and self.expires_at > timezone.now()
