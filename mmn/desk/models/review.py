"""What authors and publishers tell each other about an entry."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReviewNote(models.Model):
    """A step of the review, with what was said about it."""

    class Step(models.TextChoices):
        SENT = "sent", _("Sent to review")
        CHANGES_ASKED = "changes_asked", _("Changes asked")
        PUBLISHED = "published", _("Published")
        TAKEN_BACK = "taken_back", _("Draft again")
        NOTE = "note", _("Note")

    entry = models.ForeignKey(
        "content.Entry", models.CASCADE, related_name="review_notes"
    )
    step = models.CharField(max_length=20, choices=Step)
    note = models.TextField(_("note"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("review note")
        verbose_name_plural = _("review notes")

    def __str__(self):
        return f"{self.get_step_display()}: {self.entry}"
