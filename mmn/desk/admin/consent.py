"""Consent for pictures: one list for photos, covers and pictures in texts."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from mmn.media.models import ConsentChange, ImageConsent, InlineImage
from mmn.media.visibility import image_exists

from ..consent.marks import ConsentFilter, withheld_mark
from ..consent.rules import check_facts
from ..dashboard import Box, change_address, list_address
from ..files import EMPTY, thumbnail
from ..forms import OneLineTexts
from ..library.uses import entries_with
from ..search import BoundedSearch


class ImageConsentForm(forms.ModelForm):
    """What one record says now; what it said before stays below it."""

    user = None

    class Meta:
        widgets = {"image": forms.HiddenInput, "until": AdminDateWidget}

    def clean_image(self):
        image = self.cleaned_data["image"]
        if not image_exists(image):
            raise forms.ValidationError(
                _("No entry and no text has this picture. Start from the picture.")
            )
        return image

    def clean(self):
        cleaned = super().clean()
        before = ImageConsent.objects.filter(pk=self.instance.pk).first()
        facts = {name: cleaned.get(name) for name in ("consent", "until", "reason")}
        errors = check_facts(facts, before or ImageConsent(), self.user)
        for name, error in errors.items():
            self.add_error(name, error)
        return cleaned


class ConsentChangeInline(admin.TabularInline):
    """Who said what and when; only read."""

    model = ConsentChange
    extra = 0
    fields = readonly_fields = [
        *("changed_at", "changed_by", "consent_before", "consent_after"),
        *("until_before", "until_after", "reason"),
    ]
    can_delete = False
    verbose_name_plural = _("What was recorded before")

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("media.view_imageconsent")


@admin.register(ImageConsent)
class ImageConsentAdmin(OneLineTexts, BoundedSearch, admin.ModelAdmin):
    form = ImageConsentForm
    inlines = [ConsentChangeInline]
    list_display = [
        *("picture", "name", "consent", "until", "state"),
        *("reason", "recorded_by", "recorded_at"),
    ]
    list_display_links = ["name"]
    list_filter = [ConsentFilter]
    list_select_related = ["recorded_by"]
    search_fields = ["image", "reason"]
    readonly_fields = ["picture", "state", "used_in"]
    show_full_result_count = False
    list_per_page = 50
    actions = None

    class Media:
        css = {"all": ["admin-mmn/consent.css"]}

    def get_fields(self, request, obj=None):
        shown = ["picture", "state", "used_in"] if obj else []
        facts = ["consent", "until", "reason"]
        return [*shown, *facts] if obj else ["image", *facts]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        return form

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def add_view(self, request, form_url="", extra_context=None):
        """One record per picture: where there is one, it is changed."""
        known = ImageConsent.objects.filter(image=request.GET.get("image")).first()
        if known:
            return redirect("admin:media_imageconsent_change", known.pk)
        return super().add_view(request, form_url, extra_context)

    def render_change_form(self, request, context, **kwargs):
        context["show_save_and_add_another"] = False  # each starts from its picture
        return super().render_change_form(request, context, **kwargs)

    def save_model(self, request, obj, form, change):
        obj.recorded_by = request.user
        super().save_model(request, obj, form, change)

    def has_delete_permission(self, request, obj=None):
        """Never: the reason is kept."""
        return False

    @admin.display(description=_("picture"))
    def picture(self, record):
        return thumbnail(InlineImage(image=record.image).image)

    @admin.display(description=_("file"), ordering="image")
    def name(self, record):
        return str(record)

    @admin.display(description=_("shown or not"))
    def state(self, record):
        return withheld_mark(record) or _("May be shown")

    @admin.display(description=_("used in"))
    def used_in(self, record):
        entries = entries_with(record.image)
        links = format_html_join(
            "",
            '<li><a href="{}">{}</a></li>',
            ((change_address(entry), entry) for entry in entries),
        )
        return (
            format_html('<ul class="consent-uses">{}</ul>', links) if links else EMPTY
        )

    def dashboard(self, request):
        return [
            Box(
                _("Consent ends within 30 days"),
                ImageConsent.objects.ending_soon().order_by("until", "pk"),
                list_address(ImageConsent, "?consent=ending"),
            )
        ]
