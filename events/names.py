"""By which name a person is found again in other programmes."""

import hashlib
import re

from mmn.content.slugs import ascii_slug
from mmn.desk.pasting.honorifics import split_honorific
from mmn.desk.pasting.known import plain

# "A returned worker", "The coordinator": somebody who is not named.
UNNAMED = re.compile(r"(an?|one|another) [a-z]|the |[^\w]*$", re.IGNORECASE)
# "A Yu" is a name: what follows an article begins small.
ARTICLE = re.compile(r"(An?|One|Another) [A-Z]")


def person_key(name):
    """The last part of the address of who is called ``name``; "" for nobody.

    Forms of address, capitals and full stops make no difference, letters do: names that
    Latin letters write alike stay apart by a few figures.
    """
    rest = split_honorific(name)[1] or name
    if UNNAMED.match(rest) and not ARTICLE.match(rest):
        return ""
    compared = plain(rest)
    slug = ascii_slug(compared, fallback="person")
    if compared.isascii():
        return slug
    return f"{slug}-{hashlib.sha256(compared.encode()).hexdigest()[:6]}"
