"""The page that a link opens: one entry as it will be, and nothing else."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import resolve
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mmn.content.models import Entry

from ..versions.preview import with_changes
from ..versions.strands import waiting_of
from .links import link_of, remember


class SharedEntry:
    """Before a kind's page: shows the entry of a link, hidden or not."""

    link = None

    def get_object(self, queryset=None):
        return get_object_or_404(self.get_queryset(), pk=self.link.entry_id)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "preview": True, "shared_until": self.link.expires_at}


@require_safe
def shared(request, token):
    link = link_of(token)
    if link is None:
        response = no_entry(request, 404, _("This link leads nowhere."))
    elif not link.works:
        response = no_entry(request, 410, _("This link does not work any more."))
    else:
        response = entry_of(request, link)
    return kept_quiet(response)


def no_entry(request, status, sentence):
    return render(request, "shared/gone.html", {"sentence": sentence}, status=status)


def entry_of(request, link):
    """The entry as it will be: with the changes that wait, where there are any."""
    entry = link.entry.specific
    changes = waiting_of(entry)
    if entry.is_visible and not changes:
        return redirect(entry.get_absolute_url())
    if changes:
        response = with_changes(changes, lambda: page(request, link))
    else:
        response = page(request, link)
    remember(response, link)
    return response


def page(request, link):
    """The page of the entry's kind, rendered. The entry is read anew: it may be shown
    with its changes."""
    entry = Entry.objects.get(pk=link.entry_id).specific
    match = resolve(entry.local_address)
    view = type("SharedPage", (SharedEntry, match.func.view_class), {})
    return view.as_view(link=link)(request, **match.kwargs).render()


def kept_quiet(response):
    """Nobody keeps or finds such a page, nor learns from a link in it where it is."""
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
