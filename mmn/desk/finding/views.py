"""What exists already, offered while somebody types; organisations are made, too."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Case, Value, When
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from mmn.content.models import Organisation, Tag, TaggedEntry
from mmn.media.visibility import works_on_content

from ..columns import how_many
from .organisations import called, found, label, made, similar
from .people import found as people_found

MOST, LONGEST, SHORTEST = 8, 100, 2


def for_writers(view):
    """``view(request)`` for who writes; scripts ask, so a 403 says it to others."""

    @never_cache
    @wraps(view)
    def guarded(request):
        if not works_on_content(request.user, ("add", "change")):
            raise PermissionDenied
        return view(request)

    return guarded


def words_in(request, name="q"):
    return request.GET.get(name, "").replace("\0", "").strip()[:LONGEST]


@require_safe
@for_writers
def tags(request):
    """Tags with these letters, those that begin with them first, and their entries."""
    words = words_in(request)
    begins = Case(When(name__istartswith=words, then=Value(0)), default=Value(1))
    found = Tag.objects.filter(name__icontains=words) if words else Tag.objects.none()
    found = found.annotate(begins=begins, total=how_many(TaggedEntry, "tag"))
    offered = found.order_by("begins", "-total", "name")[:MOST]
    return JsonResponse(
        {
            "found": [{"name": tag.name, "count": tag.total} for tag in offered],
            "known": Tag.objects.filter(name__iexact=words).exists(),
        }
    )


@require_safe
@for_writers
def people(request):
    """People with these letters in their name, with what was last said about them."""
    words = words_in(request)
    offered = people_found(request.user, words) if len(words) >= SHORTEST else []
    return JsonResponse({"found": offered})


@require_safe
@for_writers
def organisations(request):
    """For the admin's search box: what is called so, and the offer to make the rest."""
    words = " ".join(words_in(request, "term").split())
    results = [{"id": row.pk, "text": label(row, words)} for row in found(words)]
    if words and not called(words):
        results += new_or_similar(request, words, {one["id"] for one in results})
    return JsonResponse({"results": results, "pagination": {"more": False}})


def new_or_similar(request, words, offered):
    """Those with nearly this name, which stand before the offer to make it."""
    near = [row for row in similar(words) if row.pk not in offered]
    results = [{"id": row.pk, "text": _("Similar: %s") % label(row)} for row in near]
    if not request.user.has_perm("content.add_organisation"):
        return results
    offer = _("Similar names exist. New all the same: %s") if near else _("New: %s")
    return [*results, {"id": f"new:{words}", "text": offer % words}]


@require_POST
@for_writers
def make_organisation(request):
    """The organisation of that name, made if there is none, as the box shows it."""
    organisations = admin.site.get_model_admin(Organisation)
    if not organisations.has_add_permission(request):
        raise PermissionDenied
    try:
        row, is_new = made(request.POST.get("name", ""))
    except ValidationError as error:
        problem = _("Not added: %s") % " ".join(error.messages)
        return JsonResponse({"problem": problem}, status=422)
    if is_new:
        organisations.log_addition(request, row, _("Added while writing."))
    said = _("Added to the list of organisations: %s.") if is_new else _("Known: %s.")
    return JsonResponse({"id": row.pk, "text": label(row), "said": said % row})
