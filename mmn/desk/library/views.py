"""Files for staff who may see them in the library: also those that nothing uses."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from mmn.media.addresses import WIDTHS, Rendition
from mmn.media.models import StoredFile
from mmn.media.renditions import make_renditions
from mmn.media.sending import send


def file_for(request, pk):
    library = admin.site.get_model_admin(StoredFile)
    if not library.has_view_permission(request):
        raise PermissionDenied
    return get_object_or_404(library.get_queryset(request), pk=pk)


@require_safe
def whole(request, pk):
    file = file_for(request, pk)
    response = send(request, file.name, save_as=file.original_name, private=True)
    response._csp_exempt = not file.is_picture
    return response


@require_safe
def small(request, pk):
    """A picture at the smallest width."""
    file = file_for(request, pk)
    if not file.is_picture:
        raise Http404
    make_renditions(file.name, widest=WIDTHS[0], quick=True)
    extension = file.name.rpartition(".")[2]
    return send(request, Rendition(file.name, WIDTHS[0], extension).name, private=True)
