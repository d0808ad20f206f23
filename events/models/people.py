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
