"""Changes to a published entry that wait until somebody publishes them."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class WaitingChanges(models.Model):
    """The entry as it will be: until then visitors see it as it is."""

    entry = models.OneToOneField(
        "content.Entry", models.CASCADE, related_name="waiting_changes"
    )
    snapshot = models.JSONField(encoder=DjangoJSONEncoder)
    opened_version = models.PositiveBigIntegerField(
        help_text=_("The version of the entry that the changes started from.")
    )
    publish_at = models.DateTimeField(_("publish the changes at"), null=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("changes that wait")
        verbose_name_plural = _("changes that wait")

    def __str__(self):
        return str(self.entry)
