"""Under which names staff find an organisation."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mmn.content.models import Organisation


class OrganisationName(models.Model):
    """What else an organisation is called: in another language or script, earlier, or
    in the row that was merged into it. Visitors never see it."""

    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="other_names"
    )
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="organisation_called_so_once",
                violation_error_message=_("This name is listed already."),
            )
        ]

    def __str__(self):
        return self.name
