"""What to look at in the form of a post while it is written."""

from django.utils.translation import gettext as _

from .models import Post


def press_can_ask(typed):
    """A press release names somebody whom journalists reach."""
    contacts = [row for row in typed.rows("press_contacts") if row.value("name")]
    if typed.value("format") == Post.Format.PRESS_RELEASE and not contacts:
        yield typed.about_rows(
            "contact_missing",
            "press_contacts",
            _("Add somebody whom journalists can ask: a press release has a contact."),
        )
    for contact in contacts:
        if not contact.value("email") and not contact.value("phone"):
            yield contact.finding(
                "contact_unreachable",
                "email",
                _("Add an e-mail address or a telephone number of %s.")
                % contact.value("name"),
            )


def clipping_has_source(typed):
    if typed.value("format") != Post.Format.CLIPPING:
        return
    if not typed.value("outlet") and not typed.value("source_url"):
        yield typed.finding(
            "source_missing", "outlet", _("Say who printed or broadcast this.")
        )


CHECKS = [press_can_ask, clipping_has_source]
