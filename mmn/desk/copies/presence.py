"""Who else has the same entry open."""

from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import FormCopy
from ..who import who


def others(user, entry, window):
    """A sentence about each other window in which somebody has ``entry`` open."""
    if entry is None:
        return []
    copies = FormCopy.objects.open_now().filter(entry=entry)
    elsewhere = copies.exclude(user=user, window=window).select_related("user")
    return [
        {"own": copy.user_id == user.pk, "sentence": sentence(copy, user)}
        for copy in elsewhere.order_by("opened_at", "pk")
    ]


def sentence(copy, reader):
    since, typed = clock(copy.opened_at), clock(copy.typed_at)
    facts = {"who": who(copy.user), "since": since, "typed": typed}
    if copy.user_id == reader.pk and copy.typed_at:
        text = _("You have this open in another window too; typed there at %(typed)s.")
    elif copy.user_id == reader.pk:
        text = _("You have this open in another window too, since %(since)s.")
    elif copy.typed_at:
        text = _("%(who)s has this open too, since %(since)s; last typed %(typed)s.")
    else:
        text = _("%(who)s has this open too, since %(since)s.")
    return text % facts


def clock(moment):
    return f"{timezone.localtime(moment):%H:%M}" if moment else ""
