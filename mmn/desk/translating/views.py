"""Every original by every language, what is missing first."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mmn.content.languages import INTERFACE

from .coverage import CoverageForm, kinds_for, originals
from .table import cells

PER_PAGE = 25


@admin.site.admin_view
@require_safe
def coverage(request):
    """``?kind=``, ``?year=``, ``?language=`` and ``?state=`` narrow it down."""
    kinds = kinds_for(request)
    if not kinds:
        raise PermissionDenied
    form = CoverageForm(request, kinds)
    found = originals(request, kinds, form.asked)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    only = form.asked.get("language")
    context = {
        **admin.site.each_context(request),
        "title": _("Translations"),
        "help_topic": "translating",
        "form": form,
        "page": page,
        "rows": cells(request, page.object_list, [only] if only else INTERFACE),
        "only": only,
    }
    return render(request, "admin/desk/translating/coverage.html", context)
