import re
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.test import Client

from mmn.content.scripts import script
from mmn.content.styles import sheet
from mmn.portal.page_cache.page import page_headers

# The rest nginx knows by itself, or it differs from page to page.
SHARED_BY_PAGES = (
    "Content-Security-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "Strict-Transport-Security",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Cache-Control",
)
INLINE = {"style-src": ("style", sheet), "script-src": ("script", script)}
_NAMES = r'{%% %s ((?:"[\w-]+" ?)+)'


class Command(BaseCommand):
    help = (
        "Prints the headers of all pages for nginx, which sends kept pages itself: "
        "page_headers > /etc/nginx/mmn-headers.conf, after each update of the site."
    )

    def handle(self, **options):
        host = settings.ALLOWED_HOSTS[0].lstrip(".").replace("*", "localhost")
        scheme = "https" if settings.HTTPS else "http"
        answer = Client(SERVER_NAME=host).get("/robots.txt", secure=scheme == "https")
        headers = dict(page_headers(list(answer.headers.items())))
        policy = headers["Content-Security-Policy"]
        headers["Content-Security-Policy"] = with_all_inline(policy)
        for name in SHARED_BY_PAGES:
            if name in headers:
                self.stdout.write(f'add_header {name} "{headers[name]}";')
        self.stdout.write('add_header Vary "Accept-Encoding, Cookie";')


def with_all_inline(policy):
    """The policy with every sheet and script that some template puts into its page."""
    for directive, (tag, make) in INLINE.items():
        if directive not in policy:
            sources = sorted(set(inline_sources(tag, make)))
            policy = " ".join([f"{policy}; {directive} 'self'", *sources])
    return policy


def inline_sources(tag, make):
    for folder in settings.TEMPLATES[0]["DIRS"]:
        for path in Path(folder).rglob("*.html"):
            for names in re.findall(_NAMES % tag, path.read_text()):
                yield make(*re.findall(r"[\w-]+", names)).source
