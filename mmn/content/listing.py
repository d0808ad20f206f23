"""The entries of a list, as a paginator reads them."""

from .cards import cards
from .prepared import prepared
from .remembered import remembered


class Listing:
    """How many entries a list has, and the cards of one page of it.

    ``view``, ``language`` and ``asked`` (name and value of each filter) say which list
    it is; ``subject`` is the number of what an archive is about.
    """

    def __init__(self, view, language, asked, **subject):
        self.which = (view, language, asked)
        self.subject = subject
        self.model, self.photos = view.model, view.shows_photos
        self._count = None

    def count(self):
        if self._count is None:
            key = ("count", *self.which, *self.subject.values())
            self._count = remembered(key, self._find_count)
        return self._count

    def _find_count(self):
        return numbers.count(*self.which, None, **self.subject)

    def __getitem__(self, page):
        """The cards of a slice. What lies in the second half is counted from the end:
        the database passes over all that comes before."""
        first, end, count = page.start, page.stop, self.count()
        if first <= count // 2:
            found = numbers(*self.which, False, piece=(first, end), **self.subject)
        else:
            end = min(end, count)
            piece = (count - end, count - first)
            found = numbers(*self.which, True, piece=piece, **self.subject)[::-1]
        return cards(found, photos=found if self.photos else ())


@prepared
def numbers(view, language, asked, from_the_end, **subject):
    """The numbers of all entries of a list; in no order where that is None."""
    chosen = view().chosen(language, asked, **subject).values_list("pk", flat=True)
    if from_the_end is None:
        return chosen.order_by()
    return chosen.reverse() if from_the_end else chosen
