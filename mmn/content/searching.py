"""How much may be looked for at once: each word costs a look at every row."""

# Letters: as long as the search form lets people write.
LONGEST = 200
MOST_WORDS = 8


def bounded(text):
    """The words of what somebody looks for, as many as are looked for."""
    return text[:LONGEST].split()[:MOST_WORDS]
