"""Where a stored picture is used, hidden entries included."""

from django.db.models import Q

from mmn.content.models import Entry


def entries_with(image):
    """Entries that have the image as cover, among their photos or in a text."""
    as_cover, as_photo = Q(cover=image), Q(photos__image=image)
    found = Entry.objects.filter(as_cover | as_photo | Q(inline_images__image=image))
    return found.distinct().order_by("-updated_at", "-pk")
