"""The entries of a list, as a paginator reads them."""

from functools import cached_property

from .cards import cards
from .prepared import prepared
from .remembered import remembered


class Listing:
    """How many entries a list has, and the cards of one page of it.

    The numbers of all its entries are found once after each change, in their order. So
    any page of any list costs the same, the middle of the largest one, too.

    ``view``, ``language`` and ``asked`` (name and value of each filter) say which list
    it is; ``subject`` is the number of what an archive is about.
    """

    def __init__(self, view, language, asked, **subject):
        self.which = (view, language, asked)
        self.subject = subject
        self.model, self.photos = view.model, view.shows_photos

    @cached_property
    def numbers(self):
        key = ("list", *self.which, *self.subject.values())
        return remembered(key, lambda: chosen.numbers(*self.which, **self.subject))

    def count(self):
        return len(self.numbers)

    def __getitem__(self, page):
        """The cards of a slice."""
        found = self.numbers[page]
        return cards(found, photos=found if self.photos else ())


@prepared
def chosen(view, language, asked, **subject):
    """The numbers of all entries of a list, in its order."""
    return view().chosen(language, asked, **subject).values_list("pk", flat=True)
