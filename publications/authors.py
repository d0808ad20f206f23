"""Who wrote a publication: one line in the form, names for those who cite it."""

import re

NETWORK = "Mekong Migration Network"
# "and" and commas may belong to a name ("Foundation for Education and Development"):
# only a semicolon divides, and what stands beside our own name.
BETWEEN = re.compile(rf"\s*[;\n]\s*|(?<={NETWORK}) and |,? and (?={NETWORK})")


def names(publication):
    """The names on the title page, each as it stands there: many people of the region
    have no family name that could be put first."""
    return [name for name in BETWEEN.split(publication.authors.strip()) if name]


def names_or_network(publication):
    return names(publication) or [NETWORK]
