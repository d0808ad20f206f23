"""Follows the links of texts, one at a time, while nobody waits for it."""

from django.utils import timezone

from ..background import job
from ..models import CheckedLink
from .fetching import ask
from .inside import ask_ourselves


@job("links", every=60)
def follow_links():
    link = CheckedLink.objects.due().first()
    if link is None:
        CheckedLink.objects.forgotten().delete()
        return 0
    found = ask_ourselves(link.url) if link.is_own else ask(link.url)
    CheckedLink.objects.filter(pk=link.pk).update(
        **found._asdict(), checked_at=timezone.now()
    )
    return 1
