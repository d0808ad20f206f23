"""Who is left out of the list of people."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..names import person_key


class UnlistedPerson(models.Model):
    """A name that has no page of its own, whatever programmes it stands in."""

    name = models.CharField(
        _("name"),
        max_length=200,
        help_text=_("As in the programmes; forms of address make no difference."),
    )
    person_key = models.CharField(max_length=100, unique=True, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("person kept off the list of people")
        verbose_name_plural = _("people kept off the list of people")

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.person_key = person_key(self.name)
        super().save(*args, **kwargs)

    def clean(self):
        key = person_key(self.name)
        same = UnlistedPerson.objects.filter(person_key=key).exclude(pk=self.pk)
        if not key or same.exists():
            message = _("This name is not listed anyway.")
            raise ValidationError({"name": message})


class FormerPersonQuerySet(models.QuerySet):
    def keep(self, keys, kept):
        """Let these pages lead to that of ``kept``, and so what led to them."""
        self.filter(person_key=kept).delete()
        self.filter(now__in=keys).update(now=kept)
        for key in keys:
            self.update_or_create(person_key=key, defaults={"now": kept})


class FormerPerson(models.Model):
    """The address of a person's page whose spelling was merged into another: it leads
    to that one."""

    person_key = models.CharField(max_length=100, unique=True)
    now = models.CharField(max_length=100, db_index=True)

    objects = FormerPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("former page of a person")
        verbose_name_plural = _("former pages of people")

    def __str__(self):
        return f"{self.person_key} → {self.now}"
