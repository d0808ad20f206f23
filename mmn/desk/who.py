"""People of the desk, in a word."""

from django.utils.translation import gettext as _


def who(user):
    """What a user is called in a sentence; "somebody" where it isn't known."""
    return (user.get_full_name() or user.get_username()) if user else _("somebody")
