"""From a row of the admin to its page: only for those who may see the row.

Django's own view asks no more than to be staff, and the address it leads to is made of
the title of what may be hidden.
"""

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404
from django.shortcuts import redirect


def view_on_site(request, content_type_id, object_id):
    row = find(content_type_id, object_id)
    row_admin = admin.site._registry.get(type(row))
    if row_admin is None or not row_admin.has_view_permission(request, row):
        raise PermissionDenied
    if not hasattr(row, "get_absolute_url"):
        raise Http404
    return redirect(row.get_absolute_url())


def find(content_type_id, object_id):
    """Any row by the numbers of its type and its own."""
    try:
        content_type = ContentType.objects.get_for_id(int(content_type_id))
        return content_type.get_object_for_this_type(pk=int(object_id))
    except (ObjectDoesNotExist, AttributeError, ValueError, OverflowError):
        raise Http404 from None
