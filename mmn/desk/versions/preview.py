"""The page of an entry as it will be, at its own address, for who may see that."""

from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from mmn.content.addresses import in_admin
from mmn.content.models import Entry

from ..asked import number
from ..permissions import may
from .rows import STATE
from .snapshots import as_if
from .strands import waiting_of


class PreviewMiddleware:
    """``?changes=<entry>`` shows a page with the changes to that entry that wait."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = request.GET.get("changes") if request.method == "GET" else None
        changes = asked and changes_for(request, number(asked))
        if not changes:
            return self.get_response(request)
        request.band = _("These changes wait: visitors still see the page as it was.")
        return going_on(
            changes, with_changes(changes, lambda: self.get_response(request))
        )


def going_on(changes, response):
    """A redirect to the address that the entry is to have shows its changes, too."""
    if "Location" in response and "?" not in response["Location"]:
        response["Location"] += f"?changes={changes.entry_id}"
    return response


def changes_for(request, pk):
    """The changes to entry ``pk`` that wait, if this person may change it; the admin
    itself shows them in the form."""
    if not request.user.is_staff or in_admin(request):
        return None
    entry = Entry.objects.filter(pk=pk).first()
    return waiting_of(entry) if entry and may(request, "change", entry) else None


def with_changes(changes, respond):
    """What ``respond`` answers while the changes are tried on; never to be kept."""
    with as_if(changes.step.rows, keep=STATE):
        response = respond()
    add_never_cache_headers(response)
    return response
