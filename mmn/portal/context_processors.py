"""What every public page needs: the menu."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from mmn.content.models import Page
from mmn.content.prepared import prepared
from mmn.content.remembered import remembered


def site(request):
    """``menu``: standing pages for the menu, read only where a template shows it."""
    return {"menu": SimpleLazyObject(menu)}


def menu():
    language = get_language()
    return remembered(("menu", language), lambda: menu_pages(language))


@prepared
def menu_pages(language):
    pages = Page.objects.published().filter(in_menu=True, parent=None)
    return pages.for_reader(language).defer("body").order_by("position", "title")
