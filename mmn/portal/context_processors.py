"""What every public page needs: the menu."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from mmn.content.models import Page


def site(request):
    """``menu``: standing pages for the menu, read only where a template shows it."""
    return {"menu": SimpleLazyObject(menu)}


def menu():
    return list(
        Page.objects.published()
        .filter(in_menu=True, parent=None)
        .for_reader(get_language())
        .defer("body")
        .order_by("position", "title")
    )
