"""What somebody is typing into a form right now, kept until it is saved."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FormCopy(models.Model):
    """The fields of one open form as last heard from the browser.

    It is no version of the entry and never public: nobody but who typed it sees it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="form_copies"
    )
    form = models.CharField(max_length=60, help_text=_("news.post"))
    entry = models.ForeignKey(
        "content.Entry", models.CASCADE, null=True, related_name="form_copies"
    )
    window = models.CharField(
        max_length=40, help_text=_("One open form in one tab, named by the browser.")
    )
    fields = models.JSONField(default=list, help_text=_("Names and values, in order."))
    opened_version = models.PositiveBigIntegerField(null=True)
    saved_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("copy of a form")
        verbose_name_plural = _("copies of forms")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "form", "window"], name="form_copy_one_per_window"
            )
        ]

    def __str__(self):
        return f"{self.form} {self.entry_id or _('new')}, {self.user}"
