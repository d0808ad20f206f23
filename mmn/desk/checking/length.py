"""How long a title looks, in whatever script."""

import unicodedata

# About what messengers and search engines show of a title.
LONGEST_SHARED = 70

_JOINERS = "\u200d\u1039\u17d2"  # what follows one is drawn into the letter before


def shown_length(text):
    """Letters as readers count them: marks belong to the letter they stand on, and a
    Chinese or Japanese one takes the place of two."""
    length, before = 0, ""
    for letter in unicodedata.normalize("NFC", text):
        drawn_with_it = unicodedata.category(letter) in ("Mn", "Mc", "Me", "Cf")
        if not drawn_with_it and before not in _JOINERS or not before:
            length += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        before = letter
    return length
