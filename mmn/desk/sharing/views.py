"""Making and withdrawing links, for who may change the entry."""

from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from mmn.content.models import Entry

from ..dashboard import change_address
from ..models import ShareLink
from ..permissions import may
from .links import address_of


class ShareForm(forms.ModelForm):
    days = forms.IntegerField(
        label=gettext_lazy("Days"), min_value=1, max_value=90, initial=7
    )

    class Meta:
        model = ShareLink
        fields = ["label"]


def panel(request, entry, form=None):
    """What the form of an entry shows about its links."""
    links = entry.share_links.select_related("created_by")
    for link in links:
        link.entry = entry
        link.address = request.build_absolute_uri(address_of(link))
    form = form or ShareForm(auto_id="share-%s")
    return {"entry": entry, "links": links, "form": form}


@admin.site.admin_view
@require_POST
def share(request, pk):
    """Make a link to the entry."""
    entry = changeable(request, pk)
    form = ShareForm(request.POST, auto_id="share-%s")
    if not form.is_valid():
        return answer(request, entry, _("No link is made: see below."), form, 422)
    form.instance.entry_id = entry.pk
    form.instance.created_by = request.user
    days = timedelta(days=form.cleaned_data["days"])
    form.instance.expires_at = timezone.now() + days
    form.save()
    return answer(request, entry, _("The link is ready: copy it and send it."))


@admin.site.admin_view
@require_POST
def withdraw(request, pk):
    """Let a link work no longer, from this moment."""
    link = get_object_or_404(ShareLink.objects.select_related("entry"), pk=pk)
    entry = changeable(request, link.entry_id)
    ShareLink.objects.filter(pk=pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now()
    )
    return answer(request, entry, _("The link is withdrawn: it opens nothing now."))


def changeable(request, pk):
    entry = get_object_or_404(Entry, pk=pk)
    if not may(request, "change", entry.specific):
        raise PermissionDenied
    return entry


def answer(request, entry, sentence, form=None, status=200):
    """The panel for a script that exchanges it; for a browser alone, the form anew."""
    if request.headers.get("X-Requested-With") != "fetch":
        tell = messages.error if form else messages.success
        tell(request, wrong_in(form) if form else sentence)
        return redirect(change_address(entry) + "#share")
    context = {"sharing": panel(request, entry, form), "told": sentence}
    return render(request, "admin/desk/sharing/_panel.html", context, status=status)


def wrong_in(form):
    return " ".join(
        f"{form.fields[name].label}: {error}"
        for name, errors in form.errors.items()
        for error in errors
    )
