"""What is written in a link, and who holds one.

The signature only keeps links from being guessed: whether one works is asked of the
database each time. A holder's browser gets a cookie that is sent with requests for
files alone.
"""

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils import timezone, translation

from mmn.content.languages import address_language

from ..models import ShareLink

SIGNER = Signer(salt="mmn.desk.sharing")
COOKIE = "shared-"
# Where files stand; the cookie goes nowhere else.
PATHS = ["/media/", "/files/"]
# Nobody reads more drafts at once; a forger's heap of cookies costs nothing.
AT_MOST = 20


def token_of(link):
    """The same each time: a link that was copied and one that is listed are one."""
    return SIGNER.sign(link.pk)


def address_of(link):
    """The path of a link, in the interface of the entry's language."""
    with translation.override(address_language(link.entry.language)):
        return reverse("shared", args=[token_of(link)])


def link_of(token):
    """The link that ``token`` was made for, whether it works or not; else None."""
    number = number_in(token)
    links = ShareLink.objects.select_related("entry")
    return links.filter(pk=number).first() if number else None


def number_in(token):
    try:
        return int(SIGNER.unsign(token))
    except BadSignature:
        return None


def held(request):
    """The links whose holder sends this request, those that still work."""
    tokens = [v for name, v in request.COOKIES.items() if name.startswith(COOKIE)]
    numbers = {number_in(token) for token in tokens[:AT_MOST]} - {None}
    return ShareLink.objects.working().filter(pk__in=numbers) if numbers else []


def remember(response, link):
    """Let the holder's browser ask for the entry's files too, as long as it works."""
    for path in PATHS:
        response.set_cookie(
            f"{COOKIE}{link.pk}-{path.strip('/')}",
            token_of(link),
            max_age=link.expires_at - timezone.now(),
            path=path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
