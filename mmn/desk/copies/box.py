"""Unsaved texts on the first page of the admin."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..dashboard import ROWS, Box
from ..models import FormCopy
from .offers import all_offers


@dataclass
class UnsavedBox(Box):
    """Each row leads to what was typed, beside what is stored."""

    @property
    def links(self):
        return [(offer.what, offer.beside) for offer in self.offers]

    def __post_init__(self):
        found = all_offers(self.queryset)
        self.offers, self.count = found[:ROWS], len(found)


def unsaved_box(request):
    """One box, or none where nothing of this person waits to be saved."""
    mine = FormCopy.objects.unsaved_by(request.user)
    box = UnsavedBox(_("Your unsaved texts"), mine, reverse("desk:my_copies"))
    return [box] if box.count else []
