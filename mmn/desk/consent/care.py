"""What the admin of every kind does for the people in its pictures."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mmn.content.gathering import gather
from mmn.content.prepared import prepared
from mmn.content.richtext import rich_text_fields
from mmn.content.withheld import images_named
from mmn.media.models import ImageConsent

from ..describing.rules import undescribed
from .marks import withheld_mark


def record_address(image):
    """Where staff record consent for a picture, whatever uses it."""
    address = reverse("admin:media_imageconsent_add")
    return f"{address}?{urlencode({'image': image})}"


def images_of(entry):
    """Names of all pictures of an entry: cover, photos, those in its texts."""
    texts = (getattr(entry, f.name) or "" for f in rich_text_fields(type(entry)))
    names = set().union(*map(images_named, texts))
    names.update(photo.image.name for photo in entry.photos.all())
    return names | ({entry.cover.name} if entry.cover else set())


@prepared
def withheld_among(images):
    return ImageConsent.objects.withheld().filter(image__in=images)


class CaresForPictures:
    """Says after saving which pictures visitors don't see, and which nobody described.

    It stands before all that can put a save off (a conflict, changes that wait): what
    somebody said about consent holds at once in any case.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        request.consent_said = []
        response = super().changeform_view(request, object_id, form_url, extra_context)
        for image, facts in request.consent_said:
            ImageConsent.objects.note(image, request.user, **facts)
        return response

    def save_formset(self, request, form, formset, change):
        said = [
            form.instance
            for form in formset.forms
            if getattr(form.instance, "consent_facts", None)
        ]
        facts = [(photo, dict(photo.consent_facts)) for photo in said]
        super().save_formset(request, form, formset, change)
        request.consent_said += [
            (photo.image.name, fact) for photo, fact in facts if photo.pk
        ]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        entry = form.instance
        gather([entry], "photos")
        self.tell_withheld(request, entry)
        if entry.status == entry.Status.PUBLISHED:
            self.tell_undescribed(request, entry)

    def tell_withheld(self, request, entry):
        withheld = withheld_among(images=sorted(images_of(entry)))
        if named := ", ".join(map(str, withheld)):
            sentence = _(
                "Visitors don't see these pictures, because consent was withdrawn or "
                "has ended: %s."
            )
            messages.warning(request, sentence % named)

    def tell_undescribed(self, request, entry):
        if missing := undescribed(entry):
            sentence = _(
                "This is public, but nobody who can't see them knows what these "
                "pictures show: %s. Describe them, or mark them as decorative."
            )
            messages.warning(request, sentence % ", ".join(missing))

    @admin.display(description=gettext_lazy("consent for the cover"))
    def cover_consent(self, entry):
        if not entry.cover:
            return "–"
        records = ImageConsent.objects.filter(image=entry.cover.name)
        record = records.first() or ImageConsent()
        return format_html(
            '{} <a href="{}">{}</a> {}',
            record.get_consent_display(),
            record_address(entry.cover.name),
            _("Record or change"),
            withheld_mark(record),
        )
