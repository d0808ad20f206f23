"""What an editor should know about the text of a PDF, in sentences beside the file."""

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mmn.content.burmese import SURE
from mmn.content.languages import Language
from mmn.media.models import PdfText
from mmn.media.text_state import TextState

# In letters of their own: what comes out in Latin letters is not in them.
OWN_LETTERS = {"my", "km", "lo", "th", "zh-hans", "ja", "shn", "mnw", "ksw"}
# They share letters: a short text of one is easily taken for another.
ALIKE = ({"my", "shn", "mnw", "ksw"}, {"zh-hans", "ja"}, {"th", "lo"}, {"en", "vi"})


def text_notes(pdf):
    """The notes on a document as a list in HTML."""
    rows = [("warning" if urgent else "plain", text) for urgent, text in notes(pdf)]
    if pdf.given.strip() or (pdf.reading and pdf.reading.is_good):
        rows.append(("plain", linked(pdf.get_text_address(), _("Read as text"))))
    if not rows:
        return ""
    items = format_html_join("", '<li class="pdf-notes__{}">{}</li>', rows)
    return format_html('<ul class="pdf-notes">{}</ul>', items)


def linked(address, words):
    return format_html('<a href="{}">{}</a>', address, words)


def notes(pdf):
    """(whether something is to be done, sentence) about the text of a document."""
    reading = pdf.reading
    if pdf.given.strip():
        yield False, _("The text given below is searched and read aloud.")
        return
    if pdf.given_text.strip():
        yield (
            True,
            _(
                "The text below was given for an earlier file and is not used for this "
                "one. Paste the text of this file instead, or empty the field."
            ),
        )
    if reading is None or reading.read_at is None:
        yield False, _("Its text is being read; look again in a few minutes.")
    elif not reading.is_good:
        yield True, useless(pdf, reading)
    else:
        yield from about_good_text(pdf, reading)


def useless(pdf, reading):
    why = {
        TextState.NONE: _("its pages are only pictures"),
        TextState.BAD: _("its letters come out garbled, as with some old fonts"),
        TextState.FAIL: _("it is damaged, or too complicated to be read"),
    }
    return _(
        "This %(language)s PDF can't be searched or read aloud: %(why)s. Paste its "
        "text under “Text of this PDF”."
    ) % {"language": named(pdf.language), "why": why[reading.state]}


def about_good_text(pdf, reading):
    if reading.zawgyi >= SURE:
        yield False, converted(reading)
    if differ(pdf.language, reading.language):
        yield True, other_language(pdf.language, reading.language)
    if count := reading.blank_pages:
        words = ngettext(
            "%d page has no text: it is a picture, or empty.",
            "%d pages have no text: they are pictures, or empty.",
            count,
        )
        yield False, words % count
    if reading.cut:
        yield True, cut(reading)


def converted(reading):
    sure = min(99, round(100 * reading.zawgyi))
    words = _(
        "Its text is in Zawgyi (%d %% sure). Search and “Read as text” have it in "
        "Unicode: look there whether it came out well."
    )
    return words % sure


def differ(declared, found):
    alike = any({declared, found} <= family for family in ALIKE)
    return bool(found) and declared != found and not alike


def other_language(declared, found):
    if declared in OWN_LETTERS and found in ("en", "vi"):
        words = _(
            "This PDF is said to be in %(declared)s, but its text comes out in Latin "
            "letters. Change the language; or, if what you see in it is "
            "%(declared)s, it has an old font: paste its text under “Text of this PDF”."
        )
    else:
        words = _(
            "This PDF is said to be in %(declared)s, but its text looks like "
            "%(found)s. Look whether the language is right."
        )
    return words % {"declared": named(declared), "found": named(found)}


def cut(reading):
    if reading.cut == PdfText.Cut.LENGTH:
        return _("It is so long that only a part of its text is searched.")
    words = ngettext(
        "Only its first page is searched: reading more of it takes too long.",
        "Only its first %d pages are searched: reading more of it takes too long.",
        reading.pages_read,
    )
    return words if reading.pages_read == 1 else words % reading.pages_read


def named(code):
    """The name of a language in English, as in the list of languages."""
    label = dict(Language.choices).get(code, code)
    return label.partition(" (")[0]
