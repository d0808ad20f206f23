"""The page for journalists: the words of a standing page, and what our releases say."""

import re
from datetime import timedelta

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from mmn.content.languages import OWN_NAMES, Language
from mmn.content.views import PageDetail
from mmn.desk.pasting.known import plain
from news.models import Post, PressContact

# The address below which staff write "About MMN" and how to reach the secretariat.
ADDRESS = "press"
RELEASES = (
    Post.Format.PRESS_RELEASE,
    Post.Format.STATEMENT,
    Post.Format.JOINT_STATEMENT,
    Post.Format.OPEN_LETTER,
)
SHOWN = 6
# Whom older releases name may have left, or never wished to be asked for so long.
NAMED_FOR = timedelta(days=730)
MOST_CONTACTS = 60
OTHERS = ""
BETWEEN = re.compile(r"[,;/、၊]|\band\b|&")


class PressPage(PageDetail):
    """The standing page at this address, with releases and spokespersons; without one,
    these alone."""

    template_name = "portal/press.html"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, path=ADDRESS, **kwargs)

    def get_queryset(self):
        return super().get_queryset().filter(parent=None)

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            return render(request, "portal/press_plain.html", press())

    def get_context_data(self, **kwargs):
        return super().get_context_data(**press(), **kwargs)


def press():
    """``releases``, the newest first, and ``spokespersons`` by language."""
    releases = Post.objects.published().filter(format__in=RELEASES)
    shown = releases.for_reader(get_language()).newest_first().cards()
    return {
        "releases": shown.prefetch_related(None)[:SHOWN],
        "spokespersons": by_language(recent_contacts(releases)),
    }


def recent_contacts(releases):
    """Whom releases of the last two years name to the public, each person once and as
    named last."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    recent = releases.filter(published_at__gte=today - NAMED_FOR)
    named = PressContact.objects.filter(post__in=recent.order_by())
    named = named.select_related("post").order_by("-post__published_at", "position")
    people = {}
    for contact in named.only(*COLUMNS)[:MOST_CONTACTS]:
        contact.written_in = contact.post.language
        people.setdefault(plain(contact.name), contact)
    return list(people.values())


COLUMNS = (
    *("name", "title", "organisation", "email", "phone", "languages_spoken"),
    *("post__language",),
)


def by_language(contacts):
    """(code, name, contacts) of each language that is spoken, the reader's first; last,
    without a code, who speaks others or doesn't say."""
    found = {}
    for contact in contacts:
        for code in spoken(contact.languages_spoken):
            found.setdefault(code, []).append(contact)
    order = [get_language(), *Language.values, OTHERS]
    return [
        (code, OWN_NAMES.get(code, ""), found[code])
        for code in sorted(found, key=order.index)
    ]


def spoken(words):
    """The codes of the languages named in ``words``: "English and Khmer", "ไทย"."""
    named = [plain(word) for word in BETWEEN.split(words)]
    codes = (CODES.get(name, OTHERS) for name in named if name)
    return list(dict.fromkeys(codes)) or [OTHERS]


CODES = {
    plain(name): code
    for code, label in Language.choices
    for name in (label.partition(" (")[0], OWN_NAMES[code])
} | {"myanmar": "my", "mandarin": "zh-hans", "laotian": "lo", "karen": "ksw"}
