"""People whom entries name: the list of spellings, and merging those of one person."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from mmn.media.visibility import works_on_content

from ..finding.views import words_in
from .admin import MOST
from .people import merge, planned, spellings

PER_PAGE = 100


@admin.site.admin_view
@require_http_methods(["GET", "HEAD", "POST"])
def people(request):
    if not works_on_content(request.user):
        raise PermissionDenied
    if request.method == "POST":
        return merging(request)
    words = words_in(request)
    found = Paginator(spellings(request.user, words), PER_PAGE)
    page = found.get_page(request.GET.get("p"))
    return shown(request, _("People in entries"), "people", page=page, words=words)


def merging(request):
    """Which spelling stays; then all that changes with that choice; then it is done."""
    given, seen = set(request.POST.getlist("name")), spellings(request.user)
    chosen = [(name, count) for name, count in seen if name in given]
    if not 2 <= len(chosen) <= MOST:
        sentence = _("Choose at least two spellings, and at most %d, to merge.") % MOST
        messages.warning(request, sentence)
        return redirect("desk:people")
    names, kept = [name for name, _count in chosen], request.POST.get("kept")
    if kept is not None and kept not in names:
        messages.error(request, _("Choose which of them stays."))
    if kept not in names:
        return shown(request, _("Merge people"), "people_merge", chosen=chosen)
    if "seal" in request.POST:
        done = merge(request, names, kept, request.POST["seal"])
        if done:
            return told(request, done, kept)
        sentence = _("Somebody saved meanwhile. Look again at what will change.")
        messages.warning(request, sentence)
    plan = planned(request, names, kept)
    facts = {"chosen": chosen, "kept": kept, "plan": plan}
    return shown(request, _("Merge people"), "people_merge", **facts)


def told(request, plan, kept):
    count = len(plan.changes)
    words = ngettext(
        "“%(kept)s” is spelt so in %(count)d more entry.",
        "“%(kept)s” is spelt so in %(count)d more entries.",
        count,
    )
    messages.success(request, words % {"kept": kept, "count": count})
    return redirect("desk:people")


def shown(request, title, name, **context):
    context |= {"title": title, **admin.site.each_context(request)}
    return render(request, f"admin/desk/merging/{name}.html", context)
