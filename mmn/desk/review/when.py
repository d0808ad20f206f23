"""From when until when visitors see an entry, in plain words."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from mmn.content.models import Entry


def seen_by_visitors(entry):
    """The sentence for an entry as it is; also one that is not saved yet."""
    published = entry.status == Entry.Status.PUBLISHED
    return sentence(published, entry.published_at, entry.unpublish_at)


def sentence(published, start, end):
    """From when until when visitors see what is, or once it is, published."""
    now = timezone.now()
    if start and end and end <= start:
        return _(
            "It would be withdrawn before it is published: choose a later date to "
            "withdraw it, or none."
        )
    if end and end <= now:
        return over(published, end)
    facts = {"start": day_and_hour(start), "end": day_and_hour(end)}
    texts = once_published if published else before_that
    return texts(bool(start and start > now), bool(start), bool(end)) % facts


def over(published, end):
    facts = {"end": day_and_hour(end)}
    if published:
        return _("Visitors don't see it: it was withdrawn on %(end)s.") % facts
    return (
        _(
            "The time to withdraw it, %(end)s, is over: visitors would never see it. "
            "Choose a later one, or none."
        )
        % facts
    )


def once_published(later, started, ends):
    if later and ends:
        return _("Visitors see it from %(start)s until %(end)s.")
    if later:
        return _("Visitors see it from %(start)s.")
    if ends:
        return _("Visitors see it now, until %(end)s.")
    return _("Visitors see it since %(start)s.") if started else _("Visitors see it.")


def before_that(later, started, ends):
    if later and ends:
        return _(
            "Visitors don't see it yet. Once published, they see it from %(start)s "
            "until %(end)s."
        )
    if later:
        return _(
            "Visitors don't see it yet. Once published, they see it from %(start)s."
        )
    if ends:
        return _(
            "Visitors don't see it yet. Once published, they see it at once, until "
            "%(end)s."
        )
    return _("Visitors don't see it yet. Once published, they see it at once.")


def day_and_hour(moment):
    """ "Mon 30 Nov 2026, 09:00 Bangkok time"."""
    if moment is None:
        return ""
    shown = date_format(timezone.localtime(moment), "D j M Y, H:i")
    return _("%s Bangkok time") % shown
