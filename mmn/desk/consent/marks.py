"""How lists and forms show the consent for a picture."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mmn.content import dates
from mmn.media.models import ImageConsent, is_withheld


def withheld_mark(record):
    """Why visitors don't see a picture; nothing while they do. ``record`` is the
    ``ImageConsent``, or a photo, which shows it."""
    if not record.is_withheld:
        return ""
    until = getattr(record, "consent_until", getattr(record, "until", None))
    if record.consent == ImageConsent.Consent.WITHDRAWN:
        words = _("Not shown: consent withdrawn")
    else:
        words = _("Not shown: consent ended on %s") % dates.day(until)
    return format_html('<span class="withheld">{}</span>', words)


class ConsentFilter(admin.SimpleListFilter):
    """Photos by what is recorded of their pictures; one that has no record yet is
    "not recorded"."""

    title = gettext_lazy("consent")
    parameter_name = "consent"

    def lookups(self, request, model_admin):
        return [
            *ImageConsent.Consent.choices,
            ("withheld", _("Withdrawn or ended")),
            ("ending", _("Ends within 30 days")),
        ]

    def queryset(self, request, queryset):
        records, wanted = ImageConsent.objects, self.value()
        if wanted == "withheld":
            return queryset.filter(is_withheld("image"))
        if wanted == "ending":
            return queryset.filter(image__in=records.ending_soon().values("image"))
        if wanted == ImageConsent.Consent.NOT_RECORDED:
            said = records.exclude(consent=wanted)
            return queryset.exclude(image__in=said.values("image"))
        if wanted in ImageConsent.Consent.values:
            return queryset.filter(
                image__in=records.filter(consent=wanted).values("image")
            )
        return queryset
