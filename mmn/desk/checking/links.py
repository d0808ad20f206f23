"""Whether the links of a form lead anywhere, as far as they have been followed."""

from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.db import models
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from ..background import wake
from ..models import CheckedLink

LONGEST = 2000
# More links than this in one form are not followed.
MOST = 300
# Answers of those who don't like robots, or want to know who asks: they say nothing.
TELLS_NOTHING = {401, 402, 403, 405, 406, 407, 408, 421, 425, 429, 451, 999}


def links_answer(typed):
    """What is known of each link; new ones are followed soon, in the background."""
    links = list(links_of(typed))[:MOST]
    urls = {url for *_place, url in links}
    known = {row.url: row for row in CheckedLink.objects.filter(url__in=urls)}
    if CheckedLink.objects.ask(urls, known):
        wake("links")
    for part, name, at, url in links:
        found = trouble(known[url]) if url in known else None
        if found:
            yield part.finding(found[0], name, found[1], at=at)


def are_followed(typed):
    """Whether links of this form are still to be followed."""
    urls = {url for *_place, url in list(links_of(typed))[:MOST]}
    return bool(urls) and CheckedLink.objects.due().filter(url__in=urls).exists()


def links_of(typed):
    """Every link as (part, field, place in the text, address)."""
    for part in typed.parts:
        for field in part.model._meta.concrete_fields:
            if isinstance(field, models.URLField) and part.value(field.name):
                url = followed(part.value(field.name), typed.request)
                if url:
                    yield part, field.name, None, url
    for part, name, text in typed.formatted:
        for link in text.links:
            url = followed(link.address, typed.request)
            if url:
                yield part, name, {"tag": "a", "number": link.number}, url


def followed(address, request):
    """The address to ask: a path where it is ours; "" if there is nothing to ask."""
    if not address.strip() or address.startswith("#"):
        return ""
    try:
        parts = urlsplit(urljoin(f"{request.scheme}://{request.get_host()}/", address))
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    parts = parts._replace(path=parts.path or "/", fragment="")
    if host in own_hosts(request):
        parts = parts._replace(scheme="", netloc="")
    url = iri_to_uri(parts.geturl().strip())
    return url if len(url) <= LONGEST else ""


def own_hosts(request):
    return {*settings.ALLOWED_HOSTS, urlsplit(f"//{request.get_host()}").hostname}


def trouble(link):
    """What to say of a link that was followed: its code and a sentence, or None."""
    if link.checked_at is None:
        return None
    words = {"url": link.url[:80], "now": link.leads_to, "status": link.status}
    if link.status is None or link.status in TELLS_NOTHING:
        return unchecked() if link.problem else None
    if link.status >= 500:
        return "link_trouble", _(
            "Open this link yourself: %(url)s answered with an error (%(status)d)."
        ) % words
    if link.status >= 400 and link.is_own:
        return "link_broken", _(
            "Correct this link: visitors find nothing at %(url)s. The page is a draft, "
            "was renamed, or never was there."
        ) % words
    if link.status >= 400:
        return "link_broken", _(
            "Correct or remove this link: there is no page at %(url)s any more "
            "(%(status)d)."
        ) % words
    if link.leads_to:
        return "link_moved", _(
            "The page at %(url)s has moved. The link still works; better is %(now)s."
        ) % words
    return None


def unchecked():
    return "link_unchecked", _(
        "This link could not be checked from here. Open it yourself, once."
    )
