"""What exists already, offered while somebody types."""

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Value, When
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from mmn.content.models import Tag, TaggedEntry
from mmn.media.visibility import works_on_content

from ..columns import how_many

MOST, LONGEST = 8, 100


@never_cache
@require_safe
def tags(request):
    """Tags with these letters, those that begin with them first, and their entries."""
    if not works_on_content(request.user, ("add", "change")):
        raise PermissionDenied
    words = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
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
