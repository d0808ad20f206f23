"""What a PDF is, in a line for people, and what keeps others from its text."""

from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mmn.media.models import PlacedFile
from mmn.media.text_state import TextState

from .who import who


def pdf_facts(pdf, with_text=True):
    """ "4 pages, 120 KB, text found" of anything that has these facts."""
    pages = ngettext("%d page", "%d pages", pdf.pages or 0) % (pdf.pages or 0)
    facts = [pages, filesizeformat(pdf.size)]
    if with_text and (text_state := getattr(pdf, "text_state", "")):
        text = str(TextState(text_state).label)
        facts.append(text[:1].lower() + text[1:])
    return ", ".join(facts)


def earlier_files(pdf):
    """What stood at the address of ``pdf`` before, to fetch; nothing if nothing did."""
    earlier = PlacedFile.objects.earlier(pdf)
    rows = [(row.get_absolute_url(), pdf_facts(row), replaced(row)) for row in earlier]
    if not rows:
        return ""
    return format_html(
        '<details class="earlier-files"><summary>{}</summary><ul>{}</ul></details>',
        ngettext("%d earlier file", "%d earlier files", len(rows)) % len(rows),
        format_html_join("", '<li><a href="{}">{}</a> {}</li>', rows),
    )


def replaced(earlier):
    """ "replaced on 3 Nov 2026, 14:05 by Reiko" """
    moment = date_format(timezone.localtime(earlier.next.placed_at), "j M Y, H:i")
    user = earlier.next.placed_by
    if user is None:
        return _("replaced on %s") % moment
    facts = {"when": moment, "who": who(user)}
    return _("replaced on %(when)s by %(who)s") % facts
