"""What somebody is typing into a form right now, kept until it is saved."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mmn.media.kept import MAX_AGE

from ..who import who

# Who was heard from in this time has the form open; browsers report every 20 seconds.
OPEN = timedelta(seconds=60)
# Texts that nobody wanted back are thrown away after this time, and their uploads.
KEPT = MAX_AGE
# Forms that were only looked at leave nothing worth keeping.
LOOKED_AT = timedelta(days=1)


class FormCopyQuerySet(models.QuerySet):
    def unsaved_by(self, user):
        """Texts of this person, neither saved nor thrown away, newest first."""
        typed = self.filter(user=user, done_at=None, typed_at__isnull=False)
        return typed.order_by("-typed_at", "-pk")

    def open_now(self):
        return self.filter(done_at=None, seen_at__gt=timezone.now() - OPEN)

    def too_old(self):
        now = timezone.now()
        looked_at = Q(typed_at=None, done_at=None, seen_at__lt=now - LOOKED_AT)
        return self.filter(looked_at | Q(seen_at__lt=now - KEPT))


class FormCopy(models.Model):
    """The fields of one open form as last heard from the browser.

    It is no version of the entry and never public: nobody but who typed it sees it.
    Once saved or thrown away, it is emptied and marked as done, so that a browser that
    comes back with its own copy learns that it isn't wanted any more.
    """

    NEVER_SHOWN = True

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="form_copies"
    )
    form = models.CharField(max_length=60, help_text=_("news.post"))
    entry = models.ForeignKey(
        "content.Entry", models.SET_NULL, null=True, related_name="form_copies"
    )
    window = models.CharField(
        max_length=40, help_text=_("One open form in one tab, named by its page.")
    )
    fields = models.JSONField(default=list, help_text=_("Names and values, in order."))
    opened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(db_index=True)
    typed_at = models.DateTimeField(null=True)
    typed_clock = models.PositiveBigIntegerField(
        default=0,
        help_text=_("Milliseconds of the browser's clock: tells what is newer."),
    )
    done_at = models.DateTimeField(null=True)
    sent = models.CharField(
        max_length=64,
        blank=True,
        default="",
        help_text=_("What made the entry, as a checksum: the same again makes none."),
    )

    objects = FormCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("copy of a form")
        verbose_name_plural = _("copies of forms")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "form", "window"], name="form_copy_one_per_window"
            )
        ]

    def __str__(self):
        return _("what %s typed and has not saved") % who(self.user)

    @property
    def title(self):
        """The title as typed, or none."""
        return next((value for name, value in self.fields if name == "title"), "")
