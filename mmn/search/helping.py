"""What helps where nothing was found: a word spelled in another way, fewer filters,
single words, words that begin so."""

from contextlib import suppress
from difflib import get_close_matches

from django.db import OperationalError, transaction

from .asking import understand
from .finding import find
from .models import FruitlessQuery, KnownWord

MOST_COMPARED = 3000
# A query that could name a person is not kept.
MOST_DIGITS = 5
ENOUGH = 1


def help_for(asked, facets):
    """What may help, for the page; whatever is offered does find something."""
    return {
        "without_filters": bool(facets) and bool(find(asked, most=ENOUGH)),
        "spelled": _spelled(asked, facets),
        "single": _single_words(asked, facets),
        "longer": _longer_words(asked, facets),
    }


def _spelled(asked, facets):
    """The query with words of the index in place of those that it doesn't have."""
    written = asked.text.split()
    better = [_nearest(word) for word in written]
    if better == written:
        return ""
    text = " ".join(better)
    return text if find(understand(text), facets, most=ENOUGH) else ""


def _nearest(word):
    folded = word.lower()
    if not (folded.isascii() and folded.isalpha()) or not 4 <= len(folded) <= 30:
        return word
    if KnownWord.objects.filter(word=folded).exists():
        return word
    words = KnownWord.objects.filter(word__startswith=folded[0])
    words = words.values_list("word", flat=True).order_by("word")[:MOST_COMPARED]
    near = get_close_matches(folded, list(words), n=1, cutoff=0.75)
    return near[0] if near else word


def _single_words(asked, facets):
    """Of several words, those that are found alone."""
    if len(asked.wanted) < 2:
        return []
    words = [word for word in asked.text.split() if not word.startswith(("-", '"'))]
    return [w for w in words if find(understand(w), facets, most=ENOUGH)]


def _longer_words(asked, facets):
    """The query with a star: words that begin so, if there are any."""
    last = asked.text.split()[-1]
    if last.endswith(("*", '"')) or len(last) < 3:
        return ""
    text = f"{asked.text}*"
    return text if find(understand(text), facets, most=ENOUGH) else ""


def count(folded):
    """Keep for staff that this was looked for in vain; while the database is busy
    writing something long, the reader's page matters more."""
    digits = sum(letter.isdigit() for letter in folded)
    if folded and "@" not in folded and digits <= MOST_DIGITS:
        with suppress(OperationalError), transaction.atomic():
            FruitlessQuery.objects.note(folded)
