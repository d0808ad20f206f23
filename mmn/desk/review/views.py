"""What the browser asks while somebody chooses dates."""

from django import forms
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mmn.content.models import Entry

from .when import sentence


class DatesForm(forms.Form):
    """The state and the two moments as the form of an entry names them."""

    status = forms.CharField(required=False)
    published_at = forms.SplitDateTimeField(
        required=False, require_all_fields=False, widget=forms.SplitDateTimeWidget
    )
    unpublish_at = forms.SplitDateTimeField(
        required=False, require_all_fields=False, widget=forms.SplitDateTimeWidget
    )


@require_safe
def when_seen(request):
    """From when until when visitors would see what has this state and these dates."""
    form = DatesForm(request.GET)
    if not form.is_valid():
        wrong = _("Write days as 2026-11-30 and hours as 09:00.")
        return JsonResponse({"sentence": wrong})
    given = form.cleaned_data
    published = given["status"] == Entry.Status.PUBLISHED
    told = sentence(published, given["published_at"], given["unpublish_at"])
    return JsonResponse({"sentence": told})
