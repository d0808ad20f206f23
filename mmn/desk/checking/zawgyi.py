"""Burmese typed in Zawgyi: nobody changes it but the editor, who sees what it means."""

import re
import unicodedata
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from mmn.content.burmese import FEWEST, SURE, to_unicode, zawgyi_probability
from mmn.content.burmese.zawgyi import STACK
from mmn.content.richtext import rich_text_fields

from .typed import is_plain_text

# How much of the converted text is shown; all of it is taken over.
SHOWN = 160
# A longer text is judged by its beginning: the list follows what is typed.
JUDGED = 30_000
# Texts of several people come together: each paragraph is judged by itself.
_END = re.compile(r"(</(?:p|li|h[1-6]|td|th|blockquote|figcaption)>|<br ?/?>|\n)")
_BURMESE = re.compile("[\u1000-\u109f]")


def typed_in_zawgyi(typed):
    for part in typed.parts:
        for name in names_of_texts(part.model):
            text = part.value(name)
            if not _BURMESE.search(text) or (sure := how_sure(text)) < SURE:
                continue
            if (instead := in_unicode(text)) != unicodedata.normalize("NFC", text):
                yield finding(part, name, instead, sure)


def names_of_texts(model):
    """The fields that people write in, also those with words of a document."""
    plain = [f.name for f in model._meta.concrete_fields if is_plain_text(f)]
    return [*plain, *(field.name for field in rich_text_fields(model))]


def finding(part, name, instead, sure):
    words = _(
        "This seems to be typed in Zawgyi (%d %% sure): other fonts show it as "
        "nonsense, and nobody finds it. In Unicode it reads:"
    )
    found = part.finding("zawgyi", name, words % min(99, int(100 * sure)))
    return found | {"instead": instead, "shown": shortened(instead)}


def how_sure(text):
    return max(map(zawgyi_probability, _END.split(text[:JUDGED])))


def in_unicode(text):
    """``text`` with its paragraphs in Zawgyi converted; those too short to tell are
    taken for what the whole is."""
    whole = zawgyi_probability(text) > 0.5
    return "".join(
        to_unicode(piece) if is_to_convert(piece, whole) else piece
        for piece in _END.split(text)
    )


def is_to_convert(piece, whole):
    if len(_BURMESE.findall(piece)) < FEWEST:
        return whole
    return zawgyi_probability(piece) > 0.5


def shortened(text):
    """How it begins, without its tags, cut between two letters and not within one."""
    words = " ".join(unescape(strip_tags(text)).split())
    end = SHOWN
    while end < len(words) and belongs_to_the_one_before(words, end):
        end += 1
    return words if len(words) <= end else f"{words[:end]}…"


def belongs_to_the_one_before(words, place):
    mark = unicodedata.category(words[place]) in ("Mn", "Mc")
    return mark or words[place - 1] == STACK
