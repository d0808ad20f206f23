"""What staff are told about pictures that keep an entry from being published."""

from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _

LONGEST = 300


def refused():
    return _(
        "Not published yet. First describe these pictures, or mark them as decorative:"
    )


def in_a_message(pictures, address):
    """The refusal with a way to the field of each ``Picture`` in the form at
    ``address``."""
    ways = ((address, picture.field, picture.label) for picture in pictures)
    links = format_html_join(", ", '<a href="{}#{}">{}</a>', ways)
    return format_html("{} {}.", refused(), links)


def in_a_line(pictures):
    """The refusal as plain text that has room in a column."""
    names = ", ".join(picture.label for picture in pictures)
    return Truncator(f"{refused()} {names}.").chars(LONGEST)
